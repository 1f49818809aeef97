# SPDX-License-Identifier: EUPL-1.2
"""The eight groups of a recovery sheet: printed or copied by hand, and typed back once."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.errors.vault import RecoveryMistyped
from spreekuur.language import _, current
from spreekuur.messages import explain
from spreekuur.security import recovery
from spreekuur.ui.letter.printing import PrintRun, Reads, printers
from spreekuur.ui.passphrases import to_printer
from spreekuur.ui.widgets import Button, Card, Field, FlowLayout, Label, LineEdit, NoteLine

DrawSheet = Callable[[Sequence[str], str], bytes]
_BESIDE = 2


class RecoverySheet(QWidget):
    """A new secret as groups; typed back they show that somebody has them on paper."""

    entered = Signal()  # Enter in the field

    def __init__(self, draw: DrawSheet, jobs: Reads, *, hint: bool = True) -> None:
        super().__init__()
        self._draw, self._jobs, self._hint = draw, jobs, hint
        self._run: PrintRun | None = None
        self.secret = recovery.new_secret()
        self.groups = recovery.to_groups(self.secret)
        self.print_button = Button(icon="printer", height=36)
        self.print_button.clicked.connect(self._on_print)
        self.said = NoteLine("printer", "info")
        self.typed = Field("", LineEdit(height=44, name="recovery"), required=True if hint else None)
        self.typed_line().returnPressed.connect(self.entered)
        self.typed_line().textEdited.connect(lambda _text: self.typed.set_error(""))
        self._build()
        self.retranslate()

    def typed_line(self) -> LineEdit:
        """Where the groups are typed back."""
        editor = self.typed.editor
        assert isinstance(editor, LineEdit)
        return editor

    def ready(self) -> bool:
        """Were the groups typed back as they stand on the sheet?"""
        sentence = self._fault()
        self.typed.set_error(sentence)
        if sentence:
            self.typed_line().setFocus()
        return not sentence

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.print_button.set_word(_("Print the sheet"))
        hint = _("spaces do not matter") if self._hint else ""
        self.typed.set_label(_("Type the eight groups from your paper"), hint)

    def focus_first(self) -> None:
        """Begin with the button that prints."""
        self.print_button.setFocus()

    def _fault(self) -> str:
        try:
            right = recovery.from_groups(self.typed_line().text()) == self.secret
        except RecoveryMistyped as error:
            return explain(error)
        return "" if right else _("These are not the groups of this sheet. Compare them once more.")

    def _on_print(self) -> None:
        names = printers()
        if not names:
            self.said.set_words(_("No printer found. That is fine: copy the groups by hand."))
            return
        language, groups = current(), self.groups
        self._jobs.read(
            self,
            lambda _none: self._draw(groups, language),
            lambda pdf: self._print(pdf, names[0]),
            self._on_failed,
        )

    def _print(self, pdf: bytes, printer: str) -> None:
        self._run = to_printer.send(self._jobs, pdf, printer, self.said.set_words, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self.said.set_words(explain(error))

    def _build(self) -> None:
        card = Card(tone="alt", dense=True)
        card.box.setContentsMargins(20, 16, 20, 12)
        card.box.setSpacing(12)
        # In pairs, two of them beside each other, or one where it is narrow.
        flow = FlowLayout(gap=64, line_gap=8)
        for at in range(0, len(self.groups), _BESIDE):
            flow.addWidget(_pair(at, self.groups[at : at + _BESIDE]))
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        card.box.addLayout(flow)
        card.box.addLayout(buttons)
        card.box.addWidget(self.said)
        self.said.set_words("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(self.typed)


def _pair(at: int, groups: Sequence[str]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    for place, group in enumerate(groups):
        grid.addWidget(Label(str(at + place + 1), role="hint", tone="muted"), 0, 2 * place)
        grid.addWidget(Label(group, role="section"), 0, 2 * place + 1)
    return holder


def sheet_drawer(vault_name: Callable[[], str], today: Callable[[], date]) -> DrawSheet:
    """Draws the sheet of a vault; what that needs is imported when the first is drawn."""

    def draw(groups: Sequence[str], language: str) -> bytes:
        from spreekuur.letters.recovery import recovery_sheet

        return recovery_sheet(groups, vault_name(), today(), language)

    return draw
