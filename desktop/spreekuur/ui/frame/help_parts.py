# SPDX-License-Identifier: EUPL-1.2
"""What a help panel is made of: the picture, the steps, the keys, what if."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.frame.help_content import Help, KeyRow
from spreekuur.ui.frame.help_picture import HelpPicture
from spreekuur.ui.help.what_ifs import WhatIf
from spreekuur.ui.widgets import KeyCap, Label, Paragraph, painting
from spreekuur.ui.widgets.field import IconLabel


def heading(words: str) -> Label:
    """The name of a part of the panel."""
    return Label(words, role="subsection")


def picture_of(help_: Help) -> QWidget:
    """The drawing of the screen, with the numbers of the steps in it."""
    return HelpPicture(help_.picture, len(help_.steps))


def steps(said: Sequence[tuple[str, str]]) -> QVBoxLayout:
    """The numbered steps, each with its icon."""
    column = QVBoxLayout()
    column.setSpacing(12)
    for number, (icon, words) in enumerate(said, 1):
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(IconLabel(icon, tone="accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(words), 1)
        column.addLayout(row)
    return column


def what_ifs(asked: Sequence[WhatIf]) -> QVBoxLayout:
    """The questions and answers."""
    column = QVBoxLayout()
    column.setSpacing(10)
    for one in asked:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(one.icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(one.answer, lead=one.question, role="card"), 1)
        column.addLayout(row)
    return column


def key_rows(keys: Sequence[KeyRow]) -> QFormLayout:
    """The keys and what they do."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(10)
    form.setHorizontalSpacing(16)
    for keys_of, words in keys:
        holder = QWidget()
        holder.setLayout(caps(keys_of))
        form.addRow(holder, Paragraph(words, role="card"))
    return form


def caps(keys: Sequence[str]) -> QHBoxLayout:
    """The caps of some keys, at the right of their room."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addStretch(1)
    for key in keys:
        row.addWidget(KeyCap(key))
    return row


class _Number(QWidget):
    """The number of a step, as it stands in the picture."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setAccessibleName(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small round."""
        return QSize(theme.px(22), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        painting.fill(painter, box, box.height() / 2, theme.color("text"))
        painting.text(painter, box, str(self._number), "hint_strong", theme.color("surface"), painting.CENTER)
