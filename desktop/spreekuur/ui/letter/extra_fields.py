# SPDX-License-Identifier: EUPL-1.2
"""What else the receiver may be told: each thing behind the client's own yes, and never more than the letter prints."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.letter_extras import ASKS, BY_NAME, EXTRAS, WITHOUT_YES, Extra
from spreekuur.language import _
from spreekuur.ui.letter import extra_words
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.letter.extra_field import ExtraField
from spreekuur.ui.widgets import Paragraph


class ExtraFields(QWidget):
    """`edited` says that the letter would look different, `agreed` that the client said yes or no to one thing.

    A field is made when a letter first asks for it: most letters ask for a few of them, many evenings for none.
    """

    edited = Signal()
    agreed = Signal(str, bool)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._names: tuple[str, ...] = ()
        self._shared = self._own = False
        self._lead = Paragraph(role="hint", tone="muted")
        self.ticks = {ask: ConsentTick() for ask in ASKS}
        self.fields: dict[str, ExtraField] = {}
        """Those that were asked for until now."""
        self._kept: dict[str, str] = {}  # what the talk knows for the others
        self._places: dict[str, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._lead)
        for ask, tick in self.ticks.items():
            tick.setObjectName(f"agreed_{ask}")
            tick.toggled.connect(lambda on, ask=ask: self._on_ticked(ask, on))
            column.addWidget(tick)
            self._places[ask] = _place_in(column)
        self._places[""] = _place_in(column)
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
        self._kept = {extra.name: letter[extra.name] for extra in EXTRAS if letter.get(extra.name)}
        for name, field in self.fields.items():
            field.set_text(self._kept.get(name, ""))

    def values(self) -> dict[str, str]:
        """What is typed, as the draft keeps it: also in fields that are not shown now."""
        typed = {name: field.text() for name, field in self.fields.items()}
        texts = ((extra.name, typed.get(extra.name, self._kept.get(extra.name, ""))) for extra in EXTRAS)
        return {name: text for name, text in texts if text}

    def printable(self, names: Collection[str]) -> dict[str, str]:
        """What can stand in a letter that may hold these fields, as far as it was agreed: those that are sound."""
        wanted = ((name, self._field(name)) for name in names)
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
        for field in self.fields.values():
            field.retranslate(_asked(field.extra))

    def _field(self, name: str) -> ExtraField:
        """The field of this name; made now if no letter asked for it yet."""
        if name not in self.fields:
            extra = BY_NAME[name]
            made = self.fields[name] = ExtraField(extra, self._today)
            made.hide()
            before = (other for other in EXTRAS[: EXTRAS.index(extra)] if other.ask == extra.ask)
            self._places[extra.ask].insertWidget(sum(other.name in self.fields for other in before), made)
            made.retranslate(_asked(extra))
            made.set_text(self._kept.get(name, ""))
            made.edited.connect(self.edited)
        return self.fields[name]

    def _shown(self) -> list[str]:
        return [name for name in self._names if self._is_open(name)]

    def _is_open(self, name: str) -> bool:
        ask = BY_NAME[name].ask
        if self._own:
            return True
        if ask:
            return self._shared and self.ticks[ask].isChecked()
        return not self._shared if name in WITHOUT_YES else True

    def _on_ticked(self, ask: str, on: bool) -> None:
        self._show()
        self.agreed.emit(ask, on)

    def _show(self) -> None:
        asked = {BY_NAME[name].ask for name in self._names} - {""} if self._shared else set()
        self._lead.setVisible(bool(asked))
        for ask, tick in self.ticks.items():
            tick.setVisible(ask in asked)
        shown = {name: self._field(name) for name in self._shown()}
        for name, field in self.fields.items():
            field.setVisible(name in shown)


def _place_in(column: QVBoxLayout) -> QVBoxLayout:
    """Where the fields of one question will stand."""
    place = QVBoxLayout()
    place.setSpacing(column.spacing())
    column.addLayout(place)
    return place


def _asked(extra: Extra) -> str:
    """The question that a field stands under, for one that has no label of its own."""
    return extra_words.ask(extra.ask) if extra.ask else ""
