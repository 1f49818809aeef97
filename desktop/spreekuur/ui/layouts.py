# SPDX-License-Identifier: EUPL-1.2
"""Which Latin key was meant when the keyboard types Cyrillic, and which letter stands for which.

The place of the key on the keyboard decides, as on every keyboard sold with both alphabets. Where the system
does not tell the place, the letter decides: by its place on ЙЦУКЕН, or by its sound on a phonetic layout.
"""

import sys

from PySide6.QtGui import QGuiApplication, QKeyEvent

_PLACES = "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"
_SIGNS = "[]", ";'", ",./"  # what follows each row of letters
_RUSSIAN = "ЙЦУКЕНГШЩЗ", "ФЫВАПРОЛД", "ЯЧСМИТЬ"
_BULGARIAN = ",УЕИШЩКСДЗ", "ЬЯАОЖГТНВ", "ЮЙЪЭФХП"  # БДС, as on the keys
_PHONETIC = "ЯВЕРТЪУИОП", "АСДФГХЙКЛ", "ЗЬЦЖБНМ"
# Where the three rows of letters and the row of digits begin, as the system numbers its keys.
_EVDEV = 24, 38, 52, 10
_WINDOWS = 0x10, 0x1E, 0x2C, 0x02

_CYRILLIC = range(0x0400, 0x0530)


def _scan_codes() -> dict[int, int]:
    starts = _WINDOWS if sys.platform == "win32" else _EVDEV
    rows = [letters + signs for letters, signs in zip(_PLACES, _SIGNS, strict=True)]
    return {
        start + offset: ord(sign)
        for start, row in zip(starts, [*rows, "1234567890-="], strict=True)
        for offset, sign in enumerate(row)
    }


def _letters(layout: tuple[str, ...]) -> dict[int, int]:
    return {
        ord(letter): ord(place)
        for row, places in zip(layout, _PLACES, strict=True)
        for letter, place in zip(row, places, strict=True)
    }


_BY_PLACE = _scan_codes()
_BY_LETTER = {"ru": _letters(_RUSSIAN), "bds": _letters(_BULGARIAN), "bg": _letters(_PHONETIC)}


def latin_key(event: QKeyEvent) -> int:
    """The key that stands for this one on a Latin keyboard; itself when it is not Cyrillic."""
    key = event.key()
    if key not in _CYRILLIC:
        return key
    by_place = _BY_PLACE.get(event.nativeScanCode())
    if by_place is not None:
        return by_place
    language = QGuiApplication.inputMethod().locale().name()[:2]
    letters = _BY_LETTER["ru" if language in ("ru", "uk", "be") else "bg"]
    upper = ord(chr(key).upper())
    return letters.get(upper, _BY_LETTER["ru"].get(upper, key))


def as_typed(event: QKeyEvent) -> str:
    """The Cyrillic capital that this key types; empty for any other key."""
    key = event.key()
    return chr(key).upper() if key in _CYRILLIC else ""


def by_sound(letter: str) -> str:
    """The Latin capital that stands for a letter: itself, or for a Cyrillic one the key of its sound; else empty."""
    upper = letter.upper()
    if "A" <= upper <= "Z":
        return upper
    return chr(_BY_LETTER["bg"].get(ord(upper), 0)).strip("\0") if len(upper) == 1 else ""


def on_the_key(latin: str) -> set[str]:
    """The Cyrillic letters that stand on the key of this Latin one, on any of the layouts."""
    return {
        chr(one) for letters in _BY_LETTER.values() for one, place in letters.items() if chr(place) == latin
    }
