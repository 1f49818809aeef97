# SPDX-License-Identifier: EUPL-1.2
"""Parts of a window that only a circle still holds are taken apart on the thread of the window."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget

from spreekuur.ui.collecting import Collector, collect_what_is_due


class Circle(QWidget):
    """A part that holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


class PlainCircle:
    """Something else that holds itself."""

    def __init__(self) -> None:
        self.me = self


def forgotten(kind: type) -> list[int]:
    """The thread on which a forgotten circle came to its end, once it has."""
    ended: list[int] = []
    weakref.finalize(kind(), lambda: ended.append(threading.get_ident()))
    return ended


def make_much() -> list[list[object]]:
    """More objects than Python lets pass before it collects; they count as long as they are held."""
    return [[] for _ in range(20 * gc.get_threshold()[0])]


def on_another_thread() -> None:
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()


def test_another_thread_collects_nothing_and_the_window_does(qtbot, shown):
    ended_on = forgotten(Circle)
    collector = Collector(shown(QWidget(), 200, 100))
    collector._timer.setInterval(0)
    on_another_thread()
    assert ended_on == []
    much = make_much()
    with qtbot.waitSignal(collector._timer.timeout, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: bool(ended_on))
    assert much
    assert ended_on == [threading.get_ident()]


def test_left_to_itself_python_collects_on_any_thread():
    ended_on = forgotten(PlainCircle)
    gc.enable()
    try:
        on_another_thread()
    finally:
        gc.disable()
    assert len(ended_on) == 1
    assert ended_on != [threading.get_ident()]


def test_nothing_is_collected_before_it_is_due():
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    collect_what_is_due()
    assert gc.get_stats()[0]["collections"] == before
