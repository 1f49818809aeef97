# SPDX-License-Identifier: EUPL-1.2
"""How the screen is laid out: the list at the left, one referral at the right; with little room one of the two."""

from PySide6.QtWidgets import QWidget

from spreekuur.content.pack import Content
from spreekuur.ui.follow_up.list_card import ListCard
from spreekuur.ui.follow_up.referral_card import ReferralCard
from spreekuur.ui.widgets.beside import beside


class FollowUpLayout:
    """The two parts, and which of them are seen."""

    def __init__(self, screen: QWidget, content: Content) -> None:
        self._compact = self._opened = False
        self.list, self.referral = ListCard(content), ReferralCard(content)
        beside(screen, (self.list, 6), (self.referral, 7))

    def is_open(self) -> bool:
        """Is one at the answers of a referral?"""
        return self._opened

    def open(self) -> None:
        """Go to the answers of the one that is shown."""
        self._opened = self.referral.shown() is not None
        self.settle()
        if self._opened:
            self.referral.focus_first()

    def close(self) -> None:
        """Back to the list."""
        self._opened = False
        self.settle()
        self.list.focus_first()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        self.list.place.set_compact(compact)
        self.settle()

    def settle(self) -> None:
        """Show what there is room for, and what there is to show."""
        shown = self.referral.shown() is not None
        self._opened = self._opened and shown
        alone = self._compact and self._opened
        self.list.setVisible(not alone)
        self.referral.setVisible(shown and (alone or not self._compact))
