# SPDX-License-Identifier: EUPL-1.2
"""The fields of an entry, each with how sure it is and when it was checked."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.directory_entry import Entry, FieldLine
from spreekuur.language import NAMES, _
from spreekuur.ui.directory import words
from spreekuur.ui.widgets import IconLabel, NoteLine, Paragraph


class FieldRows(QWidget):
    """Made anew for each entry."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._said: list[str] = []

    def show_fields(self, entry: Entry) -> None:
        """Show what is known; what may not be shown says why."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._said = []
        for line in entry.fields:
            value = _value(line)
            self._said.append(f"{words.field(line.field)}: {value.rstrip('.')}. {words.how_sure(line)}")
            self._column.addWidget(_row(line, value, self._said[-1]))
        if entry.front_gate:
            self._column.addWidget(NoteLine("shield", "info", gate()))

    def words(self) -> list[str]:
        """All that is said, a row each."""
        return self._said


def gate() -> str:
    """Why there is no address."""
    return _("Where this organisation is, is told to nobody. Only the front gate stands here.")


def _value(line: FieldLine) -> str:
    if not line.shown:
        return _("not to be given out yet: ask the coordinator")
    if line.field == "languages":
        return ", ".join(NAMES.get(code, code) for code in line.value.split())
    return line.value


def _row(line: FieldLine, value: str, aloud: str) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(aloud)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    left = QVBoxLayout()
    left.setContentsMargins(0, 2, 0, 0)
    left.addWidget(IconLabel(words.ICONS[line.field]))
    left.addStretch(1)
    row.addLayout(left)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(
        Paragraph(value, lead=f"{words.field(line.field)}: ", tone="text" if line.shown else "muted")
    )
    icon, tone = words.mark(line)
    column.addWidget(NoteLine(icon, tone, words.how_sure(line), role="hint"))
    row.addLayout(column, 1)
    return holder
