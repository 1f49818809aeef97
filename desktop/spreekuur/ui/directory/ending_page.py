# SPDX-License-Identifier: EUPL-1.2
"""A place that is used no more: retired, or merged into another. Old referrals keep naming it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from spreekuur.desk.directory_entry import Entry
from spreekuur.language import _
from spreekuur.ui.directory.leave import DeciderGate
from spreekuur.ui.directory.page import FormPage
from spreekuur.ui.widgets import Button, ComboBox, Field


class EndingPage(FormPage):
    """The filled button merges when another place is chosen, else it retires; or it brings the place back."""

    ended = Signal(str, str)  # entry, and into which it is merged or nothing
    brought_back = Signal(str)

    def __init__(self, gate: DeciderGate) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self.gate = gate
        self.into = ComboBox(name="merge-into")
        # Some names are longer than the page is wide.
        self.into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.into.setMinimumContentsLength(16)
        self._into = Field("", self.into)
        self.back = Button(icon="undo-2")
        self.into.chosen.connect(lambda _org: self._name_button())
        self.accepted.connect(self._on_accepted)
        self.back.clicked.connect(self._on_back)
        gate.opened.connect(self.focus_first)
        self.build([gate, self._into], [self.back])

    def begin(self, entry: Entry, others: Sequence[tuple[str, str]]) -> None:
        """About this entry; `others` are the places that may take its place."""
        self._entry = entry
        self.retranslate()
        self.into.set_choices(
            [("", _("No other organisation")), *((org, name) for org, name in others if org != entry.id)]
        )
        self.into.set_value("")
        self.error.set_words("")
        self.back.setVisible(entry.retired or bool(entry.merged_into))
        self.gate.settle()
        self._name_button()

    def focus_first(self) -> None:
        """Begin with the passphrase, or with the choice."""
        if self.gate.isHidden():
            self.into.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.gate.asking.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.gate.retranslate()
        self.heading.setText(self._entry.short if self._entry else "")
        self.lead.set_words(
            _("Nobody is sent there any more. Old referrals keep its name. You can take this back.")
        )
        self._into.set_label(_("Which organisation takes over?"), _("leave it if there is none"))
        self.back.set_word(_("Use it again"))
        self._name_button()

    def _name_button(self) -> None:
        self.accept.set_word(_("Merge") if self.into.value() else _("Retire"))

    def _on_accepted(self) -> None:
        if self._entry is not None and self.gate.settle():
            self.ended.emit(self._entry.id, self.into.value())

    def _on_back(self) -> None:
        if self._entry is not None and self.gate.settle():
            self.brought_back.emit(self._entry.id)
