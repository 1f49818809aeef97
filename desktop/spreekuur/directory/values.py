# SPDX-License-Identifier: EUPL-1.2
"""What people type into a field of the directory, made into what is kept. Pure."""

import re

from spreekuur import signs
from spreekuur.content import hours
from spreekuur.content.hours import Words
from spreekuur.errors.directory import HoursNotReadable, LinkNotReadable, MailNotReadable, PhoneNotReadable

BETWEEN = " / "
_NUMBER = re.compile(r"\+?[\d\s\-.()]+")
_SEPARATOR = re.compile(r"\s*[/;,]\s*|\s+(?:of|or|en|lub|или|sau|o)\s+")
_LINK = re.compile(r"(?:https?://)?([\w\-]+(?:\.[\w\-]+)+(?:/\S*)?)", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[\w\-]+(?:\.[\w\-]+)+")


def cleaned(field: str, text: str, entry: str, words: Words, language: str) -> str:
    """The value as it is kept; `entry` is the name of the place, for the sentence when it is refused.

    Raises: PhoneNotReadable, HoursNotReadable, LinkNotReadable, MailNotReadable.
    """
    plain = signs.kept(text).strip()
    if not plain:
        return ""
    if field == "hours":
        opening = hours.read(plain, words, language)
        if opening is None:
            raise HoursNotReadable(entry)
        return hours.written(opening)
    return _CLEAN.get(field, _one_line)(plain, entry)


def _one_line(text: str, _entry: str) -> str:
    return " ".join(text.split())


def _link(text: str, entry: str) -> str:
    if (link := _LINK.fullmatch(text)) is None:
        raise LinkNotReadable(entry)
    return f"https://{link[1]}"


def _mail(text: str, entry: str) -> str:
    if not _MAIL.fullmatch(text):
        raise MailNotReadable(entry)
    return text


def _things(text: str, _entry: str) -> str:
    return "\n".join(line.strip() for line in re.split(r"[\n;]", text) if line.strip())


def _phone(text: str, entry: str) -> str:
    numbers = [" ".join(one.split()) for one in _SEPARATOR.split(text) if one.strip()]
    for number in numbers:
        if not _NUMBER.fullmatch(number) or not 3 <= sum(sign.isdigit() for sign in number) <= 15:
            raise PhoneNotReadable(entry)
    if not numbers:
        raise PhoneNotReadable(entry)
    return BETWEEN.join(numbers)


_CLEAN = {"phone": _phone, "url": _link, "email": _mail, "bring": _things}
