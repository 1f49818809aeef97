# SPDX-License-Identifier: EUPL-1.2
"""What else the receiver may be told: each thing behind the client's own yes, and never more than the letter prints."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.letter_extras import ASKS, EXTRAS, WITHOUT_YES
from spreekuur.language import _
from spreekuur.ui.letter import extra_words
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.letter.extra_field import ExtraField
from spreekuur.ui.widgets import Paragraph


class ExtraFields(QWidget):
    """`edited` says that the letter would look different, `agreed` that the client said yes or no to one thing."""

    edited = Signal()
    agreed = Signal(str, bool)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._shared = self._own = False
        self._lead = Paragraph(role="hint", tone="muted")
        self.ticks = {ask: ConsentTick() for ask in ASKS}
        self.fields = {extra.name: ExtraField(extra, today) for extra in EXTRAS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._lead)
        for ask, tick in self.ticks.items():
            tick.setObjectName(f"agreed_{ask}")
            tick.toggled.connect(lambda on, ask=ask: self._on_ticked(ask, on))
            column.addWidget(tick)
            for field in self._of(ask):
                column.addWidget(field)
        for field in self._of(""):
            column.addWidget(field)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.retranslate()
        self.show_only((), shared=False, agreed=())

    def show_only(
        self, names: Collection[str], *, shared: bool, agreed: Collection[str], own: bool = False
    ) -> None:
        """Show these, and which of them the client agreed to; without a yes to the receiver none is asked.

        On a paper of the client's `own` all stand without a question.
        """
        self._names, self._shared, self._own = tuple(names), shared, own
        for ask, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(ask in agreed)
            tick.blockSignals(False)
        self._show()

    def set_values(self, letter: Mapping[str, str]) -> None:
        """Fill in what the talk knows already."""
        for name, field in self.fields.items():
            field.set_text(letter.get(name, ""))

    def values(self) -> dict[str, str]:
        """What is typed, as the draft keeps it: also in fields that are not shown now."""
        return {name: text for name, field in self.fields.items() if (text := field.text())}

    def printable(self, names: Collection[str]) -> dict[str, str]:
        """What can stand in a letter that may hold these fields, as far as it was agreed: those that are sound."""
        wanted = ((name, self.fields[name]) for name in names)
        return {name: field.text() for name, field in wanted if field.text() and not field.fault()}

    def first_fault(self) -> QWidget | None:
        """Check all fields that are shown; the first that is wrong, to put the focus there."""
        wrong = [self.fields[name] for name in self._shown() if not self.fields[name].check()]
        return wrong[0].editor if wrong else None

    def say_wrong(self, name: str, sentence: str) -> bool:
        """Say below a field why the paper could not be made; False if there is no such field in sight."""
        if name not in self._shown():
            return False
        self.fields[name].set_error(sentence)
        self.fields[name].editor.setFocus()
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._lead.set_words(_("What else may they know? Tick only what the client agrees to."))
        for ask, tick in self.ticks.items():
            tick.set_words(extra_words.ask(ask))
            for field in self._of(ask):
                field.retranslate(extra_words.ask(ask))
        for field in self._of(""):
            field.retranslate()

    def _of(self, ask: str) -> Iterator[ExtraField]:
        return (field for field in self.fields.values() if field.extra.ask == ask)

    def _shown(self) -> list[str]:
        return [name for name in self._names if self._is_open(name)]

    def _is_open(self, name: str) -> bool:
        ask = self.fields[name].extra.ask
        if self._own:
            return True
        if ask:
            return self._shared and self.ticks[ask].isChecked()
        return not self._shared if name in WITHOUT_YES else True

    def _on_ticked(self, ask: str, on: bool) -> None:
        self._show()
        self.agreed.emit(ask, on)

    def _show(self) -> None:
        asked = {self.fields[name].extra.ask for name in self._names} - {""} if self._shared else set()
        self._lead.setVisible(bool(asked))
        for ask, tick in self.ticks.items():
            tick.setVisible(ask in asked)
        shown = set(self._shown())
        for name, field in self.fields.items():
            field.setVisible(name in shown)
