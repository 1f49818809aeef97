# SPDX-License-Identifier: EUPL-1.2
"""How far the rounding and the proof are, with the way out."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, Card, Label, announce, painting


class _Track(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """How much of it is done, from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is done over the whole."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        painting.fill(painter, box, 4, theme.color("alt"))
        painting.outline(painter, box, 4, theme.color("input"))
        painting.fill(painter, QRectF(0, 0, box.width() * self._share, 8), 4, theme.color("accent"))


class Progress(Card):
    """A sentence, a bar of what is done, and Stop."""

    def __init__(self) -> None:
        super().__init__(dense=True)
        self._words, self._track = Label(role="card"), _Track()
        self.stop = Button(icon="x", keys="Esc", height=36)
        self._percent = 0
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._words)
        left.addWidget(self._track)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.stop)
        self.box.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def show_done(self, done: int, of: int) -> None:
        """So many steps are done; said aloud at each quarter."""
        percent = 100 * done // max(of, 1)
        loud = percent // 25 != self._percent // 25
        self._percent = percent
        self._track.set_share(percent / 100)
        self.retranslate()
        if loud:
            announce(self, self._words.text())

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.setText(_("The figures are rounded and proved: {n} %").format(n=self._percent))
        self.stop.set_word(_("Stop"))
