# SPDX-License-Identifier: EUPL-1.2
"""What a sound catalogue is: complete, used, filled in, same placeholders, right plural forms."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

# How many forms, and which numbers take which: the forms that gettext documents for each language.
PLURALS = {
    "nl": (2, "n != 1"),
    "en": (2, "n != 1"),
    "es": (2, "n != 1"),
    "bg": (2, "n != 1"),
    "ro": (3, "n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2"),
    "pl": (3, "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"),
}
# Invisible signs that change how a text is read; a soft hyphen and a no-break space are welcome.
_HIDDEN = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]")
# No text says that somebody has or lacks a right: it names who decides.
_RIGHTS = {
    "nl": r"\b(recht(en)? op|(heeft|hebt|hebben|had) (er )?(geen )?recht)\b",
    "en": r"\b(entitled|entitlement|have the right to|has the right to|no right to)\b",
    "pl": r"\b(ma|masz|mają) prawo do\b|\bnie przysługuje\b|\bprzysługuje (Panu|Pani)\b",
    "bg": r"\b(има|имате|нямате|няма|имат) право на\b",
    "ro": r"\b(are|aveți|aveţi|au|nu are) dreptul (la|să)\b",
    "es": r"\b(tiene|tienen|no tiene) derecho a\b",
}


@dataclass(frozen=True)
class Message:
    """One entry of a catalogue."""

    where: str
    singular: str
    plural: str
    texts: tuple[str, ...]
    fuzzy: bool
    context: str

    def __str__(self) -> str:
        return f"{self.where}: «{self.singular[:70]}»"


def faults(language: str, entries: Iterable[Message], code: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with one language, one line each; `code` is what the program says, with its plurals."""
    known: dict[str, Message] = {}
    for entry in entries:
        yield from _entry_faults(language, entry, code)
        other = known.setdefault(entry.singular, entry)
        if other.texts != entry.texts:
            yield f"{entry} is translated otherwise in {other.where}"
        elif other is not entry and other.where == entry.where:
            yield f"{entry} stands twice"
    if language != "en":
        for singular in code.keys() - known.keys():
            yield f"{language}: «{singular[:70]}» has no translation"


def _entry_faults(language: str, entry: Message, code: Mapping[str, str]) -> Iterator[str]:
    if entry.singular not in code:
        yield f"{entry} is not said by the program any more"
    elif entry.plural != code[entry.singular]:
        yield f"{entry} has another plural than in the program"
    if entry.fuzzy or entry.context or not all(entry.texts):
        yield f"{entry} is fuzzy, empty or has a context"
    if entry.plural and len(entry.texts) != PLURALS[language][0]:
        yield f"{entry} must have {PLURALS[language][0]} forms"
    if language == "en" and entry.texts in {(entry.singular,), (entry.singular, entry.plural)}:
        yield f"{entry} says the same as the program: leave it out"
    if all(entry.texts):
        yield from _text_faults(language, entry)


def _text_faults(language: str, entry: Message) -> Iterator[str]:
    for number, text in enumerate(entry.texts):
        wanted = placeholders(entry.plural or entry.singular)
        may_lack = 1 if entry.plural and number == 0 else 0  # «one letter» may leave the number out
        if len(wanted - placeholders(text)) > may_lack or placeholders(text) - wanted:
            yield f"{entry} has other placeholders: {text[:70]}"
        if _edges(text) != _edges(entry.singular):
            yield f"{entry} begins or ends with other white space"
        if _HIDDEN.search(text):
            yield f"{entry} holds an invisible sign"
        if re.search(_RIGHTS[language], text, re.IGNORECASE):
            yield f"{entry} says that somebody has or lacks a right: {text[:70]}"


def placeholders(text: str) -> frozenset[str]:
    """The fields that `format` would fill in; a text that cannot be formatted has a field nothing matches."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"not a format: " + text})


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
