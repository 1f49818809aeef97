# SPDX-License-Identifier: EUPL-1.2
"""Which encoding a text file has: said by its first bytes, else the one in which it reads like our languages. Pure."""

import codecs
from collections.abc import Iterator

KNOWN = ("utf-8", "utf-16-le", "utf-16-be", "windows-1250", "windows-1251", "windows-1252", "iso-8859-2")
"""What a desk's files come in; the last four look alike and are guessed."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 256 * 1024
_SINGLE = ("windows-1252", "windows-1250", "windows-1251", "iso-8859-2")
_OF_CENTRAL = ("windows-1250", "iso-8859-2")
# Letters of Polish and Romanian, and of Dutch, Spanish, German and French, that stand at the same places.
_CENTRAL = frozenset("ąćęłńśźżŁŚŹŻĄĆĘŃăşţĂŞŢ")
_WESTERN = frozenset("ñÑèêëïìòùãõåæøßÿûôÊÈËÏ¿¡ºª")
_SHARED = frozenset("áéíóúöüçâîäÁÉÍÓÚÖÜÇÂÎÄ€–—‘’“”…•´«»§°")
_VOWELS = frozenset("aeiouáéíóúAEIOUÁÉÍÓÚ")


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str, bool] | None:
    """The text, its encoding, and whether that is sure; None if it is no text in any of these encodings."""
    if encoding is not None:
        text = _as(data, encoding)
        return (text, encoding, True) if text is not None else None
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _as(data, name)
            return (text, name, True) if text is not None else None
    if (wide := _wide(data)) is not None:
        text = _as(data, wide)
        return (text, wide, False) if text is not None else None
    text = _as(data, "utf-8")
    if text is not None:
        return text, "utf-8", True
    name = max(_SINGLE, key=lambda each: _likeness(data, each))
    return data.decode(name, "replace"), name, False


def _as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return text.removeprefix("\ufeff")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark has a zero in nearly every second byte."""
    some = data[:4096]
    zeros = (some[0::2].count(0), some[1::2].count(0))
    half = max(len(some) // 2, 1)
    if zeros[1] > half * 0.4 and zeros[0] < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > half * 0.4 and zeros[1] < half * 0.1 else None


def _likeness(data: bytes, encoding: str) -> float:
    """How much the text reads like one of our languages in this encoding."""
    text = data[:_LOOKED_AT].decode(encoding, "replace")
    return sum(_points(encoding, before, sign, after) for before, sign, after in _uncommon(text))


def _uncommon(text: str) -> Iterator[tuple[str, str, str]]:
    last = len(text) - 1
    for at, sign in enumerate(text):
        if not sign.isascii():
            yield (text[at - 1] if at else " "), sign, (text[at + 1] if at < last else " ")


def _points(encoding: str, before: str, sign: str, after: str) -> float:
    if sign == "\ufffd":
        return -5
    if encoding == "windows-1251":
        # Cyrillic letters stand together; a single one among Latin letters is a letter of another encoding.
        if "А" <= sign <= "я":
            return -2 if _is_latin(before) or _is_latin(after) else 1.5
        return -0.5 if sign.isalpha() else 0
    if sign in "ńñ":
        # A Spanish ñ stands before a vowel, where Polish never has ń.
        fits = (after in _VOWELS) is (sign == "ñ")
        return 1 if fits else -1
    own = _CENTRAL if encoding in _OF_CENTRAL else _WESTERN
    if sign in own:
        return 1
    if sign in _SHARED:
        return 0.5
    return -1


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
