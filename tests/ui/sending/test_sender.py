# SPDX-License-Identifier: EUPL-1.2
"""The sender of a window: one sending at a time, told from its beginning to its end, with a real server."""

import gc
import threading
import time

import pytest

from architecture.reading import PACKAGE
from figures_home import is_whole, note, note_at
from spreekuur.desk import exchange_place
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.sending import NoPlaceForFigures
from spreekuur.sending.outbox import LONGEST, Stage
from spreekuur.store import practice
from spreekuur.transport.terms import Credentials


def test_all_that_is_signed_goes_and_every_screen_hears_of_it(window, online, team, files):
    at = window(online)
    changed = []
    at.jobs.data_changed.connect(changed.append)
    at.sender.send_now()
    assert at.sender.is_sending
    at.rest()
    began, (one,) = at.said
    assert (began, one.note.stage, one.note.at) == ("began", Stage.SENT, at.clock.now)
    assert is_whole(team, files)
    at.wait(lambda: changed == ["figures", "figures"])


def test_asking_twice_sends_once(window, online, served, team, files):
    at = window(online)
    at.sender.send_now()
    at.sender.send_now()
    at.rest()
    assert [what for what in at.said if what == "began"] == ["began"]
    assert is_whole(team, files)
    assert sum(method == "MOVE" for method, _path in served.asked) == 1


def test_what_goes_on_by_itself_keeps_nobody_from_sending_the_rest(window, online, team):
    """A clock takes only what somebody asked for before; whoever asks now is heard at once, and served after it."""
    at = window(online)
    at.sender.go_on(LONGEST)
    assert at.said == []
    at.sender.send_now()
    at.sender.send_now()
    assert at.said == ["began"]
    at.wait(lambda: len(at.said) == 2)
    assert at.ask().stage is Stage.SENT
    assert not at.sender.is_sending


def test_by_itself_nothing_goes_that_nobody_asked_for_and_no_screen_is_told(window, online, served):
    at = window(online)
    at.sender.go_on(LONGEST)
    at.rest()
    assert (at.ask().stage, served.asked, at.said) == (Stage.READY, [], [])


def test_without_a_place_that_is_said_and_nothing_is_noted(window, home):
    at = window(home)
    at.sender.send_now()
    at.rest()
    assert [type(what) for what in at.said] == [str, NoPlaceForFigures]
    assert at.ask().stage is Stage.READY


def test_a_practice_sends_nothing(window, online, served):
    at = window(online)
    at.ask(lambda desk: practice.mark(desk.db))
    at.sender.send_now()
    at.rest()
    assert [type(what) for what in at.said] == [str, PracticeStays]
    assert served.asked == []


def test_what_went_wrong_is_noted_and_the_next_sending_goes_on(window, online, served, team, files):
    served.instead = lambda asked: ("503 Service Unavailable", {}, b"")
    at = window(online)
    at.sender.send_now()
    at.rest()
    _began, (one,) = at.said
    assert (one.note.stage, one.note.why, one.note.tries) == (Stage.WAITING, "busy", 1)
    served.instead = lambda asked: None
    at.sender.send_now()
    at.rest()
    assert at.ask().stage is Stage.SENT
    assert is_whole(team, files)


def test_the_password_is_held_while_it_is_used_and_no_longer(window, online, team):
    at = window(online)
    at.sender.send_now()
    at.rest()
    at.ask(note)
    gc.collect()
    held = [
        one
        for one in gc.get_objects()
        if isinstance(one, (Credentials, exchange_place.Place)) and one.password
    ]
    assert held == []


@pytest.mark.parametrize("end", ["lock", "leave"])
def test_an_end_in_the_middle_leaves_it_under_way_and_the_next_window_goes_on(
    window, online, served, team, files, end
):
    over = threading.Event()

    def slow(asked):
        if asked["REQUEST_METHOD"] == "MOVE":
            over.wait(20)

    served.instead = slow
    at = window(online)
    at.sender.send_now()
    at.wait(lambda: any(method == "MOVE" for method, _path in served.asked))
    at.jobs.close()
    if end == "leave":
        threading.Timer(0, over.set).start()
        at.jobs.wait_for_asides(time.monotonic() + 10)
    over.set()
    at.lock.release()
    assert note_at(online).stage is Stage.SENDING
    served.instead = lambda asked: None
    again = window(online)
    again.sender.send_now()
    again.rest()
    assert again.ask().stage is Stage.SENT
    assert is_whole(team, files)


def test_nothing_else_of_the_window_brings_packages_anywhere():
    ui = PACKAGE / "ui"
    users = [
        file.relative_to(ui).as_posix()
        for file in ui.rglob("*.py")
        if "sending.delivery" in file.read_text("utf-8")
    ]
    assert users == ["sending/sender.py"]
