# SPDX-License-Identifier: EUPL-1.2
"""Referrals that wait for an answer; talks and places are invented or public."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from builders import a_talk
from screenshots import stage
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import evening, follow_up, papers, talks
from spreekuur.desk.desk import Desk
from spreekuur.referral.progress import Progress
from spreekuur.ui.main_window import MainWindow

_SENT = (
    (62, "juridisch_loket", "urgent", True),
    (34, "juridisch_loket", "urgent", True),
    (34, "participe", "normal", True),
    (34, "sncu", "normal", False),
    (6, "juridisch_loket", "urgent", True),
)


def sent(desk: Desk) -> list[str]:
    """Some referrals of earlier evenings, one of which was called about; their ids, the oldest first."""
    for days, route, priority, letter in _SENT:
        moment = stage.clock() - timedelta(days=days)
        on = evening.of_day(desk, moment.date(), moment)
        begun = a_talk(on)
        talk = replace(
            begun,
            started_at=moment.isoformat(timespec="milliseconds"),
            routes=(ChosenRoute(route, priority, ()),),
        )
        if letter:
            case = papers.letter_case(desk.content, talk, route, moment.date(), shared=True)
            papers.make(desk, talk, case, moment)
        talks.finish(desk, talk, moment)
    thinking = evening.of_day(desk, stage.clock().date() - timedelta(days=6), stage.clock())
    advised = (ChosenRoute("participe", "normal", ()),)
    talks.finish(desk, a_talk(thinking, routes=(), advised=advised), stage.clock() - timedelta(days=6))
    ids = [one.referral.id for one in follow_up.awaited(desk, stage.clock().date())]
    follow_up.note(desk, ids[0], Progress.CALLED, stage.clock() - timedelta(days=30))
    return ids


def at_follow_up(then: Callable[[MainWindow], object] = lambda _w: None) -> QWidget:
    """The screen with some of them late."""
    desk = stage.a_desk()
    sent(desk)
    window = stage.a_window(desk)
    window.show_screen("follow_up")
    then(window)
    return window


def nothing() -> QWidget:
    """Nobody was sent anywhere yet."""
    window = stage.a_window(stage.a_fresh_desk())
    window.show_screen("follow_up")
    return window


def _asked_why(window: MainWindow) -> None:
    view = window.screens()["follow_up"]
    view.parts.list.list.taken.emit(view.parts.list.list.current_id())
    window.do("Alt+4")


SCENES = {
    "follow-up": at_follow_up,
    "follow-up-why": lambda: at_follow_up(_asked_why),
    "follow-up-nothing": nothing,
}
