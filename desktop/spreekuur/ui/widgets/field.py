# SPDX-License-Identifier: EUPL-1.2
"""A field with its label above, said required or not, and its error below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.inputs import mark_wrong
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.say import announce

if TYPE_CHECKING:
    from spreekuur.ui.widgets.too_long_line import TooLongLine


class IconLabel(QWidget):
    """An icon in the colour of its tone."""

    def __init__(self, icon: str, *, tone: str = "muted", size: int = 20) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon or colour."""
        self._icon, self._tone = icon, tone
        self.update()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        painting.smooth(painter)
        theme.draw_icon(painter, self._icon, theme.color(self._tone), QRectF(self.rect()))


class NoteLine(QWidget):
    """An icon and a sentence in one colour, such as an error under its field."""

    def __init__(self, icon: str, tone: str, words: str = "", *, role: str = "card") -> None:
        super().__init__()
        self._icon = IconLabel(icon, tone=tone, size=18)
        self._words = Paragraph(words, role=role, tone=tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(self._icon)
        column.addStretch(1)
        row.addLayout(column)
        row.addWidget(self._words, 1)
        if not words:
            self.hide()

    def set_words(self, words: str) -> None:
        """Say something else; empty hides the line."""
        self._words.set_words(words)
        self.setVisible(bool(words))

    def set_look(self, icon: str, tone: str) -> None:
        """Take another icon and colour."""
        self._icon.set_icon(icon, tone)
        self._words.set_tone(tone)

    def words(self) -> str:
        """What it says."""
        return self._words.words()


class Field(QWidget):
    """Label, hint, editor, error: `required` True or False says so in words, None says nothing."""

    def __init__(self, label: str, editor: QWidget, *, required: bool | None = None, hint: str = "") -> None:
        super().__init__()
        self.editor, self._required, self._own_hint = editor, required, hint
        self._too_long: TooLongLine | None = None
        self.label = Label(label, role="label")
        self.hint = Label(role="hint", tone="muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.label)
        self.head.addWidget(self.hint)
        self.head.addStretch(1)
        self._error = NoteLine("circle-alert", "danger")
        self._error.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(editor)
        column.addWidget(self._error)
        column.addStretch(1)
        self.label.setBuddy(editor)
        self.set_label(label, hint)

    def set_label(self, label: str, hint: str = "") -> None:
        """Change label and hint, such as after a change of language; `required` is said anew too."""
        self._own_hint = hint
        self.label.setText(label)
        required = {True: _("required"), False: _("not required"), None: ""}[self._required]
        words = " · ".join(word for word in (required, hint) if word)
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self.editor.setAccessibleName(label)
        if self._too_long is not None:
            self._too_long.retranslate()

    def tell_too_long(self, editor: QWidget, count: int, most: int) -> None:
        """Say under the field that so many signs found no room, until there is room again."""
        from spreekuur.ui.widgets.too_long_line import TooLongLine

        if self._too_long is None:
            self._too_long = TooLongLine(editor)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.count() - 1, self._too_long)
        self._too_long.tell(count, most)

    def set_error(self, sentence: str) -> None:
        """Say what is missing and what to do, under the field and aloud; empty takes it away."""
        mark_wrong(self.editor, bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        self._error.set_words(sentence)
        announce(self.editor, sentence, assertive=True)

    def error(self) -> str:
        """The error that is shown, or nothing."""
        return self._error.words()
