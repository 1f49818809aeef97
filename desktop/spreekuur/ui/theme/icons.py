# SPDX-License-Identifier: EUPL-1.2
"""The line icons, coloured by token: one family, one stroke, drawn sharp on every screen."""

import re

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from spreekuur.resources import resource

_STROKE = "1.75"
_sources: dict[str, str] = {}
_drawn: dict[tuple[str, str, int, float, str], QPixmap] = {}


def source(name: str) -> str:
    """The drawing of an icon with our stroke, still uncoloured."""
    found = _sources.get(name)
    if found is None:
        text = resource("icons", f"{name}.svg").read_text("utf-8")
        text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).strip()
        found = re.sub(r'stroke-width="[^"]*"', f'stroke-width="{_STROKE}"', text)
        _sources[name] = found
    return found


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0, stroke: str = _STROKE) -> QPixmap:
    """The icon in this colour and size in logical pixels, sharp at the screen's pixel ratio."""
    key = (name, colour.name(), size, ratio, stroke)
    found = _drawn.get(key)
    if found is None:
        coloured = source(name).replace("currentColor", colour.name())
        coloured = coloured.replace(f'stroke-width="{_STROKE}"', f'stroke-width="{stroke}"')
        found = QPixmap(round(size * ratio), round(size * ratio))
        found.fill(QColor(0, 0, 0, 0))
        painter = QPainter(found)
        QSvgRenderer(QByteArray(coloured.encode())).render(
            painter, QRectF(0, 0, found.width(), found.height())
        )
        painter.end()
        found.setDevicePixelRatio(ratio)
        _drawn[key] = found
    return found


def draw(painter: QPainter, name: str, colour: QColor, box: QRectF, stroke: str = _STROKE) -> None:
    """Draw the icon centred in a box, as large as the box's shorter side; a large one wants a thinner stroke."""
    size = round(min(box.width(), box.height()))
    ratio = painter.device().devicePixelRatio()
    x = round(box.x() + (box.width() - size) / 2)
    y = round(box.y() + (box.height() - size) / 2)
    painter.drawPixmap(x, y, pixmap(name, colour, size, ratio, stroke))
