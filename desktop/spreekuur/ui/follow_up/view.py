# SPDX-License-Identifier: EUPL-1.2
"""To follow up: who was sent where and is not heard of yet. One key for each answer."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from spreekuur.content.pack import Content
from spreekuur.desk.follow_up import FollowUp
from spreekuur.language import _
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.exchange.question_mark import QuestionMark
from spreekuur.ui.follow_up import words
from spreekuur.ui.follow_up.layout import FollowUpLayout
from spreekuur.ui.follow_up.work import FollowUpWork
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Panel, Screen


class FollowUpView(Screen):
    """Reads the store when it comes into sight and when something was written."""

    undo_offered = Signal(str, object)  # what was noted; what takes it back, given the desk
    back_wanted = Signal()
    reminder_wanted = Signal(str)  # the place that is asked for its answers

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__()
        self.clock = clock
        self.work = FollowUpWork(self, jobs, clock)
        self.parts = FollowUpLayout(self, content)
        self.mark = QuestionMark(jobs, "referral")
        self.parts.referral.box.insertWidget(0, self.mark)
        self.wanted = ""
        """The referral that was opened by its kenmerk; it stays until another row is chosen."""
        _connect(self)
        jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)

    def title(self) -> str:
        """The name of the screen."""
        return _("To follow up")

    def subtitle(self) -> str:
        """What it is for."""
        return _("Who was sent somewhere, and what became of it")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        press = self.parts.referral.press
        answers = {f"Alt+{n}": partial(press, n) for n in sorted(set(words.KEYS.values()))}
        place = {"Alt+O": self.parts.list.toggle_place, "print": self.remind}
        return {"search": self.parts.close, "close": self.close_top, **place, **answers}

    def panels(self) -> tuple[Panel, ...]:
        """The list, and the referral when one is shown."""
        both = (self.parts.list, self.parts.referral)
        return tuple(Panel(part, part.focus_first) for part in both if not part.isHidden())

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Arrows walk through the list. At the right stands whom to call, and since when."),
            _("Type the reference of a letter or a return slip and press Enter: its referral opens."),
            _("Alt+1 to Alt+8 note the answer. Ctrl+Z takes it back. Alt+O shows what one call can settle."),
            _("After two evenings without an answer “We do not know” is an honest end."),
            _(
                "Ctrl+P prints one sheet for a place, with a box for each answer it still owes. No name is on it."
            ),
            _("Enter goes to the answers, Esc back to the list and then to Today."),
        )

    def remind(self) -> None:
        """Ask the place for all its answers on one sheet, or say that no letter to it waits."""
        if route := self.parts.list.place_to_remind():
            self.reminder_wanted.emit(route)
        else:
            self.parts.list.refuse(
                _("No letter to this place waits for an answer: there is nothing to print.")
            )

    def close_top(self) -> bool:
        """Close the question, then the referral, then the screen."""
        if self.parts.referral.close_top():
            return True
        if self.parts.is_open():
            self.parts.close()
        elif self.parts.list.place.route() or self.parts.list.place.code():
            self.parts.list.toggle_place()
        else:
            self.back_wanted.emit()
        return True

    def set_compact(self, compact: bool) -> None:
        """One side at a time where there is little room."""
        self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.parts.list.retranslate()
        self.parts.referral.retranslate()
        self.mark.retranslate()

    def focus_first(self) -> None:
        """The field comes first; arrows walk through the list from there."""
        self.parts.list.focus_first()

    def showing(self) -> None:
        """Read what is awaited."""
        self.work.look()


def _connect(view: FollowUpView) -> None:
    parts, work = view.parts, view.work
    parts.list.chosen.connect(lambda referral_id: _show(view, referral_id))
    parts.list.opened.connect(lambda _referral_id: parts.open())
    parts.list.all_wanted.connect(lambda: work.only_of("", ""))
    parts.list.kenmerk_typed.connect(work.find)
    parts.list.place.remind.clicked.connect(view.remind)
    parts.referral.answered.connect(work.note)
    work.looked.connect(parts.list.show_awaited)
    work.found.connect(lambda one: _open(view, one))
    work.refused.connect(parts.list.refuse)
    work.refused.connect(lambda _sentence: work.look())
    work.noted.connect(lambda _sentence, _back: parts.close())
    work.noted.connect(view.undo_offered)


def _show(view: FollowUpView, referral_id: str) -> None:
    """Show the row that was chosen; what was opened by its kenmerk stays, also when it has ended."""
    one, kept = view.parts.list.found(referral_id), view.parts.referral.shown()
    if one is None and kept is not None and kept.referral.id == view.wanted:
        return
    view.wanted = ""
    view.parts.referral.show_referral(one, local_date(view.clock()))
    view.mark.look(referral_id)
    view.parts.settle()


def _open(view: FollowUpView, one: FollowUp) -> None:
    """Show the referral behind a kenmerk, and go to its answers."""
    view.wanted = one.referral.id
    view.parts.list.field.clear()
    view.parts.list.list.select(one.referral.id)
    view.parts.referral.show_referral(one, local_date(view.clock()))
    view.mark.look(one.referral.id)
    view.parts.open()
