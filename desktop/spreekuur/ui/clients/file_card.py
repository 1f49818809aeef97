# SPDX-License-Identifier: EUPL-1.2
"""One file in a glance: the code, what was agreed to, every talk with where it led, and what can be done."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.client_files import ClientFile
from spreekuur.desk.linking import has_record
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui import words as common
from spreekuur.ui.clients import words
from spreekuur.ui.clients.consent_rows import ConsentRows
from spreekuur.ui.clients.details import Details
from spreekuur.ui.clients.household_card import HouseholdCard
from spreekuur.ui.clients.joined_rows import JoinedRows
from spreekuur.ui.clients.past_talks import PastTalks
from spreekuur.ui.exchange.question_mark import QuestionMark
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import Button, Card, Divider, FlowLayout, InlineQuestion, Label, MessageBar, Scroll


class FileCard(Card):
    """Shows a `ClientFile`; everything one does to it is said as a signal."""

    closed = Signal()
    taken_back = Signal()

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__()
        self._content = content
        self._shown: tuple[ClientFile, date] | None = None
        self._talk_title, self._compact = "", False
        self._code = Label(role="display")
        self._language = Label(role="body", tone="muted")
        self.close_button = Button(kind="quiet", icon="x", keys="Esc", height=36)
        self.details = Details(jobs, clock)
        self.binned, self.asked = MessageBar("warn"), QuestionMark(jobs, "client")
        self._consent_title, self._talks_title = Label(role="section"), Label(role="section")
        self.consents = ConsentRows(content)
        self.timeline = Button(kind="quiet", icon="clock", keys="Alt+T", height=36)
        self.question = InlineQuestion()
        self.talks, self.joined, self.household = PastTalks(content), JoinedRows(), HouseholdCard()
        self.print_button = Button(icon="printer", keys="Ctrl+P")
        self.join = Button(kind="quiet", icon="users")
        self.erase = Button(kind="quiet", icon="trash-2")
        self.follow = Button(kind="quiet", icon="send", height=32)
        self.task = Button(kind="quiet", icon="calendar-clock", keys="Ctrl+M", height=32)
        self.talk = Button(kind="primary", icon="plus", keys="Ctrl+N")
        self._build()
        self.close_button.clicked.connect(self.closed)
        self.question.asked.connect(self.settle)
        self.question.answered.connect(self._on_answered)
        self.household.form.grew.connect(lambda: QTimer.singleShot(0, self, lambda: _bring_up(self)))
        self.retranslate()

    def show_file(self, file: ClientFile, today: date) -> None:
        """Show this file."""
        self._shown = (file, today)
        client = file.client
        self._code.setText(client.code)
        spoken = client.language not in ("", "unknown")
        self._language.setText(common.language_name(client.language) if spoken else "")
        self.details.show_client(client, allowed=has_record(file))
        self.asked.look(client.id)
        self.consents.show_consents(file.consents, today)
        self.talks.show_talks(file.talks, today)
        self.follow.setVisible(any(talk.routes or talk.advised for talk in file.talks))
        self.joined.show_files(file, today)
        self._show_bin(file, today)

    def file(self) -> ClientFile | None:
        """The file that is shown."""
        return self._shown[0] if self._shown is not None else None

    def forget(self) -> None:
        """Show no file any more."""
        self._shown = None
        self.question.leave()
        self.details.close_form()
        self.household.form.leave()

    def close_top(self) -> bool:
        """Close what lies on top of the file; False when there is nothing."""
        return self.question.leave() or self.details.close_form() or self.household.close_form()

    def focus_first(self) -> None:
        """Put the focus on the filled button, or on the safe answer to a question."""
        if not self.question.isHidden():
            self.question.no.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        (self.talk if self.talk.isVisible() else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_talk(self, title: str) -> None:
        """The talk that would be put into this file; empty: a new one begins."""
        self._talk_title = title
        self.talk.set_icon("" if self._compact else "arrow-right" if title else "plus")
        self.talk.set_word(_("Put in: {talk}").format(talk=title) if title else _("New talk"))
        self.talk.setAccessibleName(
            _("Put this talk in the file: {talk}").format(talk=title)
            if title
            else _("New talk with this client")
        )

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._consent_title.setText(_("What the client agreed to"))
        self._talks_title.setText(_("Talks"))
        self.timeline.set_word(_("Timeline"))
        self.close_button.setAccessibleName(_("Close the file"))
        self.print_button.set_word(_("Print what we keep"))
        self.join.set_word(_("Put together…"))
        self.erase.set_word(_("Erase…"))
        self.follow.set_word(_("Follow up"))
        self.task.set_word(_("Task"))
        self.task.setAccessibleName(_("Note a task for later"))
        self.set_talk(self._talk_title)
        self.details.retranslate()
        self.asked.retranslate()
        self.household.retranslate()
        if self._shown is not None:
            self.question.leave()
            self.show_file(*self._shown)

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room: bare words in the foot, which goes while something is asked."""
        margin = 12 if compact else 20
        self.box.setContentsMargins(margin, margin, margin, margin)
        for button, icon, keys in (
            (self.print_button, "printer", "Ctrl+P"),
            (self.join, "users", ""),
            (self.erase, "trash-2", ""),
            (self.follow, "send", ""),
            (self.task, "calendar-clock", "Ctrl+M"),
            (self.talk, "", "Ctrl+N"),
        ):
            button.set_keys("" if compact else keys)
            button.set_icon("" if compact else icon)
        self._compact = compact
        self.set_talk(self._talk_title)
        self.settle()

    def settle(self) -> None:
        """With little room only the question is seen while something is asked."""
        asked = not self.question.isHidden()
        self._foot.setVisible(not (self._compact and asked))
        if asked:
            self.area.verticalScrollBar().setValue(0)

    def _on_answered(self, _yes: bool) -> None:
        """The button that asked may be gone: let the focus not be lost with it."""
        self.settle()
        if self.isVisible() and QApplication.focusWidget() is None:
            self.consents.focus_again()

    def _show_bin(self, file: ClientFile, today: date) -> None:
        gone = file.really_gone_on
        for part in (self.talk, self.erase, self.task, self._consent_title, self.consents):
            part.setVisible(gone is None)
        self.join.setVisible(has_record(file))
        self.binned.setVisible(gone is not None)
        if gone is not None:
            self.binned.clear_buttons()
            self.binned.add_button(_("Take back")).clicked.connect(self.taken_back)
            self.binned.say(
                "warn",
                _("This file lies in the bin. On {date} it is really gone.").format(
                    date=words.day(gone, today)
                ),
            )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._code)
        head.addWidget(self._language)
        head.addStretch(1)
        head.addWidget(self.close_button)
        self.box.addLayout(head)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 0, 8, 4)
        column.setSpacing(12)
        above: tuple[QWidget, ...] = (self.question, self.binned, self.details, self.asked, Divider())
        talks, agreed = (
            (_beside(self._talks_title, self.follow, self.task, self.timeline), self.talks),
            (self._consent_title, self.consents, self.joined),
        )
        below = (*talks, Divider(), *agreed, Divider(), self.household)
        for part in (*above, *below):
            column.addWidget(part)
        column.addStretch(1)
        self.area = Scroll(body)
        self.box.addWidget(self.area, 1)
        quiet = QWidget()
        buttons = FlowLayout(quiet, gap=8)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.join)
        buttons.addWidget(self.erase)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(quiet, 1)
        foot.addWidget(self.talk, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addWidget(self._foot)


def _beside(title: QWidget, *buttons: QWidget) -> QWidget:
    """A title with buttons after it, on more than one line where there is little room."""
    holder, after = QWidget(), QWidget()
    line, flow = QHBoxLayout(holder), FlowLayout(after, gap=4)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(title)
    line.addWidget(after, 1)
    for button in buttons:
        flow.addWidget(button)
    return holder


def _bring_up(card: FileCard) -> None:
    """Show as much of what was found as there is room for, and the field above it first of all."""
    form = card.household.form
    card.area.ensureWidgetVisible(form, 0, 8)
    card.area.ensureWidgetVisible(form.field if form.kinds.isHidden() else form.kinds, 0, 32)
