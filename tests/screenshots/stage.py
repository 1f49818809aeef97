# SPDX-License-Identifier: EUPL-1.2
"""An evening that never was: a desk in memory, in the middle of its work, at a fixed time."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from builders import SENDER, a_talk
from spreekuur.content import pack
from spreekuur.desk import directory, papers, queue, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.practice import Room
from spreekuur.security.sealing import new_key_pair
from spreekuur.security.vault import Unlocked
from spreekuur.store import vault_settings
from spreekuur.store.connection import memory_store
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session

START = datetime(2026, 12, 9, 17, 52, tzinfo=UTC)
NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)
QUEUE = (
    (14, "pl", 12, {}),
    (15, "bg", 9, {"help_first": True}),
    (16, "ro", 7, {}),
    (17, "es", 2, {"interpreter": True}),
)


def clock() -> datetime:
    """Always the same moment, so that pictures can be compared."""
    return NOW


def a_fresh_desk() -> Desk:
    """A desk before its first evening."""
    db = memory_store("Marta", clock)
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    desk = Desk(db, pack.load(), SENDER, 0)
    directory.lay_over(desk)
    return desk


def an_empty_desk() -> Desk:
    """An evening that has begun; nobody is there yet."""
    desk = a_fresh_desk()
    evenings.start(desk, START, ("Marta", "Jan"))
    return desk


def a_desk() -> Desk:
    """A desk with four people waiting, a saved talk, an unfinished one, and a paper that was not printed."""
    desk = a_fresh_desk()
    evening = evenings.start(desk, START, ("Marta", "Jan"))
    helped = replace(a_talk(evening), number=13, started_at="2026-12-09T18:33:00.000+00:00")
    papers.make(desk, helped, papers.sheet_case(desk.content, helped, evening.held_on), NOW)
    talks.finish(desk, helped, NOW)
    talks.keep(desk, replace(a_talk(evening), started_at="2026-12-09T18:28:00.000+00:00"))
    for number, language, waited, door in QUEUE:
        queue.take(desk, evening, NOW - timedelta(minutes=waited), language, number=number, **door)
    return desk


def a_window(desk: Desk | None = None, room: Room | None = None) -> MainWindow:
    """The window of that desk, at Today; in a room it is practice."""
    desk = desk or a_desk()
    unlocked = Unlocked(
        "00000000-0000-4000-8000-000000000000", "Marta", True, False, os.urandom(32), leads=True
    )
    jobs = InlineJobs(desk)
    window = open_desk(Session(Path("/"), jobs, desk.content, unlocked, clock, practice=room))
    jobs.setParent(window)  # they end with it: until then they hold whoever listens to them
    window.bottom_line.set_saved("19:42")
    return window


def call(window: MainWindow, number: int) -> ConsultationView:
    """Begin the talk with a number of the queue."""
    today = window.screens()["today"]
    today.called.emit(queue.call(desk_of(window), _ticket(window, number), NOW - timedelta(minutes=3)).ticket)
    return window.screens()["consultation"]


def desk_of(window: MainWindow) -> Desk:
    """The desk that the window shows."""
    return window.screens()["today"]._jobs.db


def _ticket(window: MainWindow, number: int) -> str:
    desk = desk_of(window)
    waiting = queue.waiting(desk, evenings.current(desk))
    return next(ticket.id for ticket in waiting if ticket.number == number)
