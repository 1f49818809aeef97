# SPDX-License-Identifier: EUPL-1.2
"""Reading what is sealed: everybody sees that it is there, a confidant's passphrase opens it until it is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spreekuur.desk import signal_reading
from spreekuur.desk.leave import Permit
from spreekuur.desk.settings_people import People
from spreekuur.desk.signal_reading import Reading
from spreekuur.language import _
from spreekuur.times import local_date
from spreekuur.ui.settings.confidant_steps import ReaderPanel
from spreekuur.ui.settings.panel import Confirm
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.sealed_notes import SealedNotes
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import Button, FlowLayout, NoteLine


class SignalsSection(PanelSection):
    """A list by day, and below it what the chosen note says. Out of sight it is forgotten."""

    key, icon = "signals", "shield"

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self.notes = SealedNotes(acts.session.content)
        self.readers, self.about = NoteLine("shield", "info"), NoteLine("info", "muted")
        self.open_button, self.anew = Button(icon="lock-open"), Button(kind="quiet", icon="key-round")
        self.open_button.clicked.connect(self._ask)
        self.anew.clicked.connect(lambda: self.with_leave(self._open_anew))
        holder = QWidget()
        foot = FlowLayout(holder, gap=8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.anew)
        for part in (self.notes, self.readers, self.about, holder):
            self.box.addWidget(part)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Read signals")

    def lead(self) -> str:
        """What is there, and who opens it."""
        return _(
            "Signals and signal cards are sealed. A confidant opens them with the own passphrase; that it was done is"
            " noted, without what was read."
        )

    def show_people(self, people: People) -> None:
        """Say who reads."""
        super().show_people(people)
        self._say_readers()

    def leaving(self) -> None:
        """Out of sight it is forgotten."""
        super().leaving()
        self._show(None)

    def focus_first(self) -> None:
        """Begin with the list, or with the button that opens it."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            some = bool(self.notes.list.count())
            (self.notes.list if some else self.open_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.open_button.set_word(_("Open with your passphrase"))
        self.anew.set_word(_("Begin a new key"))
        self.about.set_words(
            _(
                "Nothing of it is in a list, a search or a figure. What the municipality must know goes as an urgent"
                " letter."
            )
        )
        self._say_readers()
        self._show(self.notes.reading)

    def _ask(self) -> None:
        panel = ReaderPanel(
            self.acts, self.people.readers(), lambda: _("Then this section opens until you leave it.")
        )
        self.ask(panel, self._look)

    def _look(self, permit: Permit) -> None:
        now = self.acts.session.clock()
        self.close_panel()
        self.acts.session.jobs.write(
            self,
            lambda desk: signal_reading.read(desk, permit, now),
            changed="seen",
            then=self._on_read,
            failed=self.refuse,
        )

    def _on_read(self, reading: Reading) -> None:
        self._show(reading)
        self.focus_first()

    def _open_anew(self) -> None:
        panel = AnewPanel()
        panel.accepted.connect(self.acts.begin_anew)
        self.open_panel(panel)

    def _say_readers(self) -> None:
        names = _(" and ").join(self.people.readers())
        said = _("Read by {names}.").format(names=names) if names else _("Nobody reads what is sealed now.")
        self.readers.set_words(said)

    def _show(self, reading: Reading | None) -> None:
        self.notes.show_reading(reading, local_date(self.acts.session.clock()))
        for button in (self.open_button, self.anew):
            button.setVisible(reading is None)


class AnewPanel(Confirm):
    """Asks before a new key is begun: for when nobody can open what is sealed any more."""

    def __init__(self) -> None:
        super().__init__()
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Begin a new key for signals?")

    def lead(self) -> str:
        """What it does, plainly."""
        return _(
            "Only for when no confidant can open them any more. What was sealed before stays closed for good, also for"
            " the coordinator. From now on the coordinator reads, until confidants are named."
        )

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Begin a new key"), _("Leave it so")
