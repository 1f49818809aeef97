# SPDX-License-Identifier: EUPL-1.2
"""The house style on paper: colours, faces and sizes. Measures are millimetres, type is in points."""

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spreekuur.resources import resource

MM = 72 / 25.4
A4 = (210.0, 297.0)
A5 = (148.0, 210.0)
A6 = (105.0, 148.0)

_BULGARIAN = ".bg"

REGULAR, SEMIBOLD, ITALIC = "SpreekuurSans-Regular", "SpreekuurSans-SemiBold", "SpreekuurSans-Italic"

# Each of these reads on white and on the tint, and on a grey laser printer (8:1 and more; red 6.5:1).
INK = (0x1A, 0x1D, 0x20)
PETROL = (0x0B, 0x4F, 0x6C)
GREY = (0x44, 0x4B, 0x52)
RED = (0xB4, 0x23, 0x2A)
TINT = (0xEE, 0xF4, 0xF6)
WHITE = (0xFF, 0xFF, 0xFF)
BLACK = (0, 0, 0)
RULE = (0xB4, 0xBC, 0xC2)
"""Of thin lines between what is read; nothing is lost where a printer leaves them out."""
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of text looks; `lead` is the distance between base lines in millimetres."""

    face: str = REGULAR
    size: float = 10.5
    lead: float = 4.7
    colour: Colour = INK

    def bold(self) -> "Style":
        """The same in semi-bold."""
        return replace(self, face=SEMIBOLD)

    def of(self, language: str) -> "Style":
        """The same with the letter forms of that language; Bulgarian has its own."""
        if language != "bg" or self.face.endswith(_BULGARIAN):
            return self
        return replace(self, face=self.face + _BULGARIAN)

    def scaled(self, factor: float) -> "Style":
        """The same, larger or smaller."""
        return replace(self, size=self.size * factor, lead=self.lead * factor)


class _Whole(int):
    """A whole number that reportlab writes as it is; of a plain one it first looks for the fraction, each time."""


class _Widths(dict[str, float]):
    """Width of each character in thousandths of the size, looked up once."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        wide = int(self._face.getCharWidth(ord(character)))
        self[character] = wide
        return wide


@cache
def font(name: str) -> Any:
    """The face as reportlab knows it, registered at its first use."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    file = name.removesuffix(_BULGARIAN)
    made = TTFont(name, str(resource("fonts", f"{file}.ttf")), asciiReadable=0)
    if name != file:
        _in_bulgarian(made.face, file)
    made.face.charWidths = {code: _Whole(round(wide)) for code, wide in made.face.charWidths.items()}
    pdfmetrics.registerFont(made)
    return made


def _in_bulgarian(face: Any, file: str) -> None:
    """Let the letters of the face point to their Bulgarian forms, under a name of its own for the PDF."""
    forms = json.loads(resource("fonts", "bulgarian.json").read_text("utf-8"))[file]
    face.name = f"{file}BG".encode()
    face.charToGlyph = face.charToGlyph | {ord(sign): glyph for sign, (glyph, _) in forms.items()}
    face.charWidths = face.charWidths | {ord(sign): _Whole(wide) for sign, (_, wide) in forms.items()}


@cache
def _widths(name: str) -> _Widths:
    return _Widths(font(name).face)


def units(text: str, face: str) -> float:
    """How wide the text is in thousandths of its size."""
    return sum(map(_widths(face).__getitem__, text))


def width(text: str, style: Style) -> float:
    """How wide the text is in this style, in millimetres."""
    return units(text, style.face) * style.size / (1000 * MM)
