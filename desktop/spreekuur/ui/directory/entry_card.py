# SPDX-License-Identifier: EUPL-1.2
"""One entry: how it is reached, whether it is open, every field with how sure it is, and what can be done with it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.directory_entry import Entry
from spreekuur.language import NAMES, _, ngettext
from spreekuur.ui.directory import words
from spreekuur.ui.directory.field_rows import FieldRows
from spreekuur.ui.widgets import (
    Badge,
    Button,
    Card,
    ComboBox,
    FlowLayout,
    InlineQuestion,
    NoteLine,
    Paragraph,
    Scroll,
)
from spreekuur.ui.words import SPOKEN


class EntryCard(Card):
    """Shows an `Entry`; everything one does with it is said as a signal."""

    closed = Signal()
    shown_to_client = Signal()
    printed = Signal()
    change_wanted = Signal()
    chosen = Signal()  # for the talk on the form
    history_wanted = Signal()
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Entry, datetime] | None = None
        self._may_choose = False
        self.name, self._what = Paragraph(role="section"), Paragraph()
        self.badge = Badge("", "pencil", "info")
        self.reach = Paragraph(role="larger_strong", tone="accent")
        self.open_line = NoteLine("clock", "text", role="body")
        self.merged = NoteLine("arrow-right", "warn", role="body")
        self.rows = FieldRows()
        self.question = InlineQuestion()
        self.close_button = Button(kind="quiet", icon="x", keys="Esc", height=36)
        self.language = ComboBox(name="entry-language")
        self.show_button = Button(keys="F8", icon="user")
        self.print_button = Button(keys="Ctrl+P", icon="printer")
        self.change = Button(kind="primary", icon="pencil")
        self.choose = Button(icon="check")
        self.history, self.more = Button(kind="quiet", icon="clock"), Button(kind="quiet", icon="settings")
        self._build()
        for button, signal in (
            (self.close_button, self.closed),
            (self.show_button, self.shown_to_client),
            (self.print_button, self.printed),
            (self.change, self.change_wanted),
            (self.choose, self.chosen),
            (self.history, self.history_wanted),
            (self.more, self.more_wanted),
        ):
            button.clicked.connect(signal)

    def show_entry(self, entry: Entry, now: datetime) -> None:
        """Show this one."""
        self._shown = (entry, now)
        self.name.set_words(entry.name)
        self._what.set_words(entry.what)
        self._what.setVisible(bool(entry.what))
        found = words.badge(entry)
        self.badge.setVisible(found is not None)
        if found is not None:
            tone, icon, word = found
            self.badge.set_word(word, icon, tone)
        self.reach.set_words(entry.reach_words or words.instead(entry))
        self.reach.setVisible(bool(self.reach.words()))
        self.reach.set_role("larger_strong" if entry.reach_words else "body")
        self.open_line.set_words(words.open_words(entry.open, now))
        self.merged.set_words(_merged(entry))
        self.rows.show_fields(entry)
        self.set_choosing(self._may_choose)

    def entry(self) -> Entry | None:
        """The entry that is shown."""
        return self._shown[0] if self._shown is not None else None

    def forget(self) -> None:
        """Show none any more."""
        self._shown = None
        self.question.leave()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room: bare words in the foot."""
        margin = 12 if compact else 20
        self.box.setContentsMargins(margin, margin, margin, margin)
        for button, icon, keys in (
            (self.show_button, "user", "F8"),
            (self.print_button, "printer", "Ctrl+P"),
            (self.choose, "check", ""),
            (self.change, "pencil", ""),
        ):
            button.set_icon("" if compact else icon)
            button.set_keys("" if compact else keys)

    def set_choosing(self, may: bool) -> None:
        """There is a talk that it can be chosen for; that is then the one thing to do."""
        self._may_choose = may
        entry = self.entry()
        able = may and entry is not None and not (entry.retired or entry.merged_into)
        self.choose.setVisible(able)
        self.choose.set_kind("primary" if able else "normal")
        self.change.set_kind("normal" if able else "primary")

    def set_history(self, count: int) -> None:
        """So many times somebody of the team said something of it."""
        self.history.set_word(ngettext("{n} change", "{n} changes", count).format(n=count))
        self.history.setVisible(count > 0)

    def focus_first(self) -> None:
        """Put the focus on the filled button, or on the safe answer to a question."""
        first = self.choose if self._may_choose and not self.choose.isHidden() else self.change
        safe = first if self.question.isHidden() else self.question.no
        safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.close_button.setAccessibleName(_("Close the organisation"))
        self.language.set_choices([(code, NAMES[code]) for code in SPOKEN])
        self.language.set_name(_("Language of the client"))
        self.show_button.set_word(_("Show the client"))
        self.print_button.set_word(_("Print"))
        self.choose.set_word(_("Choose for this talk"))
        self.change.set_word(_("Report a change"))
        self.more.set_word(_("Retire or merge"))
        if self._shown is not None:
            self.show_entry(*self._shown)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name, 1)
        head.addWidget(self.badge)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 0, 8, 4)
        column.setSpacing(12)
        for part in (self.question, self.merged, self._what, self.reach, self.open_line, self.rows):
            column.addWidget(part)
        more = QWidget()
        quiet = FlowLayout(more, gap=8)
        quiet.addWidget(self.history)
        quiet.addWidget(self.more)
        column.addWidget(more)
        column.addStretch(1)
        self.box.addWidget(Scroll(body), 1)
        holder = QWidget()
        foot = FlowLayout(holder, gap=8)
        for button in (self.language, self.show_button, self.print_button, self.choose, self.change):
            foot.addWidget(button)
        self.box.addWidget(holder)


def _merged(entry: Entry) -> str:
    if entry.merged_into:
        return _("Merged: send people to {place}.").format(place=entry.merged_into)
    return _("Not used any more. It stays here for old referrals.") if entry.retired else ""
