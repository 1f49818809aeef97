# SPDX-License-Identifier: EUPL-1.2
"""One route in the panel: complete when it is urgent, chosen or opened; short otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from spreekuur.desk.panel import RouteCard
from spreekuur.language import _
from spreekuur.ui import theme, words
from spreekuur.ui.consultation import reach_words
from spreekuur.ui.consultation.explained_block import Explain, ExplainedBlock, LargeReach
from spreekuur.ui.consultation.route_parts import RouteParts
from spreekuur.ui.widgets import painting

_TONES = {"emergency": "danger", "urgent": "warn", "normal": ""}
_BESIDE_BUTTONS = 84  # pixels: a fact this short always has room beside two buttons
_BADGES = {"emergency": ("siren", "danger"), "urgent": ("triangle-alert", "warn")}


class RouteCardView(RouteParts):
    """Shows a `RouteCard`; it stays the same part when what it says changes, so that the focus stays too."""

    toggled = Signal(str)  # route: chosen, or not after all
    advised = Signal(str)  # route: the client wants to think it over, or not after all
    letter_wanted = Signal(str)  # route
    answered = Signal(str, str)  # key, value: a question of the open card
    resized = Signal()

    def __init__(self, card: RouteCard, explain: Explain | None = None) -> None:
        """`explain` says what stands behind a route; it is asked while the card is open."""
        super().__init__()
        self.route = card.route
        self._card = card
        self._explain = explain
        self._number = 0
        self._opened = False
        self._large: LargeReach | None = None
        self.explained: ExplainedBlock | None = None
        self.choose.clicked.connect(lambda: self.toggled.emit(self.route))
        self.decide.clicked.connect(lambda: self.advised.emit(self.route))
        self.letter.clicked.connect(lambda: self.letter_wanted.emit(self.route))
        self.more.clicked.connect(lambda: self.open(not self._opened))
        self.show_card(card, 0)

    def show_card(self, card: RouteCard, number: int) -> None:
        """Show this; `number` is the digit of its key, 0 without one."""
        self._card, self._number = card, number
        urgent = card.priority in _BADGES
        whole = urgent or card.chosen or card.advised or self._opened
        self.set_tone("surface", _TONES[card.priority])
        self._show_head(urgent, whole)
        self._show_lines(whole)
        self._show_explained()
        self._show_buttons(whole, urgent)
        self.setAccessibleName(f"{card.name}. {words.how_soon(card.going)}. {reach_words.words(card)}")
        self.resized.emit()

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.choose, self.letter, self.more, self.decide]

    def is_open(self) -> bool:
        """Is everything said that stands behind the route?"""
        return self._opened

    def open(self, opened: bool = True) -> None:
        """Say everything that stands behind the route, or fold it again."""
        had_focus = self.more.hasFocus()
        self._opened = opened
        self.show_card(self._card, self._number)
        if had_focus:  # it stands elsewhere in the card now
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, urgent: bool, whole: bool) -> None:
        card = self._card
        self._badge_row.setVisible(urgent)
        if urgent:
            icon, tone = _BADGES[card.priority]
            self.badge.set_word(words.badge(card.priority), icon, tone)
        self._top_cost.set_words(card.cost if urgent else "", whole=whole)
        self._top_languages.set_words(words.short_languages(card.languages) if urgent else "")
        self._facts.setVisible(not urgent)
        self._arrange(urgent, whole)
        _lay_below(self._below, (self._checked, self.more), urgent=urgent)
        self.choose.set_role("card_strong" if urgent else "card")
        self.when.set_words("" if urgent else words.how_soon(card.going))
        self.cost.set_words("" if urgent else card.cost, whole=whole)
        self.languages.set_words("" if urgent else words.short_languages(card.languages))
        self.name.set_words(card.name)
        self.name.set_role("section" if urgent else "strong")
        short = reach_words.is_short(card)
        self.phone.set_role("section" if urgent else "strong")
        self.phone.set_words(reach_words.words(card) if short else "", reach_words.icon(card))
        self._reach_words.set_words("" if short else reach_words.words(card))
        self._reach_words.setVisible(not short)
        self._checked.set_words(reach_words.checked(card.checked_on))

    def _arrange(self, urgent: bool, whole: bool) -> None:
        """Buttons beside the facts, or below them where two of them leave too little room for that."""
        card, ways = self._card, QBoxLayout.Direction
        facts = (words.how_soon(card.going), card.cost, words.short_languages(card.languages))
        long = max(painting.text_width(fact, "card") for fact in facts) > theme.px(_BESIDE_BUTTONS)
        # The panel does not grow with the text, so with larger text there is never room for both.
        below = whole and not urgent and card.letter and (long or theme.percent() > 100)
        # What is urgent is chosen first: its button stands where the lines begin.
        beside = ways.RightToLeft if urgent else ways.LeftToRight
        self._row.setDirection(ways.TopToBottom if below else beside)
        self._row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))

    def _show_lines(self, whole: bool) -> None:
        card = self._card
        self.about.set_words(card.about)
        self.about.setVisible(whole and bool(card.about))
        self.why.set_words(card.why, _("Why:") if whole else "")
        self.first.set_words(card.first_step, _("First:"))
        self.bring.set_words(", ".join(card.bring), _("Bring along:"))
        self.dutch.set_words(card.dutch, "Nederlands:")
        self.why.setVisible(bool(card.why))
        self.first.setVisible(whole and bool(card.first_step))
        self.bring.setVisible(whole and bool(card.bring))
        self.dutch.setVisible(bool(card.dutch))

    def _show_buttons(self, whole: bool, urgent: bool) -> None:
        card = self._card
        self.choose.set_icon("check" if card.chosen else "")
        self.choose.set_keys(f"Alt+{self._number}" if 0 < self._number < 10 else "")
        self.choose.set_word(_("Chosen") if card.chosen else _("Choose"))
        self.choose.setAccessibleName(f"{self.choose.text()}: {card.name}")
        self.letter.set_word(_("Letter"))
        self.letter.setAccessibleName(_("Letter to {name}").format(name=card.name))
        self.letter.setVisible(card.letter and whole and not card.advised)
        self.decide.set_icon("check" if card.advised else "clock")
        self.decide.set_word(_("Advised, client will decide") if card.advised else _("Client will decide"))
        self.decide.setAccessibleName(f"{self.decide.text()}: {card.name}")
        self.decide.setVisible(card.chosen or card.advised or self._opened)
        self.more.set_icon("chevron-up" if self._opened else "chevron-down")
        opened = _("Show less of {name}") if self._opened else _("Explain {name}")
        self.more.setAccessibleName(opened.format(name=card.name))

    def _show_explained(self) -> None:
        """The opened part is made when it is first wanted: most cards are never opened."""
        if self._opened and self._explain is not None:
            if self.explained is None or self._large is None:
                self._large, self.explained = LargeReach(), ExplainedBlock()
                self.explained.answered.connect(self.answered)
                self.box.insertWidget(self.box.indexOf(self.about) + 1, self._large)
                self.box.insertWidget(self.box.indexOf(self.bring) + 1, self.explained)
            self._large.show_card(self._card)
            in_question = self.explained.has_focus()
            self.explained.show_explained(self._card, self._explain(self.route))
            if in_question and not self.explained.has_focus():
                self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.phone.hide()
        elif self._large is not None:
            self._large.hide()
        if self.explained is not None:
            self.explained.setVisible(self._opened)
            self._place_more()

    def _place_more(self) -> None:
        """In an open card it stands beside the name: whoever opened it begins to read there."""
        if self._opened and self._named.indexOf(self.more) < 0:
            self._named.addWidget(self.more)
        elif not self._opened and self._below.indexOf(self.more) < 0:
            self._below.insertWidget(self._below.indexOf(self._checked) + 1, self.more)
            urgent = self._card.priority != "normal"
            _lay_below(self._below, (self._checked, self.more), urgent=urgent)


def _lay_below(below: QBoxLayout, parts: tuple[QWidget, QWidget], *, urgent: bool) -> None:
    """The date and the arrow: one above the other beside two buttons, as there is no room for both in one line."""
    ways, right = QBoxLayout.Direction, Qt.AlignmentFlag.AlignRight
    below.setDirection(ways.TopToBottom if urgent else ways.LeftToRight)
    for part in parts:
        below.setAlignment(part, right if urgent else Qt.AlignmentFlag(0))
    last = below.count() - 1
    for place in range(1, last):
        below.setStretch(place, 0)
    below.setStretch(0, int(urgent))
    below.setStretch(last, int(not urgent))
