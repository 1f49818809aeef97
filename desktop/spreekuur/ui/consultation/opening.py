# SPDX-License-Identifier: EUPL-1.2
"""Opening and folding a card of the panel by a key, wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from spreekuur.ui import theme
from spreekuur.ui.consultation.page import Page
from spreekuur.ui.consultation.route_card import RouteCardView

_OVERLAP = 60  # pixels of the page before that stay in sight


def open_card(page: Page) -> bool:
    """Open the card that has the focus, or the first one; False when there is none, or a list opens by this key."""
    panel = page.suggestions
    first = panel.route_at(1)
    if first is None or isinstance(QApplication.focusWidget(), QComboBox):
        return False
    if not page.in_panel():
        page.open_panel()
    card = card_in_focus(page) or panel.cards[first]
    card.open()
    card.more.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def fold_card(page: Page) -> bool:
    """Fold the open card that has the focus; False when it is folded, or none has the focus."""
    card = card_in_focus(page)
    if card is None or not card.is_open():
        return False
    card.open(False)
    card.more.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def renew(page: Page) -> None:
    """Say anew what stands behind the open cards: an answer may change that and leave the cards as they are."""
    for card in page.suggestions.cards.values():
        if card.is_open():
            card.open()


def turn(page: Page, direction: int) -> bool:
    """Turn a page in the panel, down (1) or up (-1); False when the focus is elsewhere."""
    if not page.in_panel():
        return False
    bar = page.suggestions.area.verticalScrollBar()
    bar.setValue(bar.value() + direction * max(bar.pageStep() - theme.px(_OVERLAP), theme.px(_OVERLAP)))
    return True


def card_in_focus(page: Page) -> RouteCardView | None:
    """The card in which the focus is."""
    focused = QApplication.focusWidget()
    cards = page.suggestions.cards.values()
    return next((card for card in cards if focused is not None and card.isAncestorOf(focused)), None)
