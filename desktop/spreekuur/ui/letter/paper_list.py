# SPDX-License-Identifier: EUPL-1.2
"""The papers of one talk in a list: which of them leave together, and what became of each."""

from collections.abc import Iterable, Mapping
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.papers import CARD, SHEET
from spreekuur.language import _
from spreekuur.letters.store import PaperState
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.widgets import NoteLine, Paragraph

_ICONS = {PaperState.PRINTED: "printer", PaperState.SAVED: "download", PaperState.PHOTOGRAPHED: "camera"}


class Waits(Enum):
    """How a paper stands that did not leave yet: as it should be, nameless, or made and still here."""

    READY = "ready"
    NAMELESS = "nameless"
    MADE = "made"


State = Waits | PaperState | str
"""How a paper stands; a sentence says why it could not be made."""


class PaperList(QWidget):
    """`changed` says that other papers are chosen. The card is not, until somebody wants it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._states: dict[str, State] = {}
        self._lead = Paragraph(role="hint", tone="muted")
        self.ticks: dict[str, ConsentTick] = {}
        self.notes: dict[str, NoteLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._lead)

    def begin(self, names: Mapping[str, str]) -> None:
        """Begin with these papers (route, SHEET or CARD, and the name of the place); nothing happened to them yet."""
        for part in (*self.ticks.values(), *self.notes.values()):
            part.hide()
            part.deleteLater()
        self._names, self._states, self.ticks, self.notes = dict(names), {}, {}, {}
        for key in names:
            tick, note = ConsentTick(), NoteLine("info", "muted")
            tick.setObjectName(f"paper_{key}")
            tick.setChecked(key != CARD)
            tick.toggled.connect(self.changed)
            self.ticks[key], self.notes[key] = tick, note
            self._column.addWidget(tick)
            self._column.addWidget(note)
        self.retranslate()

    def chosen(self) -> tuple[str, ...]:
        """The papers that are ticked, in the order of the list."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def left(self) -> frozenset[str]:
        """The papers that left the desk already."""
        return frozenset(key for key, state in self._states.items() if isinstance(state, PaperState))

    def set_state(self, key: str, state: State) -> None:
        """Say how this paper stands; one that left stays so."""
        if key in self.notes and not (isinstance(state, Waits) and key in self.left()):
            self._states[key] = state
            self._say(key)

    def forget(self, keys: Iterable[str]) -> None:
        """These papers would now say something else: what became of the older ones is no longer told."""
        for key in keys:
            self._states.pop(key, None)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._lead.set_words(_("These papers leave together, each with its own name. Tick what is needed."))
        for key, tick in self.ticks.items():
            tick.set_words(paper_name(key, self._names[key]))
            self._say(key)

    def _say(self, key: str) -> None:
        icon, tone, words = _words(self._states.get(key, Waits.READY))
        self.notes[key].set_look(icon, tone)
        self.notes[key].set_words(words)
        self.ticks[key].setAccessibleDescription(words)


def paper_name(key: str, place: str) -> str:
    """What a paper is called in the list: for whom it is."""
    if key == SHEET:
        return _("Sheet for the client")
    if key == CARD:
        return _("Card to take home (A5)")
    return _("Letter to {name}").format(name=place.split(" (", maxsplit=1)[0])


def _words(state: State) -> tuple[str, str, str]:
    """Icon, tone and words."""
    if isinstance(state, str) and not isinstance(state, PaperState):
        return "circle-alert", "danger", state
    if isinstance(state, PaperState):
        said = {
            PaperState.PRINTED: _("Printed"),
            PaperState.SAVED: _("Saved"),
            PaperState.PHOTOGRAPHED: _("The client took a photo"),
            PaperState.COPIED_OUT: _("The client copied it"),
        }
        return _ICONS.get(state, "check"), "ok", said.get(state, "")
    return {
        Waits.READY: ("info", "muted", ""),
        Waits.NAMELESS: ("info", "muted", _("Without a name: the client carries it.")),
        Waits.MADE: ("clock", "warn", _("Made, and still here.")),
    }[state]
