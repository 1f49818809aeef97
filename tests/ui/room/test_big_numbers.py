# SPDX-License-Identifier: EUPL-1.2
"""The big numbers for the room: over the window, or on a second screen; never more than numbers."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from screenshots import stage
from screenshots.run import built
from spreekuur import language
from spreekuur.desk import evening as evenings
from spreekuur.desk import queue, room
from spreekuur.ui import theme
from spreekuur.ui.hide import WAITING as NEUTRAL
from spreekuur.ui.hide import Hider
from spreekuur.ui.room.board import WAITING, Board
from spreekuur.ui.room.show import other_screen
from spreekuur.ui.shell import Shell

CHILD = Path(__file__).with_name("children") / "two_screens.py"


@pytest.fixture
def in_shell(shown):
    def show(window):
        shell = Shell()
        shell.show_page(window)
        shown(shell)
        return window

    return show


@pytest.fixture
def window(undressed, in_shell):
    return in_shell(stage.a_window())


def board(window) -> Board | None:
    return next((found for found in window.findChildren(Board) if found.isVisible()), None)


def test_a_key_shows_the_numbers_and_the_same_key_takes_them_away(window):
    assert other_screen(window) is None
    assert window.do("room") is True
    shown = board(window)
    assert shown.geometry() == window.rect()
    assert shown.numbers.shown == room.Room((), (15, 14, 16, 17))
    assert window.do("room") is True
    assert board(window) is None


def test_a_button_on_today_shows_them_and_a_button_on_them_goes_back(window):
    button = window.screens()["today"].parts.queue.big_numbers
    button.click()
    assert board(window).button.hasFocus()
    QTest.mouseClick(board(window).button, Qt.MouseButton.LeftButton)
    assert board(window) is None
    assert window.isAncestorOf(QApplication.focusWidget())


def test_esc_closes_them_first_whatever_lies_below(window):
    window.show_screen("closing")  # where Esc goes back to Today
    window.do("room")
    assert window.do("close") is True
    assert board(window) is None
    assert window.current()[0] == "closing"
    window.do("room")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert board(window) is None


def test_they_follow_every_call_at_once(window):
    today = window.screens()["today"]
    window.do("room")
    shown = board(window)
    desk = stage.desk_of(window)
    evening = evenings.current(desk)
    ticket = queue.waiting(desk, evening)[0]
    today.acts._write(lambda desk: queue.call(desk, ticket.id, stage.NOW))
    assert shown.numbers.shown == room.Room((15,), (14, 16, 17))
    today.acts.put_back(ticket.id)
    assert shown.numbers.shown == room.Room((), (15, 14, 16, 17))
    assert shown.numbers.accessibleName() == "Next: 15, 14, 16, 17"


def test_they_are_read_aloud_in_the_language_in_use_also_after_a_change_of_it(window):
    window.do("room")
    shown = board(window)
    language.use("nl")
    window.retranslate()
    assert shown.numbers.accessibleName() == "Daarna: 15, 14, 16, 17"
    assert (shown.button.text(), shown.button.accessibleName()) == ("Sluiten", "Sluiten")


def test_work_that_goes_on_takes_them_away(window):
    window.do("room")
    window.do("new_number")  # F2: somebody came in
    assert board(window) is None
    assert window.screens()["today"].parts.queue.entry.isVisible()


def test_without_an_evening_there_is_nothing_to_show(undressed, in_shell):
    window = in_shell(stage.a_window(stage.a_fresh_desk()))
    assert window.do("room") is False
    assert board(window) is None


def test_when_the_evening_is_closed_they_go(window):
    window.do("room")
    window.screens()["today"].evening_changed.emit(None)
    assert board(window) is None


def test_they_are_hidden_with_everything_else_and_come_back(window, qapp, watch):
    shell = window.window()
    hider = Hider(shell, qapp, watch, lambda: None)
    window.do("room")
    hider.hide_now()
    assert shell.childAt(shell.rect().center()) in {hider.cover, *hider.cover.children()}
    assert board(window) is not None, "they are still below"
    hider.show_again()
    assert board(window).button.hasFocus()


def test_they_say_one_sentence_in_six_languages_and_no_name_or_language(window):
    window.do("room")
    shown = board(window)
    assert len(WAITING) == len(NEUTRAL) == 6
    assert shown._words.accessibleName() == " · ".join(WAITING)
    assert {type(part).__name__ for part in shown.children()} & {"Label", "Paragraph", "Badge"} == set()


@pytest.mark.parametrize("percent", [90, 100, 200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_digits_are_large_in_either_theme_and_with_every_text_size(in_shell, qapp, scheme, percent):
    theme.apply(qapp, theme=scheme, percent=percent)
    window = in_shell(built(qapp, stage.a_window))
    desk = stage.desk_of(window)
    evening = evenings.current(desk)
    for later, ticket in enumerate(queue.waiting(desk, evening)[:1]):
        queue.call(desk, ticket.id, stage.NOW + timedelta(minutes=later))
    window.do("room")
    image = board(window).numbers.grab().toImage()
    high = ink_height(image, theme.color("text"), image.height() * 2 // 3)
    assert high > 0.2 * window.height(), "readable from the other end of a room"


def ink_height(image: QImage, ink: QColor, until: int) -> int:
    """From the first to the last row above `until` that holds this colour."""
    rows = [y for y in range(until) if any(image.pixelColor(x, y) == ink for x in range(0, image.width(), 3))]
    return rows[-1] - rows[0] if rows else 0


def test_a_second_screen_is_filled_and_the_window_keeps_the_keys(tmp_path):
    screens = tmp_path / "screens.json"
    screens.write_text(
        '{"screens": [{"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1,'
        ' "logicalDpi": 96, "logicalBaseDpi": 96}, {"name": "beamer", "x": 1366, "y": 0, "width": 1920,'
        ' "height": 1080, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96}]}'
    )
    told = subprocess.run(
        [sys.executable, str(CHILD)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in told.stderr
    assert told.stdout.split() == [
        "beamer",
        "1366,0,1920,1080",
        "numbers",
        "keys",
        "covered",
        "closed",
        "gone",
    ]
