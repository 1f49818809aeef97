# SPDX-License-Identifier: EUPL-1.2
"""Which characters can stand on paper: composed, spelled right for Romanian, and in our fonts."""

import unicodedata

from spreekuur.errors.letters import ControlCharacter, MissingGlyph
from spreekuur.printing.house import REGULAR, font

_ROMANIAN = str.maketrans("şţŞŢ", "șțȘȚ")
_BREAKS = str.maketrans("\n\r\t", "   ")


def clean(text: str, language: str) -> str:
    """The text in composed form; in Romanian the comma-below letters that old keyboards write with a cedilla.

    Turkish really has the cedilla, so no other language is touched.
    """
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_ROMANIAN) if language == "ro" else composed


def one_line(text: str) -> str:
    """The text without line breaks and tabs, for a field that takes several lines when typed."""
    return " ".join(text.translate(_BREAKS).split())


def check(text: str, field: str) -> None:
    """Make sure that every character prints.

    Raises: ControlCharacter for an invisible character that could change how the text reads; MissingGlyph for
    one that our fonts lack. Both name the field, so that nobody finds an empty box on the printed page.
    """
    known = font(REGULAR).face.charToGlyph
    for character in unicodedata.normalize("NFC", text):
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
            raise ControlCharacter(field=field, code=f"U+{ord(character):04X}")
        if ord(character) not in known:
            raise MissingGlyph(field=field, character=character, code=f"U+{ord(character):04X}")


def printable(text: str) -> str:
    """The text on one line, with a question mark for what our fonts lack: for what was typed long ago."""
    known = font(REGULAR).face.charToGlyph
    composed = unicodedata.normalize("NFC", one_line(text))
    return "".join(sign if ord(sign) in known else "?" for sign in composed if sign.isprintable())
