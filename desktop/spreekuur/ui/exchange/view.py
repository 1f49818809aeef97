# SPDX-License-Identifier: EUPL-1.2
"""Exchange: a volunteer's laptop gives its evening here, a coordinator's takes in; both see what arrived."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from spreekuur.desk.exchange_standing import Part, Standing
from spreekuur.language import _
from spreekuur.times import Clock, utc_now
from spreekuur.ui.exchange.work import ExchangeWork
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.screen import Handler, Panel, Screen

if TYPE_CHECKING:
    from spreekuur.ui.exchange.layout import ExchangeLayout


_QUIET = {"drafts", "seen", "closing"}  # written often, and nothing of it travels


class ExchangeView(Screen):
    """Nothing is built before it is first shown: a laptop that works alone does without."""

    stood = Signal(object)  # Standing, each time it was read
    questions_wanted = Signal()
    compare_wanted = Signal(str, str)  # two client ids
    back_wanted = Signal()

    def __init__(self, jobs: AnyJobs, clock: Clock = utc_now) -> None:
        super().__init__()
        self.work = ExchangeWork(self, jobs, clock)
        self.standing = Standing()
        self._parts: ExchangeLayout | None = None
        self._compact = False
        work = self.work
        work.looked.connect(self._show)
        work.rehearsed.connect(lambda found: self.parts.take.show_found(found))
        work.done.connect(lambda done: self.parts.show_round(done))
        work.failed.connect(lambda error: self.parts.show_error(error))
        work.progressed.connect(lambda done, of: self.parts.take.show_progress(done, of))
        jobs.data_changed.connect(lambda what: work.look() if what not in _QUIET else None)

    @property
    def parts(self) -> "ExchangeLayout":
        """What is seen of it."""
        if self._parts is None:
            from spreekuur.ui.exchange.layout import ExchangeLayout

            parts, work = ExchangeLayout(self), self.work
            self._parts = parts
            parts.set_compact(self._compact)
            parts.give.part.wanted.connect(work.both_ways)
            parts.give.part.file_wanted.connect(work.as_file)
            parts.take.look_wanted.connect(work.rehearse)
            parts.take.wanted.connect(work.both_ways)
            parts.back.clicked.connect(self.back_wanted)
            parts.asked.questions_wanted.connect(self.questions_wanted)
            parts.asked.compare_wanted.connect(self.compare_wanted)
            parts.proposed.answered.connect(work.answer)
        return self._parts

    def title(self) -> str:
        """The name of the screen."""
        return _("Exchange")

    def subtitle(self) -> str:
        """What it is for."""
        if self.standing.part is Part.TAKES_IN:
            return _("What the laptops wrote comes together here")
        return _("What this laptop wrote goes to the coordinator")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        if self._parts is None:
            return {"close": self.back_wanted.emit}
        return {"close": self.close_top, "Alt+1": self.parts.take.ask_take}

    def panels(self) -> tuple[Panel, ...]:
        """The card with the work, and what is asked."""
        asked = self.parts.asked
        rows = [row for row in asked.rows if not row.button.isHidden()]
        more = [Panel(asked, rows[0].button.setFocus)] if rows else []
        if self.standing.proposed is not None:
            more.append(Panel(self.parts.proposed, self.parts.proposed.use.setFocus))
        return (Panel(self, self.focus_first), *more)

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        if self.standing.part is Part.TAKES_IN:
            return (
                _("Put the stick in and choose its folder. Enter shows what is there; nothing is kept yet."),
                _(
                    "Alt+1 takes it in. First a copy of the vault is made; receipts go onto the stick at once."
                ),
                _("At the right stands which laptops are in, with the counts of both sides."),
                _(
                    "Something that waits or is refused is said with why. Nothing of it is lost on its laptop."
                ),
                _("Two laptops filled in one field differently? You are asked, and decide with one key."),
            )
        return (
            _("Put the stick in, choose its folder, and press Enter: your evening is sealed and lies there."),
            _("Only the coordinator's laptop can open it. A lost stick shows nothing."),
            _("It may be done again at any time: nothing comes twice."),
            _("No stick? Choose “File for a mail”, and attach the file to a mail to the coordinator."),
            _("When the stick comes back, press Enter again: then it says what the coordinator received."),
        )

    def close_top(self) -> bool:
        """Close what is open, then the screen."""
        if not (self.parts.take.close_top() or self.parts.give.part.where.close_list()):
            self.back_wanted.emit()
        return True

    def set_compact(self, compact: bool) -> None:
        """One column where there is little room."""
        self._compact = compact
        if self._parts is not None:
            self._parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self._parts is not None:
            self._parts.retranslate()

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.parts.focus_first()

    def showing(self) -> None:
        """Read how it stands."""
        self.parts.show_standing(self.standing)
        self.work.look()

    def _show(self, standing: Standing) -> None:
        before, self.standing = self.standing, standing
        if self._parts is not None:
            self._parts.show_standing(standing)
            if self.isVisible() and before.part is not standing.part:
                self.focus_first()
                self.header_changed.emit()
        self.stood.emit(standing)
