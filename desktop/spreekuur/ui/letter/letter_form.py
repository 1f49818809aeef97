# SPDX-License-Identifier: EUPL-1.2
"""The right side of the letter: to whom, in which languages, the letter-only fields, and the client's yes."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.letter_cases import LARGE, LAYOUT
from spreekuur.desk.papers import CARD, FOR_CLIENT, NEUTRAL, SHEET
from spreekuur.desk.several import EVERY
from spreekuur.language import LANGUAGES, NAMES, _
from spreekuur.ui.letter.agreed import Agreed
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.letter.extra_fields import ExtraFields
from spreekuur.ui.letter.letter_fields import LetterFields
from spreekuur.ui.letter.paper_list import PaperList
from spreekuur.ui.widgets import ComboBox, Field, NoteLine


class LetterForm(QWidget):
    """`changed` when the paper would look different, `recipient_chosen` when it is another paper."""

    changed = Signal()
    recipient_chosen = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._printed: tuple[str, ...] = ()
        self.agreed = Agreed()
        self.to = _narrow(ComboBox(name="recipient"))
        self.languages = _narrow(ComboBox(name="languages"))
        self.fields, self.extras = LetterFields(), ExtraFields(today)
        self.tick = ConsentTick()
        self.tick.setObjectName("shared")
        self.about_sheet = NoteLine("info", "info")
        self.papers = PaperList()
        self.large = ConsentTick()
        self.large.setObjectName("large_print")
        self._to, self._in = Field("", self.to), Field("", self.languages)
        self.to.chosen.connect(lambda _route: self.recipient_chosen.emit())
        self.languages.chosen.connect(lambda _code: self.changed.emit())
        self.fields.edited.connect(self.changed)
        self.extras.edited.connect(self.changed)
        self.extras.agreed.connect(self._on_agreed)
        self.papers.changed.connect(self.changed)
        self.large.toggled.connect(self.changed)
        self.tick.toggled.connect(self._on_ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 8)
        column.setSpacing(16)
        for part in (
            self._to,
            self._in,
            self.about_sheet,
            self.papers,
            self.tick,
            self.fields,
            self.extras,
            self.large,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.retranslate()

    def set_recipients(self, recipients: Sequence[tuple[str, str]], talk_id: str) -> None:
        """Offer these receivers (route, name); nobody's yes is remembered from another talk."""
        self.agreed.begin(talk_id)
        self._names = dict(recipients)
        self.retranslate()
        self.to.setCurrentIndex(0)

    def recipient(self) -> str:
        """The route the paper goes to, or SHEET."""
        return self.to.value()

    def show_fields(self, names: Sequence[str], extras: Iterable[str], *, only_year: bool) -> None:
        """Take the form that the chosen receiver needs; `extras` are asked once the client said yes."""
        self._printed = tuple(extras)
        letter = self.recipient() not in (*FOR_CLIENT, ALL, EVERY)
        self.papers.setVisible(self.recipient() == EVERY)
        self.large.setVisible(self.recipient() not in (CARD, NEUTRAL, ALL))
        self.fields.show_only(names, only_year=only_year)
        self.tick.setVisible(letter)
        self.tick.blockSignals(True)
        self.tick.setChecked(self.agreed.shared(self.recipient()))
        self.tick.blockSignals(False)
        self._show_extras()
        self.retranslate()

    def typed(self) -> dict[str, str]:
        """What is typed in all fields, as the draft keeps it."""
        large = {LAYOUT: LARGE} if self.large.isChecked() else {}
        return self.fields.values() | self.extras.values() | large

    def printable(self, names: Collection[str], extras: Collection[str]) -> dict[str, str]:
        """What can stand in a letter that may hold these fields: those that are sound."""
        return self.fields.printable(names) | self.extras.printable(extras)

    def set_values(self, letter: Mapping[str, str]) -> None:
        """Fill in what the talk knows already."""
        self.fields.set_values(letter)
        self.extras.set_values(letter)
        self.large.blockSignals(True)
        self.large.setChecked(letter.get(LAYOUT) == LARGE)
        self.large.blockSignals(False)

    def agree(self, receivers: Sequence[str]) -> None:
        """The client said yes to these, before a lock."""
        self.agreed.take(receivers)
        self.tick.blockSignals(True)
        self.tick.setChecked(self.agreed.shared(self.recipient()))
        self.tick.blockSignals(False)
        self._show_extras()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._to.set_label(_("To"))
        self._in.set_label(_("Languages"))
        self.to.set_choices([(key, _place(key, name)) for key, name in self._names.items()])
        self._fill_languages()
        name = self._names.get(self.recipient(), "").split(" (")[0]
        self.tick.set_words(_("The client agrees that we share this with {name}.").format(name=name))
        self.about_sheet.set_words(_about(self.recipient()))
        self.large.set_words(_("Large print, for whoever sees badly"))
        self.papers.retranslate()
        self.fields.retranslate()
        self.extras.retranslate()

    def _fill_languages(self) -> None:
        letter = self.recipient() not in FOR_CLIENT
        dutch = NAMES["nl"]
        words = {
            code: f"{dutch} + {NAMES[code]}" if letter else f"{NAMES[code]} + {dutch}" for code in LANGUAGES
        }
        words["nl"] = dutch
        self.languages.set_choices(list(words.items()))

    def _on_ticked(self, agreed: bool) -> None:
        self.agreed.note(self.recipient(), agreed)
        self.tick.set_wrong(False)
        self._show_extras()
        self.changed.emit()

    def _on_agreed(self, ask: str, agreed: bool) -> None:
        self.agreed.note(self.recipient(), agreed, ask)
        self.changed.emit()

    def _show_extras(self) -> None:
        route = self.recipient()
        told = self.agreed.told(route)
        self.extras.show_only(
            self._printed, shared=self.agreed.shared(route), agreed=told, own=route == NEUTRAL
        )


def _narrow(box: ComboBox) -> ComboBox:
    """A list that may be narrower than its longest word: the card does not grow for it."""
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box


def _place(key: str, name: str) -> str:
    """What a receiver, or a paper for the client, is called in the list."""
    return {
        EVERY: _("All papers together"),
        ALL: _("All papers about the lost job"),
        SHEET: _("Sheet for the client"),
        CARD: _("Card to take home (A5)"),
        NEUTRAL: _("Neutral card (A6)"),
    }.get(key, name)


def _about(key: str) -> str:
    """What to know of a paper that is no letter to one place."""
    return {
        ALL: _("A letter for each place, which the client carries. There is no name in them."),
        SHEET: _(
            "This sheet is for the client: where to go, when, and what to bring. There is no name on it."
        ),
        CARD: _("The same in short, on half a sheet, with the Dutch on the back. There is no name on it."),
        NEUTRAL: _("It says only when and where, for whoever may not be seen with a letter from us."),
    }.get(key, "")
