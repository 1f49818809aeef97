# SPDX-License-Identifier: EUPL-1.2
"""Steps four to six: who the letters come from, the coordinator, and the beginning."""

from PySide6.QtCore import Signal

from spreekuur.language import _
from spreekuur.letters.model import Sender
from spreekuur.security.vault import NewSlot
from spreekuur.team.certificates import NAME_AT_MOST
from spreekuur.ui.letter.sender_fields import SenderFields
from spreekuur.ui.names import hour
from spreekuur.ui.passphrases.new_passphrase import NewPassphrase
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import Button, ChipRow, Field, LineEdit, NoteLine
from spreekuur.ui.wizard.step import Step

_FOUND, _JOIN = "found", "join"


class SenderStep(Step):
    """What stands at the top of every letter, and the digit of this laptop."""

    def __init__(self) -> None:
        super().__init__()
        self._suggested = ""
        self.kind = PickRow()
        self.kind.set_choices([(_FOUND, ""), (_JOIN, "")])
        self.kind.set_values([_FOUND])
        self.name = Field("", LineEdit(name="laptop_name", most=NAME_AT_MOST), required=True)
        self.letters = SenderFields()
        self.fields = self.letters.fields
        self.letters.entered.connect(self.go_on)
        self.name_line().returnPressed.connect(self.go_on)
        self.kind.picked.connect(lambda _kind: _choose_digit(self))
        self.laptop = ChipRow(choices=[(str(n), str(n)) for n in range(10)])
        self.laptop.set_values(["0"])
        for part in (self.kind, self.name, self.letters, self.laptop):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.line("name").setText(hour())
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Your consultation hour")

    def lead(self) -> str:
        """Why it is asked."""
        if self.joins():
            return _("The coordinator's laptop tells who your letters come from. Which one is yours?")
        return _("This stands at the top of your letters, so that people can answer.")

    def joins(self) -> bool:
        """Whether this laptop comes into a team that is there already."""
        return self.kind.value() == _JOIN

    def suggest(self, person: str) -> None:
        """Call the laptop after the person, until somebody types another name."""
        if self.name_line().text() == self._suggested:
            self._suggested = _("Laptop of {name}").format(name=person) if person else ""
            self.name_line().setText(self._suggested)

    def name_line(self) -> LineEdit:
        """Where the laptop's name in the team is typed."""
        editor = self.name.editor
        assert isinstance(editor, LineEdit)
        return editor

    def hour_name(self) -> str:
        """The name of the hour; of a laptop that joins, its own."""
        return " ".join(self.name_line().text().split()) if self.joins() else self.letter_sender().name

    def line(self, name: str) -> LineEdit:
        """The editor of a field."""
        return self.letters.line(name)

    def letter_sender(self) -> Sender:
        """Who the letters come from; until the team tells that, this laptop.

        Raises: a LetterError that names the field.
        """
        if self.joins():
            return Sender(self.hour_name(), "", "", "", "", contact=self.hour_name())
        return self.letters.letter_sender()

    def digit(self) -> int:
        """The digit of this laptop; 0 when none is chosen."""
        return int(self.laptop.value() or 0)

    def ready(self) -> bool:
        """Can letters be sent from here, or has the laptop a name?"""
        if not self.joins():
            return self.letters.ready()
        named = bool(self.hour_name())
        self.name.set_error("" if named else _("Give the laptop a name that the team knows it by."))
        if not named:
            self.name_line().setFocus()
        return named

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.letters.retranslate()
        self.kind.set_label(_("Is there a team already?"))
        self.kind.set_choices(
            [(_FOUND, _("No, this laptop founds it")), (_JOIN, _("Yes, this laptop joins it"))]
        )
        self.name.set_label(_("Name of this laptop in the team"))
        self.name.setVisible(self.joins())
        self.letters.setVisible(not self.joins())
        self.laptop.set_label(
            _("Digit of this laptop"), _("another one for each laptop of the team; with one laptop: 0")
        )

    def focus_first(self) -> None:
        """Begin with the name."""
        (self.name_line() if self.joins() else self.line("name")).setFocus()


