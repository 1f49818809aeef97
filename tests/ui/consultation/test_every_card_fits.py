# SPDX-License-Identifier: EUPL-1.2
"""No card of any route is wider than the panel it stands in, whatever the place says about itself."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLayout, QWidget

from spreekuur import language
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk.panel import RouteCard, panel
from spreekuur.language import LANGUAGES
from spreekuur.referral.model import Advice, Mode, Suggestion
from spreekuur.ui import theme
from spreekuur.ui.consultation.route_card import RouteCardView
from spreekuur.ui.consultation.route_parts import Cost
from spreekuur.ui.widgets import Paragraph

# How wide the list of cards is at least at each text size: beside the form, and alone with little room.
ROOM = {100: 406, 120: 434, 150: 900, 200: 1000}
TALK = Talk(id="t", evening_id="e", started_at="2026-11-11T18:00:00.000+00:00")
LONG = " ".join(
    ["Het eerste gesprek kost niets, daarna naar inkomen; wie weinig verdient betaalt niets."] * 2
)


def every_card(content: Content, code: str) -> list[RouteCard]:
    """One card of every route there is, with the texts of the rule that leads to it."""
    rules = {rule.route: rule for rule in content.rules}
    suggestions = []
    for route in content.organisations:
        rule = rules.get(route)
        texts = (rule.why, rule.bring, rule.first_step) if rule else ("", (), "")
        suggestions.append(Suggestion(route, "normal", (), *texts, None))
    return list(panel(Advice(Mode.NORMAL, tuple(suggestions), (), ()), TALK, content, code).cards)


def measure_anew(layout: QLayout) -> None:
    """Forget what the layouts within measured: only a window that is shown does so by itself."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() or (item.widget().layout() if item.widget() else None)
        if inner is not None:
            measure_anew(inner)
        item.invalidate()
    layout.invalidate()


@pytest.fixture(params=list(ROOM))
def room(request, qapp):
    theme.apply(qapp, theme="light", percent=request.param)
    yield ROOM[request.param]
    theme.apply(qapp, theme="light", percent=100)
    language.use("en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_card_is_wider_than_the_panel(content, compiled_locale, room: int, code: str):
    language.use(code)
    cards = every_card(content, code)
    assert len(cards) == len(content.organisations)
    view = RouteCardView(cards[0])
    wide = {}
    for card in cards:
        for priority in ("normal", "urgent", "emergency"):
            for chosen in (False, True):
                view.show_card(replace(card, priority=priority, chosen=chosen), 1)
                measure_anew(view.layout())
                needs = view.minimumSizeHint().width()
                if needs > room:
                    wide[card.route, priority, chosen] = needs
    view.deleteLater()
    assert wide == {}


def cost_of(view: QWidget) -> Paragraph:
    cost = next(each for each in view.findChildren(Cost) if each.isVisible())
    return cost.findChild(Paragraph)


def test_a_long_cost_takes_two_lines_and_all_of_them_once_opened(content, shown, qapp):
    card = replace(every_card(content, "nl")[0], cost=LONG)
    view = RouteCardView(card)
    shown(view, ROOM[100], 400)
    line = cost_of(view)._block.line_height()
    assert cost_of(view).height() == round(2 * line)
    assert cost_of(view).accessibleName() == LONG
    view.more.click()
    for _turn in range(3):
        qapp.processEvents()
    assert cost_of(view).height() > round(2 * line)
    assert cost_of(view).geometry().right() <= ROOM[100]
