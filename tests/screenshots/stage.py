# SPDX-License-Identifier: EUPL-1.2
"""An evening that never was: a desk in memory, in the middle of its work, at a fixed time."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from builders import SENDER, a_talk
from spreekuur.content import pack
from spreekuur.desk import evening as evenings
from spreekuur.desk import queue, talks
from spreekuur.desk.desk import Desk
from spreekuur.security.sealing import new_key_pair
from spreekuur.security.vault import Unlocked
from spreekuur.settings import Settings
from spreekuur.store import vault_settings
from spreekuur.store.connection import memory_store
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session
from spreekuur.ui.unlock.unlock_view import UnlockView
from ui.gallery import Gallery

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


def a_desk() -> Desk:
    """A desk with four people waiting, a saved talk and an unfinished one."""
    db = memory_store("Marta", clock)
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    desk = Desk(db, pack.load(), SENDER, 0)
    evening = evenings.start(desk, START, ("Marta", "Jan"))
    talks.finish(desk, replace(a_talk(evening), number=13), NOW)
    talks.keep(desk, replace(a_talk(evening), started_at="2026-12-09T18:28:00.000+00:00"))
    for number, language, waited, door in QUEUE:
        queue.take(desk, evening, NOW - timedelta(minutes=waited), language, number=number, **door)
    return desk


def a_window(screen: str) -> MainWindow:
    """The window of that desk, showing this screen."""
    unlocked = Unlocked("00000000-0000-4000-8000-000000000000", "Marta", True, False, os.urandom(32))
    desk = a_desk()
    window = open_desk(Session(Path("/"), InlineJobs(desk), desk.content, unlocked, clock))
    window.bottom_line.set_saved("19:42")
    waiting = queue.waiting(desk, evenings.current(desk))
    if screen in ("consultation", "letter"):
        called = queue.call(desk, next(t.id for t in waiting if t.number == 14), NOW - timedelta(minutes=3))
        talk = window.screens()["consultation"]
        talk.session.begin(called.ticket)
        given = {"employment": "agency", "registration": "rni", "expected_months": 5}
        topics = ("work.unpaid", "housing.bad_conditions")
        known = tuple(topic for topic in topics if topic in desk.content.topics)
        talk.session.change(lambda t: replace(t, topics=known, answers=given))
        window.show_screen("consultation")
    if screen == "letter":
        talk.session.toggle_route("juridisch_loket")
        window.do("print")
    elif screen != "consultation":
        window.show_screen(screen)
    return window


def unlock(settings: Settings) -> QWidget:
    """The unlock screen."""
    return UnlockView(settings, lambda phrase: phrase, lambda *_job: None, lambda word: word)


def screen(name: str, settings: Settings) -> QWidget:
    """The screen of this name, filled."""
    if name == "unlock":
        return unlock(settings)
    if name == "parts":
        return Gallery()
    window = a_window("today" if name == "hidden" else name)
    window.setProperty("covered", name == "hidden")
    return window
