# SPDX-License-Identifier: EUPL-1.2
"""Which Latin key was meant when the keyboard types Cyrillic.

The place of the key on the keyboard decides, as on every keyboard sold with both alphabets. Where the system
does not tell the place, the letter decides: by its place on ЙЦУКЕН, or by its sound on a phonetic layout.
"""

import sys

from PySide6.QtGui import QGuiApplication, QKeyEvent

_PLACES = "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"
_RUSSIAN = "ЙЦУКЕНГШЩЗ", "ФЫВАПРОЛД", "ЯЧСМИТЬ"
_PHONETIC = "ЯВЕРТЪУИОП", "АСДФГХЙКЛ", "ЗЬЦЖБНМ"
# Where the three rows of letters begin, and 1 and slash lie, as the system numbers its keys.
_EVDEV = (24, 38, 52, 10, 61)
_WINDOWS = (0x10, 0x1E, 0x2C, 0x02, 0x35)

_CYRILLIC = range(0x0400, 0x0530)


def _scan_codes() -> dict[int, int]:
    starts = _WINDOWS if sys.platform == "win32" else _EVDEV
    codes = {
        start + offset: ord(letter)
        for start, row in zip(starts, _PLACES, strict=False)
        for offset, letter in enumerate(row)
    }
    codes.update({starts[3] + offset: ord(digit) for offset, digit in enumerate("1234567890")})
    codes[starts[4]] = ord("/")
    return codes


def _letters(layout: tuple[str, ...]) -> dict[int, int]:
    return {
        ord(letter): ord(place)
        for row, places in zip(layout, _PLACES, strict=True)
        for letter, place in zip(row, places, strict=True)
    }


_BY_PLACE = _scan_codes()
_BY_LETTER = {"ru": _letters(_RUSSIAN), "bg": _letters(_PHONETIC)}


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
