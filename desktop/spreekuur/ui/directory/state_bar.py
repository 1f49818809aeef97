# SPDX-License-Identifier: EUPL-1.2
"""How the whole directory stands, as one bar with its numbers below it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spreekuur.desk.directory_calls import Standing
from spreekuur.language import _, ngettext
from spreekuur.ui import theme
from spreekuur.ui.widgets import FlowLayout, NoteLine, painting

_HIGH = 14
_LOOKS = (("circle-check", "ok"), ("pencil", "info"), ("clock", "warn"), ("circle-question-mark", "muted"))


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.standing = Standing()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A line as high as a word."""
        return QSize(theme.px(160), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts side by side."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        painting.fill(painter, box, box.height() / 2, theme.color("alt"))
        painter.setClipPath(painting.rounded(box, box.height() / 2))
        x, total = 0.0, max(self.standing.total, 1)
        for count, (_icon, tone) in zip(_counts(self.standing), _LOOKS, strict=True):
            wide = box.width() * count / total
            if wide and tone != "muted":
                painter.fillRect(QRectF(x, 0, wide, box.height()), theme.brush(theme.color(tone)))
                painter.fillRect(
                    QRectF(x + wide - 2, 0, 2, box.height()), theme.brush(theme.color("surface"))
                )
            x += wide
        painter.setClipping(False)
        painting.outline(painter, box, box.height() / 2, theme.color("input"))


class StateBar(QWidget):
    """The bar, and what each part of it means in words and numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = _Bar()
        self._lines = [NoteLine(icon, tone) for icon, tone in _LOOKS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        holder = QWidget()
        flow = FlowLayout(holder, gap=16, line_gap=4)
        for line in self._lines:
            flow.addWidget(line)
        column.addWidget(holder)

    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""
        self._bar.standing = standing
        said = [
            ngettext("{n} field sure", "{n} fields sure", standing.sure).format(n=standing.sure),
            ngettext("{n} waits for you", "{n} wait for you", standing.waiting).format(n=standing.waiting),
            ngettext("{n} too old", "{n} too old", standing.old).format(n=standing.old),
            ngettext("{n} not confirmed", "{n} not confirmed", standing.unsure).format(n=standing.unsure),
        ]
        for line, words in zip(self._lines, said, strict=True):
            line.set_words(words)
        self._bar.setAccessibleName(", ".join(said))
        self.setAccessibleName(_("How the directory stands"))
        self._bar.update()

    def words(self) -> list[str]:
        """What is said, part by part."""
        return [line.words() for line in self._lines]


def _counts(standing: Standing) -> tuple[int, ...]:
    return standing.sure, standing.waiting, standing.old, standing.unsure
