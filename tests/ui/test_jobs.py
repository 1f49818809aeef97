# SPDX-License-Identifier: EUPL-1.2
"""The jobs: one store thread, answers on the main thread, silence for who has gone, no silent failure."""

import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from spreekuur.errors.vault import NoRoom
from spreekuur.ui.jobs import Asides, InlineJobs, Jobs


class Store:
    """Notes on which thread it was opened, used and closed."""

    def __init__(self) -> None:
        self.threads = [threading.current_thread()]

    def use(self, value):
        self.threads.append(threading.current_thread())
        return value

    def close(self) -> None:
        self.threads.append(threading.current_thread())


@pytest.fixture
def running():
    made = []

    def open_it():
        made.append(Store())
        return made[-1]

    jobs = Jobs(open_it)
    jobs.stores = made
    yield jobs
    jobs.close()


def test_the_store_is_opened_used_and_closed_on_one_thread(running, qtbot):
    answers = []
    owner = QObject()
    running.read(owner, lambda db: db.use(1), then=lambda v: answers.append((v, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(answers))
    running.close()
    assert answers == [(1, threading.main_thread())]
    assert len(set(running.stores[0].threads)) == 1
    assert running.stores[0].threads[0] is not threading.main_thread()


def test_work_is_done_in_the_order_asked(running, qtbot):
    answers = []
    owner = QObject()
    for n in range(50):
        running.read(owner, lambda db, n=n: n, then=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 50)
    assert answers == list(range(50))


def test_a_write_is_told_to_every_screen(running, qtbot):
    with qtbot.waitSignals([running.data_changed, running.written]):
        running.write(owner := QObject(), lambda db: None, changed="consultations")
    assert owner is not None


def test_nobody_answers_a_screen_that_has_gone(running, qtbot):
    answers = []
    owner, other = QWidget(), QObject()
    gate = threading.Event()
    running.read(owner, lambda db: gate.wait(5), then=answers.append)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not shiboken_valid(owner))
    gate.set()
    running.read(other, lambda db: "last", then=lambda v: answers.append(v))
    qtbot.waitUntil(lambda: answers == ["last"])


def shiboken_valid(widget) -> bool:
    import shiboken6

    return shiboken6.isValid(widget)


@pytest.mark.parametrize("make", [lambda: Jobs(Store), lambda: InlineJobs(Store())], ids=["thread", "inline"])
def test_a_failure_goes_to_who_asked_or_else_to_everybody(make, qtbot):
    jobs = make()
    heard, owner = [], QObject()

    def fail(_db):
        raise NoRoom

    jobs.error_happened.connect(lambda error: heard.append(("all", type(error))))
    jobs.read(owner, fail, failed=lambda error: heard.append(("asker", type(error))))
    jobs.write(owner, fail, changed="consultations")
    qtbot.waitUntil(lambda: len(heard) == 2)
    jobs.close()
    assert heard == [("asker", NoRoom), ("all", NoRoom)]


def test_a_bug_is_raised_on_the_main_thread(running, qtbot):
    with qtbot.captureExceptions() as bugs:
        running.read(QObject(), lambda db: 1 / 0)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_long_work_runs_beside_the_store(qtbot):
    asides, answers, owner = Asides(), [], QObject()
    asides.aside(owner, threading.current_thread, then=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0] is not threading.main_thread()


def test_at_the_end_the_asides_are_awaited_and_hand_nothing_over(qtbot):
    asides, done, given = Asides(), threading.Event(), []
    asides.aside(asides, lambda: done.wait(5), given.append)
    threading.Timer(0.05, done.set).start()
    asides.wait_for_asides(time.monotonic() + 5)
    QCoreApplication.processEvents()
    assert given == []
