# SPDX-License-Identifier: EUPL-1.2
"""What was sealed, as a confidant reads it: a list by day, and below it what the chosen note says."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.consultations.signal_card import COLUMNS, WHOLE, Entry
from spreekuur.content.pack import Content
from spreekuur.desk.signal_reading import Note, Reading
from spreekuur.language import _, current, ngettext
from spreekuur.times import local
from spreekuur.ui import theme
from spreekuur.ui.clients.words import day
from spreekuur.ui.signal_card import words
from spreekuur.ui.widgets import Card, FoundList, FoundRow, NoteLine, Paragraph

_SHOWN = 4


class NoteCard(Card):
    """What one note says: of each signal what was seen, what was said and what was supposed."""

    def __init__(self) -> None:
        super().__init__(tone="info_tint", dense=True)
        self._lines: list[Paragraph] = []

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show these (lead, words); a line without words is a heading."""
        for old in self._lines:
            self.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        for lead, said in lines:
            line = Paragraph(role="card" if said else "card_strong")
            line.set_words(said or lead, lead if said else "")
            self.box.addWidget(line)
            self._lines.append(line)
        self.setVisible(bool(lines))


class SealedNotes(QWidget):
    """Shows a `Reading`, or nothing of it."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.reading: Reading | None = None
        self.list, self.none, self.closed = FoundList(), NoteLine("info", "muted"), NoteLine("lock", "muted")
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.note = NoteCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.list, self.note, self.none, self.closed):
            column.addWidget(part)
        self.list.selected.connect(lambda _note: self._show_note())

    def show_reading(self, reading: Reading | None, today: date) -> None:
        """Show these notes; None shows nothing and forgets what was shown."""
        self.reading = reading
        notes = reading.notes if reading is not None else ()
        name = partial(_signal, self._content)
        self.list.setAccessibleName(_("What is sealed, by day"))
        self.list.set_rows([_row(note, day(note.held_on, today), name) for note in notes])
        self.list.setVisible(bool(notes))
        self.none.set_words(_("Nothing was sealed yet.") if reading is not None and not notes else "")
        count = reading.closed if reading is not None else 0
        said = ngettext(
            "{count} note was sealed to a key from before and stays closed.",
            "{count} notes were sealed to a key from before and stay closed.",
            count,
        )
        self.closed.set_words(said.format(count=count) if count else "")
        self.setVisible(reading is not None)
        self._show_note()
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _show_note(self) -> None:
        notes = self.reading.notes if self.reading is not None else ()
        chosen = next((note for note in notes if note.id == self.list.current_id()), None)
        name = partial(_signal, self._content)
        self.note.show_lines(_lines(chosen, name) if chosen is not None else [])


def _signal(content: Content, signal: str) -> str:
    known = content.signals.get(signal)
    return known.label[current()] if known is not None else signal


def _row(note: Note, when: str, name: Callable[[str], str]) -> FoundRow:
    signals = ", ".join(map(name, note.signals)) or words.ground(WHOLE[0])
    if note.kept_at is None:
        return FoundRow(note.id, "shield", when, signals)
    at = local(note.kept_at).strftime("%H:%M")
    return FoundRow(note.id, "file-text", f"{when} · {at}", signals, ("info", "shield", _("Signal card")))


def _lines(note: Note, name: Callable[[str], str]) -> list[tuple[str, str]]:
    if not note.card:
        return [(name(signal), "") for signal in note.signals]
    lines: list[tuple[str, str]] = []
    for signal in note.signals:
        lines.append((name(signal), ""))
        told = [entry for entry in note.card if entry.signal == signal]
        told.sort(key=lambda entry: COLUMNS.index(entry.ground))
        lines += map(_line, told)
    return lines + [_line(entry) for entry in note.card if not entry.signal]


def _line(entry: Entry) -> tuple[str, str]:
    return f"{words.ground(entry.ground)}:", entry.words or _("without words")
