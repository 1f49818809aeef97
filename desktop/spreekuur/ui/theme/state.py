# SPDX-License-Identifier: EUPL-1.2
"""What the painted parts read: the colours, fonts and sizes of the theme in use.

Module state, like the language in use: parts read it while painting, so a switch is a repaint.
"""

from collections.abc import Sequence

from PySide6.QtGui import QBrush, QColor, QFont, QPalette, QPen

from spreekuur.ui.theme.tokens import DARK, LIGHT, Tokens

# Role of a text -> points at 100 % and weight. The size goes through QFont, so that the text size works.
_ROLES = {
    "title": (18.0, 600),
    "section": (14.0, 600),
    "subsection": (13.0, 600),
    "body": (13.0, 400),
    "strong": (13.0, 600),
    "label": (12.0, 600),
    "card": (12.0, 400),
    "card_strong": (12.0, 600),
    "chip": (12.0, 400),
    "chip_strong": (12.0, 600),
    "hint": (10.5, 400),
    "hint_strong": (10.5, 600),
    "number": (24.0, 600),
    "row": (14.0, 400),
    "row_strong": (14.0, 600),
    "display": (24.0, 600),
    "clock": (48.0, 600),
    "huge": (66.0, 600),
    "large": (20.0, 400),
    "large_strong": (20.0, 600),
    "larger": (28.0, 600),
    "larger_strong": (28.0, 600),
    # What a client reads from a metre away: large already, so a larger text size adds less to it.
    "client": (17.0, 400),
    "client_strong": (17.0, 600),
    "client_small": (14.0, 400),
    "client_small_strong": (14.0, 600),
    "client_lead": (20.0, 400),
    "client_lead_strong": (20.0, 600),
    "client_question": (21.0, 600),
    "client_name": (34.0, 600),
    "client_long": (26.0, 600),
    "client_phone": (66.0, 600),
    "client_phone_low": (54.0, 600),
}
FAMILY = "Spreekuur Sans"
_TABULAR = QFont.Tag("tnum")

_tokens: Tokens = LIGHT
_percent = 100
_family = FAMILY
_fonts: dict[str, QFont] = {}
_colours: dict[str, QColor] = {}
_inks: dict[int, QPalette] = {}


def choose(*, dark: bool, percent: int, family: str) -> None:
    """Read from now on another scheme, text size and family; repainting is the caller's."""
    global _tokens, _percent, _family
    _tokens, _percent, _family = (DARK if dark else LIGHT), percent, family
    _fonts.clear()
    _colours.clear()


def tokens() -> Tokens:
    """The colours in use, by token."""
    return _tokens


def is_dark() -> bool:
    """Whether the dark scheme is in use."""
    return _tokens is DARK


def percent() -> int:
    """The text size in use, 90 to 200."""
    return _percent


def color(token: str) -> QColor:
    """The colour of a token in the scheme in use."""
    found = _colours.get(token)
    if found is None:
        found = _colours[token] = QColor(_tokens[token])
    return found


def ink(colour: QColor) -> QPalette:
    """A palette that writes in a colour.

    Brushes and pens are taken from it: giving a painter a bare colour builds all of Qt's enums, which nothing
    else needs before the first paint.
    """
    found = _inks.get(colour.rgba())
    if found is None:
        found = _inks[colour.rgba()] = QPalette()
        found.setColor(QPalette.ColorRole.WindowText, colour)
    return found


def brush(colour: QColor) -> QBrush:
    """A brush of a colour."""
    return ink(colour).windowText()


def pen(colour: QColor, width: float = 1) -> QPen:
    """A pen of a colour."""
    return QPen(brush(colour), width)


def mixed(token: str, other: str, share: float) -> QColor:
    """A token's colour moved towards another by a share from 0 to 1."""
    a, b = color(token), color(other)
    parts: Sequence[float] = [
        one + (two - one) * share
        for one, two in ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
    ]
    return QColor.fromRgbF(*parts)


def font(role: str = "body") -> QFont:
    """The font of a role at the text size in use; each is made once."""
    found = _fonts.get(role)
    if found is None:
        points, weight = _ROLES[role]
        found = QFont(_family)
        found.setPointSizeF(points * (client_scale() if role.startswith("client") else _percent / 100))
        found.setWeight(QFont.Weight(weight))
        found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        found.setFeature(_TABULAR, 1)
        _fonts[role] = found
    return found


def client_scale() -> float:
    """How much larger than drawn the client view is at the text size in use."""
    return 1 + (_percent - 100) * 0.004


def px(size: float) -> int:
    """An icon's or a text-bound width at the text size in use."""
    return round(size * max(_percent, 100) / 100)


def height(size: float) -> int:
    """A control's height at the text size in use: it grows with the text, but slower, and never shrinks."""
    return round(size * (1 + max(_percent - 100, 0) * 0.0065))
