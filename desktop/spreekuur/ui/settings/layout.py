# SPDX-License-Identifier: EUPL-1.2
"""How the settings stand: the list with the copy below it, and the card of the section beside them."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spreekuur.desk.settings import DeskSettings
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.exchange.address_section import AddressSection
from spreekuur.ui.moving.section import MovingSection
from spreekuur.ui.packs.section import PackSection
from spreekuur.ui.rules.section import RulesSection
from spreekuur.ui.session import Session
from spreekuur.ui.settings.copies_section import CopiesSection
from spreekuur.ui.settings.copying import Copying
from spreekuur.ui.settings.figures_section import FiguresSection
from spreekuur.ui.settings.letters_section import LettersSection
from spreekuur.ui.settings.lock_section import LockSection
from spreekuur.ui.settings.looks_section import LooksSection
from spreekuur.ui.settings.people_section import PeopleSection
from spreekuur.ui.settings.questions_section import QuestionsSection
from spreekuur.ui.settings.rules_in_use_section import RulesInUseSection
from spreekuur.ui.settings.section import Section
from spreekuur.ui.settings.section_list import SectionList
from spreekuur.ui.settings.seen_section import SeenSection
from spreekuur.ui.settings.sheet_section import SheetSection
from spreekuur.ui.settings.signals_section import SignalsSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.team.section import TeamSection
from spreekuur.ui.widgets import Button, Card, Paragraph, Scroll
from spreekuur.ui.widgets.button import spread

_LIST, _READABLE = 280, 720


class SettingsLayout(QWidget):
    """Builds the sections into the screen and shows one at a time."""

    def __init__(self, screen: QWidget, session: Session) -> None:
        super().__init__()
        self._compact = False
        jobs = session.jobs
        self.acts, self.copying = SlotActions(screen, session), Copying(screen, jobs, session.clock)
        looks = [LooksSection(session.looks)] if session.looks is not None else []
        kept = [
            LockSection(jobs),
            PeopleSection(self.acts),
            TeamSection(self.acts),
            SheetSection(self.acts),
            PackSection(self.acts),
            RulesSection(self.acts),
            SeenSection(self.acts),
            QuestionsSection(self.acts),
            RulesInUseSection(self.acts),
            SignalsSection(self.acts),
            LettersSection(jobs),
            CopiesSection(jobs, self.copying),
            MovingSection(self.acts),
            AddressSection(self.acts),
            FiguresSection(self.acts),
        ]
        self.sections: dict[str, Section] = {section.key: section for section in (*looks, *kept)}
        self.list = SectionList([(section.key, section.icon) for section in self.sections.values()])
        self.copy = Button(kind="primary", icon="hard-drive", height=44)
        self._copied = Paragraph(role="hint", tone="muted")
        self._stack = QStackedWidget()
        self._build(screen)
        self._connect()
        self.list.choose(next(iter(self.sections)))
        self.retranslate()

    def current(self) -> Section:
        """The section that is shown."""
        return self.sections[self.list.current()]

    def show_settings(self, kept: DeskSettings) -> None:
        """Show what is kept in the vault."""
        for section in self.sections.values():
            section.show_settings(kept)
        self.acts.look()
        self.current().coming()

    def leave(self) -> None:
        """The screen goes out of sight."""
        self.current().leaving()
        self.acts.leave.give(None)

    def set_compact(self, compact: bool) -> None:
        """Leave out how the sections stand, where there is little room."""
        self._compact = compact
        for item in self.list.items.values():
            item.set_compact(compact)
        for section in self.sections.values():
            section.set_compact(compact)
        self._copied.setVisible(not compact)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        least = max(self.list.least_width() + 16, self.copy.sizeHint().width())
        self._left.setFixedWidth(least if self._compact else max(least, theme.px(_LIST)))
        for section in self.sections.values():
            section.setMaximumWidth(theme.px(_READABLE))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.list.setAccessibleName(_("Settings"))
        for section in self.sections.values():
            section.retranslate()
        self._say_copies()
        self._say_sections()
        self.restyle()  # other words need other room

    def _build(self, screen: QWidget) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(Scroll(self.list), 1)
        left.addWidget(self._copied)
        left.addWidget(spread(self.copy))
        card = self._card = Card()
        card.box.setContentsMargins(20, 16, 8, 12)
        card.box.addWidget(self._stack, 1)
        for section in self.sections.values():
            self._stack.addWidget(Scroll(section))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(card, 1)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(lambda: self.current().focus_first())
        self.copy.clicked.connect(self.copying.start)
        self.acts.happened.connect(lambda *_done: self.acts.look())
        self.copying.changed.connect(self._say_copies)
        for section in self.sections.values():
            section.summary_changed.connect(self._say_sections)
            section.asking.connect(self._on_asking)
            section.offered.connect(partial(self.list.offer, section.key))
        for key in ("exchange", "figures"):
            self.list.offer(key, False)

    def _on_chosen(self, key: str) -> None:
        before = self._stack.currentIndex()
        at = list(self.sections).index(key)
        if before != at:
            list(self.sections.values())[before].leaving()
            self._stack.setCurrentIndex(at)
            self.sections[key].coming()
        self.restyle()

    def _on_asking(self, foot: QWidget | None) -> None:
        """One thing at a time is the thing to do: what is asked, or else the copy."""
        self.copy.set_kind("primary" if foot is None else "normal")
        if foot is not None:
            self._card.box.addWidget(foot)
            foot.show()

    def _say_copies(self) -> None:
        busy = self.copying.copies.busy
        self.copy.set_word(_("One moment …") if busy else _("Make a copy now"))
        self._copied.set_words(_("Last copy: {moment}").format(moment=self.copying.summary()))

    def _say_sections(self) -> None:
        for key, section in self.sections.items():
            self.list.items[key].set_words(section.title(), section.summary())
