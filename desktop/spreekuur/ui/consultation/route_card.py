# SPDX-License-Identifier: EUPL-1.2
"""One route in the panel: complete when it is urgent, chosen or opened; short otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.panel import RouteCard
from spreekuur.language import _
from spreekuur.ui import theme, words
from spreekuur.ui.consultation import reach_words
from spreekuur.ui.widgets import Badge, Button, Card, FlowLayout, IconLabel, Label, Paragraph, painting

_TONES = {"emergency": "danger", "urgent": "warn", "normal": ""}
_COST_LINES = 2
_BESIDE_BUTTONS = 84  # pixels: a fact this short always has room beside two buttons
_BADGES = {"emergency": ("siren", "danger"), "urgent": ("triangle-alert", "warn")}


class Meta(QWidget):
    """A small icon with a word or two."""

    def __init__(self, icon: str, *, tone: str = "muted", role: str = "card") -> None:
        super().__init__()
        self._icon = IconLabel(icon, tone=tone, size=16)
        self._words = Label(role=role, tone="text" if role != "card" else "muted")
        _side_by_side(self, self._icon, self._words)

    def set_words(self, said: str, icon: str = "", tone: str = "") -> None:
        """Say something else; empty hides it."""
        self._words.setText(said)
        if icon:
            self._icon.set_icon(icon, tone or "accent")
        self.setVisible(bool(said))

    def set_role(self, role: str) -> None:
        """Write in another size."""
        self._words.set_role(role)


class Cost(QWidget):
    """What it costs, which some places tell at length: two lines at most, or all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph(role="card", tone="muted", max_lines=_COST_LINES)
        icon = IconLabel("wallet", size=16)
        _side_by_side(self, icon, self._words).setAlignment(icon, Qt.AlignmentFlag.AlignTop)

    def set_words(self, said: str, *, whole: bool) -> None:
        """Say something else; empty hides it."""
        self._words.set_most(0 if whole else _COST_LINES)
        self._words.set_words(said)
        self.setVisible(bool(said))


def _side_by_side(holder: QWidget, icon: IconLabel, said: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(icon)
    row.addWidget(said)
    return row


class RouteCardView(Card):
    """Shows a `RouteCard`; it stays the same part when what it says changes, so that the focus stays too."""

    toggled = Signal(str)  # route: chosen, or not after all
    letter_wanted = Signal(str)  # route
    resized = Signal()

    def __init__(self, card: RouteCard) -> None:
        super().__init__(dense=True)
        self.route = card.route
        self._card = card
        self._number = 0
        self._opened = False
        self.choose = Button(height=36)
        self.letter = Button(icon="file-text", height=36)
        self.more = Button(kind="quiet", icon="chevron-down", height=24)
        self.choose.clicked.connect(lambda: self.toggled.emit(self.route))
        self.letter.clicked.connect(lambda: self.letter_wanted.emit(self.route))
        self.more.clicked.connect(self._on_more)
        self._build()
        self.show_card(card, 0)

    def show_card(self, card: RouteCard, number: int) -> None:
        """Show this; `number` is the digit of its key, 0 without one."""
        self._card, self._number = card, number
        urgent = card.priority in _BADGES
        whole = urgent or card.chosen or self._opened
        self.set_tone("surface", _TONES[card.priority])
        self._show_head(urgent, whole)
        self._show_lines(whole)
        self._show_buttons(whole, urgent)
        self.setAccessibleName(f"{card.name}. {words.when(card.priority)}. {reach_words.words(card)}")
        self.resized.emit()

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        return [self.choose, self.letter, self.more]

    def _build(self) -> None:
        self.badge = Badge("", "triangle-alert", "warn")
        self.phone = Meta("phone", tone="accent", role="strong")
        self.name = Paragraph(role="strong", max_lines=3)
        self.about = Paragraph(role="card", tone="muted", max_lines=2)
        self.why, self.first, self.bring = (Paragraph(role="card") for _n in range(3))
        self.dutch = Paragraph(role="card", tone="danger")
        self.reach = Meta("circle-question-mark")
        self._reach_words = Paragraph(role="card", tone="muted")
        self.when, self.cost, self.languages = Meta("clock"), Cost(), Meta("languages")
        self._checked = Paragraph(role="hint", tone="muted")
        self.box.addLayout(self._top())
        for part in (
            self._name_row(),
            self.about,
            self._reach_words,
            self.why,
            self.first,
            self.dutch,
            self.bring,
        ):
            self.box.addWidget(part)
        self.box.addLayout(self._bottom())

    def _top(self) -> QHBoxLayout:
        self._badge_row = QWidget()
        flow = FlowLayout(self._badge_row, gap=8, line_gap=4)
        flow.addWidget(self.badge)
        self._top_cost, self._top_languages = Cost(), Meta("languages")
        flow.addWidget(self._top_cost)
        flow.addWidget(self._top_languages)
        row = QHBoxLayout()
        row.addWidget(self._badge_row, 1)
        return row

    def _name_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name, 1)
        row.addWidget(self.phone)
        return holder

    def _bottom(self) -> QHBoxLayout:
        self._facts = QWidget()
        flow = FlowLayout(self._facts, gap=12, line_gap=2)
        for part in (self.when, self.cost, self.languages):
            flow.addWidget(part)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addStretch(1)
        left.addWidget(self._facts)
        below = self._below = QHBoxLayout()
        below.setSpacing(4)
        left.addLayout(below)
        below.addStretch(0)
        below.addWidget(self._checked)
        below.addWidget(self.more)
        below.addStretch(1)
        left.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.choose)
        self._buttons.addWidget(self.letter)
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addLayout(self._buttons)
        return row

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
        self._below.setStretch(0, int(urgent))
        self._below.setStretch(self._below.count() - 1, int(not urgent))
        self.choose.set_role("card_strong" if urgent else "card")
        self.when.set_words("" if urgent else words.when(card.priority))
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
        facts = (words.when(card.priority), card.cost, words.short_languages(card.languages))
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
        self.letter.setVisible(card.letter and whole)
        self.more.setVisible(not urgent and not card.chosen)
        self.more.set_icon("chevron-up" if self._opened else "chevron-down")
        opened = _("Show less of {name}") if self._opened else _("Show all of {name}")
        self.more.setAccessibleName(opened.format(name=card.name))

    def _on_more(self) -> None:
        self._opened = not self._opened
        self.show_card(self._card, self._number)