def _choose_digit(step: SenderStep) -> None:
    """The first laptop has the digit 0; the others have another."""
    step.laptop.set_values(["1" if step.joins() else "0"])
    step.retranslate()


class CoordinatorStep(Step):
    """A second way in, for the coordinator; it may be left for later."""

    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Field("", LineEdit(name="coordinator_name"), required=True)
        self.new = NewPassphrase()
        self.warning = NoteLine("eye", "info")
        self.skip = Button(kind="quiet", icon="arrow-right", height=36)
        self._skip_means = NoteLine("info", "muted")
        self.error = NoteLine("circle-alert", "danger")
        self.skip.clicked.connect(self.skipped)
        self.new.entered.connect(self.go_on)
        for part in (self.warning, self._skip_means, self.skip, self.name, self.new, self.error):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.error.set_words("")
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("The coordinator")

    def lead(self) -> str:
        """Why it is asked."""
        return _("Let the coordinator sit down here and choose a passphrase of their own.")

    def next_word(self) -> str:
        """This makes the vault."""
        return _("Make the vault")

    def name_line(self) -> LineEdit:
        """Where the coordinator's name is typed."""
        editor = self.name.editor
        assert isinstance(editor, LineEdit)
        return editor

    def slot(self) -> NewSlot:
        """The coordinator's way in."""
        return NewSlot(self.name_line().text().strip(), self.new.value(), coordinator=True)

    def ready(self) -> bool:
        """Is there a name, and was the passphrase typed again?"""
        named = bool(self.name_line().text().strip())
        self.name.set_error("" if named else _("Write the first name or initials, or leave it for later."))
        if not named:
            self.name_line().setFocus()
            return False
        return self.new.ready()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.name.set_label(_("First name or initials of the coordinator"))
        self.warning.set_words(_("Whoever has a passphrase can read the whole vault."))
        self.skip.set_word(_("Leave it for later"))
        self._skip_means.set_words(
            _(
                "Without a coordinator you can work. Figures can be released only once there is one, and only"
                " you or the recovery sheet can help when a passphrase is forgotten."
            )
        )
        self.new.retranslate()

    def focus_first(self) -> None:
        """Begin with the name."""
        self.name_line().setFocus()


class ReadyStep(Step):
    """The vault is there. Practise first, look around, or begin."""

    look_around = Signal()
    practice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.done = NoteLine("circle-check", "ok", role="body")
        self.keep = NoteLine("file-text", "muted", role="body")
        self.team = NoteLine("users-round", "info", role="body")
        self.practise = Button(icon="square-check-big", height=44)
        self._practice_means = NoteLine("info", "muted")
        self.look = Button(icon="eye", height=44)
        self.error = NoteLine("circle-alert", "danger")
        self.joins = False
        self.practise.clicked.connect(self.practice_wanted)
        self.look.clicked.connect(self.look_around)
        for part in (
            self.done,
            self.team,
            self.keep,
            self.practise,
            self._practice_means,
            self.look,
            self.error,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Ready")

    def next_word(self) -> str:
        """Begin at once; a laptop that joins asks its team first."""
        return _("Ask to join the team") if self.joins else _("Start the evening")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.done.set_words(_("The vault is made. Everything in it is encrypted."))
        self.team.set_words(
            _(
                "It waits to join the team: next it writes a small file on a stick, for the coordinator. That can wait."
            )
            if self.joins
            else ""
        )
        self.keep.set_words(_("Give the recovery sheet to the coordinator, not in the bag of the laptop."))
        self.practise.set_word(_("Practise first"))
        self._practice_means.set_words(
            _("With invented people. Nothing is counted or kept, and your own vault stays locked.")
        )
        self.look.set_word(_("Look around first"))
