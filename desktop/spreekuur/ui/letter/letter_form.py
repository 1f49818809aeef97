# SPDX-License-Identifier: EUPL-1.2
"""The right side of the letter: to whom, in which languages, the letter-only fields, and the client's yes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.papers import SHEET
from spreekuur.language import LANGUAGES, NAMES, _
from spreekuur.ui.letter.agreed import Agreed
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.letter.extra_fields import ExtraFields
from spreekuur.ui.letter.letter_fields import LetterFields
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
        self.about_sheet = NoteLine("info", "info")
        self._to, self._in = Field("", self.to), Field("", self.languages)
        self.to.chosen.connect(lambda _route: self.recipient_chosen.emit())
        self.languages.chosen.connect(lambda _code: self.changed.emit())
        self.fields.edited.connect(self.changed)
        self.extras.edited.connect(self.changed)
        self.extras.agreed.connect(self._on_agreed)
        self.tick.toggled.connect(self._on_ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 8)
        column.setSpacing(16)
        for part in (self._to, self._in, self.about_sheet, self.tick, self.fields, self.extras):
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
        letter = self.recipient() not in (SHEET, ALL)
        self.fields.show_only(names, only_year=only_year)
        self.about_sheet.setVisible(not letter)
        self.tick.setVisible(letter)
        self.tick.blockSignals(True)
        self.tick.setChecked(self.agreed.shared(self.recipient()))
        self.tick.blockSignals(False)
        self._show_extras()
        self.retranslate()

    def typed(self) -> dict[str, str]:
        """What is typed in all fields, as the draft keeps it."""
        return self.fields.values() | self.extras.values()

    def printable(self) -> dict[str, str]:
        """What can stand in this letter: of the fields shown those that are sound."""
        return self.fields.printable() | self.extras.printable()

    def set_values(self, letter: Mapping[str, str]) -> None:
        """Fill in what the talk knows already."""
        self.fields.set_values(letter)
        self.extras.set_values(letter)

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
        sheet = {SHEET: _("Sheet for the client")} if SHEET in self._names else {}
        together = {ALL: _("All papers about the lost job")} if ALL in self._names else {}
        self.to.set_choices(list((self._names | together | sheet).items()))
        self._fill_languages()
        name = self._names.get(self.recipient(), "").split(" (")[0]
        self.tick.set_words(_("The client agrees that we share this with {name}.").format(name=name))
        self.about_sheet.set_words(
            _("A letter for each place, which the client carries. There is no name in them.")
            if self.recipient() == ALL
            else _(
                "This sheet is for the client: where to go, when, and what to bring. There is no name on it."
            )
        )
        self.about_sheet.setVisible(self.recipient() in (SHEET, ALL))
        self.fields.retranslate()
        self.extras.retranslate()

    def _fill_languages(self) -> None:
        letter = self.recipient() != SHEET
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
        self.extras.show_only(self._printed, shared=self.agreed.shared(route), agreed=self.agreed.told(route))


def _narrow(box: ComboBox) -> ComboBox:
    """A list that may be narrower than its longest word: the card does not grow for it."""
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box
