# SPDX-License-Identifier: EUPL-1.2
"""To follow up: who was sent where and is not heard of yet. One key for each answer."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from spreekuur.content.pack import Content
from spreekuur.desk import follow_up
from spreekuur.desk.follow_up import FollowUp
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.referral.progress import Progress, WhyNot
from spreekuur.store.writing import undo
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.follow_up import words
from spreekuur.ui.follow_up.list_card import ListCard
from spreekuur.ui.follow_up.referral_card import ReferralCard
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.screen import Handler, Panel, Screen


class FollowUpView(Screen):
    """Reads the store when it comes into sight and when something was written."""

    undo_offered = Signal(str, object)  # what was noted; what takes it back, given the desk
    back_wanted = Signal()

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__()
        self._jobs, self._clock = jobs, clock
        self._wanted, self._compact, self._opened = "", False, False
        self.list, self.referral = ListCard(content), ReferralCard(content)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.list, 6)
        self._row.addWidget(self.referral, 7)
        self.setMinimumSize(320, 240)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _referral_id: self._open())
        self.list.kenmerk_typed.connect(self.open_kenmerk)
        self.referral.answered.connect(self._note)
        jobs.data_changed.connect(lambda _what: self.showing() if self.isVisible() else None)

    def title(self) -> str:
        """The name of the screen."""
        return _("To follow up")

    def subtitle(self) -> str:
        """What it is for."""
        return _("Who was sent somewhere, and what became of it")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        answers = {f"Alt+{n}": partial(self.referral.press, n) for n in range(1, len(words.ANSWERS) + 1)}
        return {"search": self._close, "close": self._close_top, **answers}

    def panels(self) -> tuple[Panel, ...]:
        """The list, and the referral when one is shown."""
        right = () if self.referral.isHidden() else (Panel(self.referral, self.referral.focus_first),)
        return (Panel(self.list, self.list.focus_first), *right)

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Arrows walk through the list. At the right stands whom to call, and since when."),
            _("Type the reference of a letter or a return slip and press Enter: its referral opens."),
            _("Alt+1 to Alt+7 note the answer. Ctrl+Z takes it back."),
            _("After two evenings without an answer “We do not know” is an honest end."),
            _("Enter goes to the answers, Esc back to the list and then to Today."),
        )

    def open_kenmerk(self, typed: str) -> None:
        """Open the referral behind a kenmerk, whether it waits or has ended."""
        self._jobs.read(
            self,
            lambda desk: follow_up.of_kenmerk(desk, typed),
            self._on_found,
            lambda error: self.list.refuse(explain(error)),
        )

    def set_compact(self, compact: bool) -> None:
        """One side at a time where there is little room."""
        self._compact = compact
        self._settle()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.list.retranslate()
        self.referral.retranslate()

    def focus_first(self) -> None:
        """The field comes first; arrows walk through the list from there."""
        self.list.focus_first()

    def showing(self) -> None:
        """Read what is awaited."""
        today = local_date(self._clock())
        self._jobs.read(
            self,
            lambda desk: follow_up.awaited(desk, today),
            lambda found: self.list.show_awaited(found, today),
        )

    def _close_top(self) -> bool:
        if self.referral.close_top():
            return True
        if self._opened:
            self._close()
        else:
            self.back_wanted.emit()
        return True

    def _open(self) -> None:
        """Go to the answers of the one that is shown."""
        self._opened = self.referral.shown() is not None
        self._settle()
        if self._opened:
            self.referral.focus_first()

    def _close(self) -> None:
        """Back to the list."""
        self._opened = False
        self._settle()
        self.list.focus_first()

    def _settle(self) -> None:
        """Show what there is room for."""
        alone = self._compact and self._opened
        self.list.setVisible(not alone)
        self.referral.setVisible(self.referral.shown() is not None and (alone or not self._compact))

    def _on_chosen(self, referral_id: str) -> None:
        one = self.list.found(referral_id)
        kept = self.referral.shown()
        # What was opened by its kenmerk stays until another row is chosen, also when it has ended.
        if one is None and kept is not None and kept.referral.id == self._wanted:
            return
        self._wanted = ""
        self.referral.show_referral(one, local_date(self._clock()))
        self._opened = self._opened and one is not None
        self._settle()

    def _on_found(self, one: FollowUp) -> None:
        self._wanted = one.referral.id
        self.list.field.clear()
        self.list.list.select(one.referral.id)
        self.referral.show_referral(one, local_date(self._clock()))
        self._open()

    def _note(self, referral_id: str, to: Progress, why: WhyNot | None) -> None:
        now = self._clock()

        def noted(step_id: str) -> None:
            self._close()
            self.undo_offered.emit(words.noted(to), lambda desk: undo(desk.db, step_id))

        self._jobs.write(
            self,
            lambda desk: follow_up.note(desk, referral_id, to, now, why),
            changed="referrals",
            then=noted,
            failed=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        self.list.refuse(explain(error))
        self.showing()
