# SPDX-License-Identifier: EUPL-1.2
"""What people type and choose in: one line, a list, a note."""

from collections.abc import Sequence

from PySide6.QtCore import QMetaMethod, QMimeData, QRectF, QSize, Signal
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from spreekuur import signs
from spreekuur.ui import theme

_ICON = 20
MOST_OF_A_NOTE = 20_000
_ENTERS = (0x01000004, 0x01000005)  # by number: naming Qt's enums costs time before the first paint


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Give a field the red border of an error, or take it away."""
    if bool(editor.property("error")) != wrong:
        editor.setProperty("error", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.update()


def _entered(line: QLineEdit) -> QMetaMethod:
    """Looked up by name: `QMetaMethod.fromSignal` never lets go of the field that it is asked about."""
    kind = line.metaObject()
    return kind.method(kind.indexOfSignal("returnPressed()"))


class _Signs(QValidator):
    """Lets every text in, as it can be kept."""

    def validate(self, text: str, cursor: int) -> tuple[QValidator.State, str, int]:
        """Called for every change, before anybody hears of it."""
        return QValidator.State.Acceptable, signs.kept(text), cursor


class LineEdit(QLineEdit):
    """One line. `height` is 40, or 44 to 48 for the main field; `icon` stands inside at the left.

    Of what is pasted the first `most` signs are taken: names of a book's length would fill every screen. How many
    were left out is said (`too_long`).
    """

    def __init__(
        self, *, placeholder: str = "", icon: str = "", height: int = 40, name: str = "", most: int = 300
    ) -> None:
        super().__init__()
        self._icon, self._height = icon, height
        self._coming: str | None = None  # what is typed or dropped just now; else it comes from the clipboard
        self.setMaxLength(most)
        self.inputRejected.connect(self._on_rejected)
        self.setValidator(_Signs(self))
        self.setPlaceholderText(placeholder)
        self.setObjectName(name)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.height(self._height))
        self.setTextMargins(theme.px(_ICON) + 8 if self._icon else 0, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An Enter that is heard here goes no further: to the part around the field it would be a second one."""
        self._coming = None if event.matches(QKeySequence.StandardKey.Paste) else event.text()
        super().keyPressEvent(event)
        self._coming = None
        if event.key() in _ENTERS and self.isSignalConnected(_entered(self)):
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the field."""
        super().paintEvent(event)
        if self._icon:
            side = theme.px(_ICON)
            painter = QPainter(self)
            box = QRectF(12, (self.height() - side) / 2, side, side)
            theme.draw_icon(painter, self._icon, theme.color("muted"), box)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What was composed may not fit."""
        self._coming = event.commitString()
        super().inputMethodEvent(event)
        self._coming = None

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped may not fit."""
        self._coming = event.mimeData().text()
        super().dropEvent(event)
        self._coming = None

    def _on_rejected(self) -> None:
        if len(self.text()) < self.maxLength():  # refused for another reason
            return
        from spreekuur.ui.widgets import too_long  # nothing is too long before the first picture

        coming = QGuiApplication.clipboard().text() if self._coming is None else self._coming
        count = too_long.left_out(self.text()[: self.cursorPosition()], coming)
        too_long.tell(self, count, self.maxLength())


class ComboBox(QComboBox):
    """A list to choose one from. Scrolling over it changes nothing while it has no focus."""

    chosen = Signal(str)  # the value; also when set by arrow keys, never by set_value

    def __init__(self, choices: Sequence[tuple[str, str]] = (), *, name: str = "", height: int = 40) -> None:
        super().__init__()
        self._height = height
        self.setObjectName(name)
        # By number (11 is StrongFocus): naming Qt's enums costs time before the first paint.
        self.setProperty("focusPolicy", 11)
        self.set_choices(choices)
        self.restyle()
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show these (value, word); the chosen value stays chosen if it is still there."""
        kept = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for value, word in choices:
            self.addItem(word, value)
        self.set_value(kept)
        self.blockSignals(blocked)
        self.updateGeometry()

    def set_name(self, words: str) -> None:
        """What a screen reader calls a list without a label. On Linux the chosen word takes the place of its name,
        so this is said as its description too.
        """
        self.setAccessibleName(words)
        self.setAccessibleDescription(words)

    def value(self) -> str:
        """The chosen value; empty when there are no choices."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose this value, without saying `chosen`."""
        index = self.findData(value)
        if index >= 0:
            self.setCurrentIndex(index)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.height(self._height))

    def sizeHint(self) -> QSize:
        """Wide enough for its longest word and the arrow."""
        size = super().sizeHint()
        return QSize(size.width() + 16, size.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value, while it has no focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint our own arrow."""
        super().paintEvent(event)
        side = theme.px(_ICON)
        box = QRectF(self.width() - side - 8, (self.height() - side) / 2, side, side)
        tone = "text" if self.isEnabled() else "muted"
        theme.draw_icon(QPainter(self), "chevron-down", theme.color(tone), box)


class NoteField(QPlainTextEdit):
    """A note of plain text, `lines` high. Tab leaves it; pasting brings text only, up to 20,000 signs."""

    def __init__(self, *, placeholder: str = "", lines: int = 2, name: str = "") -> None:
        super().__init__()
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.setFont(theme.font("body"))
        self.document().setDefaultFont(theme.font("body"))
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * self._lines) + 16)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the plain text of what is pasted, whatever else comes with it; say how much of it did not fit."""
        coming = signs.kept(source.text())
        standing = len(self.toPlainText()) - len(self.textCursor().selectedText())
        room = max(MOST_OF_A_NOTE - standing, 0)
        self.insertPlainText(coming[:room])
        if len(coming) > room:
            from spreekuur.ui.widgets import too_long

            too_long.tell(self, len(coming) - room, MOST_OF_A_NOTE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page while it has no focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
