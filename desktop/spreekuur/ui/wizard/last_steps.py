# SPDX-License-Identifier: EUPL-1.2
"""Steps four to six: who the letters come from, the coordinator, and the beginning."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from spreekuur.errors.letters import LetterError, MissingGlyph, WrongValue
from spreekuur.language import _
from spreekuur.letters.model import Sender
from spreekuur.letters.sender import sender_of
from spreekuur.security.vault import NewSlot
from spreekuur.ui.names import NAME
from spreekuur.ui.widgets import Button, ChipRow, Field, LineEdit, NoteLine
from spreekuur.ui.wizard.new_passphrase import NewPassphrase
from spreekuur.ui.wizard.step import Step

_FIELDS = ("name", "street", "postcode", "city", "phone", "email", "contact")
_OPTIONAL = ("email", "contact")
# Name of the field -> row, column, how many columns of two.
_PLACES = {
    "name": (0, 0, 2),
    "street": (1, 0, 2),
    "postcode": (2, 0, 1),
    "city": (2, 1, 1),
    "phone": (3, 0, 1),
    "email": (3, 1, 1),
    "contact": (4, 0, 2),
}


class SenderStep(Step):
    """What stands at the top of every letter, and the digit of this laptop."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            name: Field("", LineEdit(name=name), required=name not in _OPTIONAL) for name in _FIELDS
        }
        self.laptop = ChipRow(choices=[(str(n), str(n)) for n in range(10)])
        self.laptop.set_values(["0"])
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for name, (row, column, wide) in _PLACES.items():
            grid.addWidget(self.fields[name], row, column, 1, wide)
            self.line(name).returnPressed.connect(self.go_on)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.laptop)
        self.column.addStretch(1)
        self.line("name").setText(NAME)
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Your consultation hour")

    def lead(self) -> str:
        """Why it is asked."""
        return _("This stands at the top of your letters, so that people can answer.")

    def line(self, name: str) -> LineEdit:
        """The editor of a field."""
        editor = self.fields[name].editor
        assert isinstance(editor, LineEdit)
        return editor

    def letter_sender(self) -> Sender:
        """Who the letters come from.

        Raises: a LetterError that names the field.
        """
        return sender_of({name: self.line(name).text().strip() for name in _FIELDS})

    def digit(self) -> int:
        """The digit of this laptop; 0 when none is chosen."""
        return int(self.laptop.value() or 0)

    def ready(self) -> bool:
        """Can letters be sent from here?"""
        for field in self.fields.values():
            field.set_error("")
        try:
            self.letter_sender()
        except LetterError as error:
            name = str(getattr(error, "field", "")).removeprefix("sender.")
            if name in self.fields:
                self.fields[name].set_error(_fault(error))
                self.line(name).setFocus()
            return False
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        labels = {
            "name": _("Name"),
            "street": _("Street and number"),
            "postcode": _("Postcode"),
            "city": _("Town"),
            "phone": _("Phone"),
            "email": _("E-mail"),
            "contact": _("Contact person"),
        }
        for name, label in labels.items():
            self.fields[name].set_label(label)
        self.laptop.set_label(
            _("Digit of this laptop"), _("another one for each laptop of the team; with one laptop: 0")
        )

    def focus_first(self) -> None:
        """Begin with the name."""
        self.line("name").setFocus()


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
        self.practise = Button(icon="square-check-big", height=44)
        self._practice_means = NoteLine("info", "muted")
        self.look = Button(icon="eye", height=44)
        self.error = NoteLine("circle-alert", "danger")
        self.practise.clicked.connect(self.practice_wanted)
        self.look.clicked.connect(self.look_around)
        for part in (self.done, self.keep, self.practise, self._practice_means, self.look, self.error):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Ready")

    def next_word(self) -> str:
        """Begin at once."""
        return _("Start the evening")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.done.set_words(_("The vault is made. Everything in it is encrypted."))
        self.keep.set_words(_("Give the recovery sheet to the coordinator, not in the bag of the laptop."))
        self.practise.set_word(_("Practise first"))
        self._practice_means.set_words(
            _("With invented people. Nothing is counted or kept, and your own vault stays locked.")
        )
        self.look.set_word(_("Look around first"))


def _fault(error: LetterError) -> str:
    if isinstance(error, WrongValue):
        return _("Fill this in: it stands in every letter.")
    if isinstance(error, MissingGlyph):
        return _("The sign “{character}” cannot be printed. Write it in another way.").format(
            character=error.character
        )
    return _("This cannot be printed like this. Write it in another way.")
