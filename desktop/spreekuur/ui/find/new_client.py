# SPDX-License-Identifier: EUPL-1.2
"""A new client file: three questions to the client, apart, nothing ticked beforehand; a name only if they like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.clients.model import Purpose
from spreekuur.content.pack import Content
from spreekuur.desk.directory_search import receivers
from spreekuur.language import _, current
from spreekuur.times import Clock
from spreekuur.ui import words as common
from spreekuur.ui.clients import words
from spreekuur.ui.clients.known_already import KnownAlready
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.widgets import (
    Button,
    ComboBox,
    Field,
    Label,
    LineEdit,
    NoteLine,
    Paragraph,
    Scroll,
    announce,
)


@dataclass(frozen=True, slots=True)
class NewFile:
    """What the client agreed to and wants to be remembered by."""

    language: str
    purposes: tuple[Purpose, ...]
    recipients: tuple[str, ...]
    given: str = field(default="", repr=False)
    family: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    other_people: tuple[str, ...] = ()
    """Files of which was said that they are of somebody else."""


class NewClientPage(QWidget):
    """What was typed stays until a file was made of it or another talk begins."""

    wanted = Signal(object)  # NewFile
    back_wanted = Signal()

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__()
        self._content = content
        self._title, self._about = Label(role="section"), Paragraph(tone="muted")
        self.ticks = {purpose: ConsentTick() for purpose in Purpose}
        self._gap = NoteLine("circle-alert", "danger")
        self.receiver = ComboBox(name="new-receiver")
        self._receiver = Field("", self.receiver)
        self.language = ComboBox(name="new-language")
        self._language = Field("", self.language)
        self.given, self.family, self.phone = LineEdit(), LineEdit(), LineEdit()
        self._names = [Field("", editor, required=False) for editor in (self.given, self.family, self.phone)]
        editors = (self.given, self.family, self.phone)
        self.known = KnownAlready(jobs, clock, editors, lambda: _("Use this file"))
        self.make = Button(kind="primary", keys="Ctrl+Enter")
        self.back = Button(kind="quiet", icon="arrow-left", keys="Esc")
        self._build()
        for tick in self.ticks.values():
            tick.toggled.connect(self._settle)
        self.make.clicked.connect(self.accept)
        self.back.clicked.connect(self.back_wanted)
        self.known.panel.appeared.connect(lambda: QTimer.singleShot(0, self, self._bring_into_sight))

    def begin(self, language: str) -> None:
        """Start with nothing ticked and nothing typed."""
        for tick in self.ticks.values():
            tick.setChecked(False)
        for editor in (self.given, self.family, self.phone):
            editor.clear()
        self.retranslate()
        self.receiver.set_value("")
        self.language.set_value(language)
        self.known.begin()
        self._settle()

    def accept(self) -> None:
        """Make the file, or say what is missing."""
        chosen = tuple(purpose for purpose, tick in self.ticks.items() if tick.isChecked())
        recipient = self.receiver.value()
        if Purpose.RECORD not in chosen:
            self._refuse()
        elif Purpose.SHARE in chosen and not recipient:
            self._receiver.set_error(_("Choose to whom."))
            self.receiver.setFocus()
        else:
            told = (recipient,) if Purpose.SHARE in chosen else ()
            given, family, phone = (f.text().strip() for f in (self.given, self.family, self.phone))
            spoken, apart = self.language.value(), self.known.apart
            self.wanted.emit(NewFile(spoken, chosen, told, given, family, phone, apart))

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        self.ticks[Purpose.RECORD].setFocus(Qt.FocusReason.PopupFocusReason)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """The keys of this page."""
        panel = self.known.panel
        return {"save_next": self.accept, "same_person": panel.take_same, "two_people": panel.take_other}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field makes the file."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("New client file"))
        self._about.set_words(_("Ask each question aloud. Tick only what the client agrees to."))
        for purpose, tick in self.ticks.items():
            tick.set_words(words.question(purpose))
        self._receiver.set_label(_("To whom?"))
        self.receiver.set_choices([("", _("Choose")), *receivers(self._content, current())])
        self._language.set_label(_("Language"))
        self.language.set_choices(common.languages())
        for field_, label in zip(self._names, (_("First name"), _("Family name"), _("Phone")), strict=True):
            field_.set_label(label)
        self.known.panel.retranslate()
        self.make.set_word(_("Make the file"))
        self.back.set_word(_("Back"))

    def _refuse(self) -> None:
        tick = self.ticks[Purpose.RECORD]
        sentence = _("Without this yes there is no file. The talk then stays anonymous.")
        tick.set_wrong(True, sentence)
        self._gap.set_words(sentence)
        announce(tick, sentence, assertive=True)
        tick.setFocus()

    def _bring_into_sight(self) -> None:
        """Show who is known, as far as the field that is typed in stays in sight."""
        self._area.ensureWidgetVisible(self.known.panel, 0, 0)

    def _settle(self) -> None:
        """Show what belongs to what is ticked."""
        record = self.ticks[Purpose.RECORD].isChecked()
        if record:
            self.ticks[Purpose.RECORD].set_wrong(False)
            self._gap.set_words("")
        self._receiver.setVisible(self.ticks[Purpose.SHARE].isChecked())
        self._receiver.set_error("")
        self._person.setVisible(record)

    def _build(self) -> None:
        self._person = QWidget()
        person = QVBoxLayout(self._person)
        person.setContentsMargins(0, 0, 0, 0)
        person.setSpacing(12)
        names = QHBoxLayout()
        names.setSpacing(12)
        person.addLayout(names)
        for part in self._names:
            names.addWidget(part, 1)
        person.addWidget(self.known.panel)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(4, 4, 8, 4)
        column.setSpacing(12)
        column.addWidget(self.ticks[Purpose.RECORD])
        column.addWidget(self._gap)
        column.addWidget(self._person)
        column.addWidget(self.ticks[Purpose.FOLLOW_UP])
        column.addWidget(self.ticks[Purpose.SHARE])
        column.addWidget(self._receiver)
        column.addWidget(self._language)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._title)
        whole.addWidget(self._about)
        self._area = Scroll(body)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)
