# SPDX-License-Identifier: EUPL-1.2
"""Where the focus is on this screen, in plain values, so that a lock gives the same field and cursor back."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from spreekuur.ui.widgets import Chip


def place_of(screen: QWidget) -> dict[str, object]:
    """The field with the focus, its cursor, or the chip in it; empty when the focus is elsewhere."""
    focused = QApplication.focusWidget()
    if focused is None or not (
        screen.isAncestorOf(focused) or focused.objectName() in ("language", "number")
    ):
        return {}
    name = ""
    part: QWidget | None = focused
    while part is not None and part is not screen and not (name := part.objectName()):
        part = part.parentWidget()
    place: dict[str, object] = {"field": name}
    if isinstance(focused, QLineEdit):
        place |= {"cursor": focused.cursorPosition(), "text": focused.text()}
    elif isinstance(focused, QPlainTextEdit):
        place["cursor"] = focused.textCursor().position()
    elif isinstance(focused, Chip):
        place["chip"] = focused.value
    return place


def back_to(screen: QWidget, place: Mapping[str, object]) -> bool:
    """Put the focus back there; False if that place is not there any more."""
    name = str(place.get("field") or "")
    part = screen.findChild(QWidget, name) if name else None
    if part is None or part.isHidden():
        return False
    cursor = place.get("cursor")
    at = cursor if isinstance(cursor, int) else 0
    if isinstance(part, QLineEdit):
        part.setText(str(place.get("text", "")))
        part.setCursorPosition(at)
    elif isinstance(part, QPlainTextEdit):
        moved = part.textCursor()
        moved.setPosition(min(at, len(part.toPlainText())))
        part.setTextCursor(moved)
    target = _chip(part, str(place.get("chip", ""))) or part
    target.setFocus()
    return True


def _chip(part: QWidget, value: str) -> QAbstractButton | None:
    return next((chip for chip in part.findChildren(Chip) if value and chip.value == value), None)
