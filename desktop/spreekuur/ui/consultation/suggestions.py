# SPDX-License-Identifier: EUPL-1.2
"""The panel "What can you do?": the cards of the routes, the worst first, with safety texts above."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.asking import SignalHelp
from spreekuur.desk.panel import Panel
from spreekuur.language import _, ngettext
from spreekuur.referral.model import Mode
from spreekuur.ui.consultation.explained_block import Explain
from spreekuur.ui.consultation.other_route import OtherRoute
from spreekuur.ui.consultation.route_card import RouteCardView
from spreekuur.ui.consultation.safety_card import SafetyCard
from spreekuur.ui.widgets import Button, Card, EmptyState, KeyCap, Label, MessageBar, Scroll

_EMPTY = Panel(Mode.NORMAL)


class Suggestions(QWidget):
    """Reacts to every change and never takes the focus."""

    toggled = Signal(str)  # route
    card_wanted = Signal(str)  # a signal
    advised = Signal(str)  # route: the client wants to think it over, or not after all
    letter_wanted = Signal(str)  # route
    answered = Signal(str, str)  # key, value: a question of an open card

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.other = OtherRoute(content)
        self._panel = _EMPTY
        self.touched = ""
        """The route whose card was touched last: Alt+A is its key."""
        self._more_open = False
        self.explain: Explain | None = None
        self.cards: dict[str, RouteCardView] = {}
        self.safety: dict[str, SafetyCard] = {}
        self._order: list[str] = []
        self._title = Label(role="section")
        self._count = Label(role="card", tone="muted")
        self.more = Button(kind="quiet", height=36)
        self.more.clicked.connect(self._on_more)
        self._told = MessageBar("info")
        self._told.hide()
        self._build()
        self.retranslate()

    def show_panel(self, panel: Panel, helps: Sequence[SignalHelp] = ()) -> None:
        """Show these cards; parts of routes that were there already stay where the focus may be."""
        self._panel = panel
        self._show_safety(helps)
        shown = panel.cards if self._more_open else panel.first
        for route in list(self.cards):
            if route not in {card.route for card in shown}:
                self._forget(route)
        for number, card in enumerate(shown, 1):
            if card.route not in self.cards:
                view = self.cards[card.route] = RouteCardView(card, self.explain)
                view.toggled.connect(self.toggled)
                view.advised.connect(self.advised)
                view.letter_wanted.connect(self.letter_wanted)
                view.answered.connect(self.answered)
            self.cards[card.route].show_card(card, number)
            self.cards[card.route].decide.set_keys("Alt+A" if card.route == self.touched else "")
        self._place([card.route for card in shown])
        self._show_words()

    def route_at(self, number: int) -> str | None:
        """The route whose key is Alt and this digit."""
        return self._order[number - 1] if number <= len(self._order) else None

    def stops(self) -> list[QWidget]:
        """What Tab reaches, in the order in which it stands."""
        routes = [self.cards[route].stops() for route in self._order]
        first = self._panel.count("emergency")
        routes[first:first] = [card.stops() for card in self.safety.values()]
        return [*(stop for stops in routes for stop in stops), self.more, self.other.button]

    def focus_first(self) -> None:
        """Put the focus on the first button of the first card."""
        other = [self.other.field] if self.other.isVisible() else []
        first = next((stop for stop in [*other, *self.stops()] if not stop.isHidden()), None)
        if first is not None:
            first.setFocus()

    def reset(self) -> None:
        """Fold what was opened, for the next talk."""
        self.other.leave()
        self._more_open = False
        for route in list(self.cards):
            self._forget(route)
        self._order = []

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("What can you do?"))
        self.other.retranslate()
        self._empty.set_words(_("Nothing yet"), _("Choose a topic. Then you see here who can help."))
        self._show_words()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(KeyCap("F6"))
        head.addStretch(1)
        head.addWidget(self._count)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 4, 4)
        self._list.setSpacing(8)
        self._empty = EmptyState("", "", drawn=("map-pin", "search"), tall=True)
        self._empty_card = Card()
        self._empty_card.box.setContentsMargins(0, 0, 0, 0)
        self._empty_card.box.addWidget(self._empty)
        self._list.addWidget(self._told)
        self._list.addWidget(self._empty_card)
        self._list.addWidget(self.more)
        self._list.addWidget(self.other.button)
        self._list.addStretch(1)
        self.area = Scroll(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.other, 1)
        column.addWidget(self.area, 1)
        self.other.shown.connect(self.area.setHidden)

    def _forget(self, route: str) -> None:
        view = self.cards.pop(route)
        self._list.removeWidget(view)
        view.hide()
        view.deleteLater()
        if route in self._order:
            self._order.remove(route)

    def _place(self, order: list[str]) -> None:
        self._order = order
        parts: list[QWidget] = [self.cards[route] for route in order]
        # What cannot wait stands first, then what to do at the signals, then all other routes.
        first = self._panel.count("emergency")
        parts[first:first] = list(self.safety.values())
        for index, part in enumerate(parts, 2):
            if self._list.indexOf(part) != index:
                self._list.removeWidget(part)
                self._list.insertWidget(index, part)
            part.show()

    def _show_safety(self, helps: Sequence[SignalHelp]) -> None:
        wanted = {help_.signal for help_ in helps}
        for signal in [s for s in self.safety if s not in wanted]:
            card = self.safety.pop(signal)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for help_ in helps:
            if help_.signal not in self.safety:
                card = self.safety[help_.signal] = SafetyCard(help_)
                card.card_wanted.connect(self.card_wanted)
            self.safety[help_.signal].show_help(help_)

    def _show_words(self) -> None:
        panel = self._panel
        self._empty_card.setVisible(not panel.cards and not self.safety)
        self._count.setText(count_words(panel))
        hidden = len(panel.more)
        self.more.setVisible(bool(hidden))
        more = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
        self.more.set_word(_("Less") if self._more_open else more)
        self.more.set_icon("chevron-up" if self._more_open else "chevron-down")
        if panel.mode is not Mode.INFORM_ONLY:
            self._told.hide()
        elif self._told.isHidden():
            self._told.say(
                "info",
                _("No consent: only tell where to go, or give it on paper. Do not call for the client."),
            )

    def _on_more(self) -> None:
        self._more_open = not self._more_open
        self.show_panel(self._panel, [card.help for card in self.safety.values()])


def count_words(panel: Panel) -> str:
    """How many routes there are, the urgent ones apart."""
    urgent, normal = panel.count("emergency", "urgent"), panel.count("normal")
    parts = []
    if urgent:
        parts.append(ngettext("{count} urgent", "{count} urgent", urgent).format(count=urgent))
    if normal:
        parts.append(ngettext("{count} normal", "{count} normal", normal).format(count=normal))
    return ", ".join(parts)
