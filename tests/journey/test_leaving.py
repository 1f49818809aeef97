# SPDX-License-Identifier: EUPL-1.2
"""Leaving while signed figures wait asks one calm question, once; after an end from outside the next start says it."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from figures_home import files, is_whole, keep_place, made, note_at  # noqa: F401

pytestmark = pytest.mark.usefixtures("undressed")


@pytest.fixture
def signed(made, tmp_path):  # noqa: F811
    """A vault of Marta with the figures of a quarter signed and not sent, on its way to a folder."""
    home = shutil.copytree(made, tmp_path / "home")
    (tmp_path / "municipality").mkdir()
    keep_place(home, str(tmp_path / "municipality"))
    return home


@pytest.fixture
def marta(sit_down, signed):
    """She opened the desk, and put away what it says of them at the start."""
    return at_desk(sit_down, signed)


def at_desk(sit_down, home):
    marta = sit_down(home)
    marta.unlock()
    marta.settle()
    marta.started_with = marta.window.notices.sentence()
    marta.window.notices.hide()
    return marta


def asks(marta):
    """Close the window as the system does; whether it stays, with the question."""
    closed = marta.program.shell.close()
    marta.settle()
    return not closed and "voordat u weggaat?" in marta.window.notices.sentence()


def button(marta, place):
    """The buttons stand in this order: stay, send, leave."""
    return marta.window.notices._bar._buttons.itemAt(place).widget()


def test_the_window_asks_once_and_neither_enter_nor_esc_closes_or_sends(marta, signed):
    assert asks(marta) and "1e kwartaal 2026" in marta.window.notices.sentence()
    assert button(marta, 0).hasFocus()
    marta.press("Enter")
    assert marta.program.shell.isVisible() and not marta.window.notices.sentence()
    assert marta.program.shell.close() is True
    marta.leave()
    assert not note_at(signed).arrived


def test_esc_stays_and_leave_closes(sit_down, marta, signed):
    assert asks(marta)
    marta.press("Escape")
    assert marta.program.shell.isVisible() and not marta.window.notices.sentence()
    marta.leave()
    again = at_desk(sit_down, signed)
    assert again.program.shell.close() is True, "and not on another evening either"


def test_leave_closes_the_window(marta):
    assert asks(marta)
    button(marta, 2).click()
    QApplication.processEvents()
    assert not marta.program.shell.isVisible()


def test_send_now_sends_and_stays(marta, signed, tmp_path, files):  # noqa: F811
    assert asks(marta)
    button(marta, 1).click()
    marta.wait(lambda: marta.window.current()[0] == "figures_outbox")
    marta.wait(lambda: is_whole(tmp_path / "municipality", files))
    marta.settle()
    assert marta.program.shell.isVisible()
    marta.leave()
    assert note_at(signed).arrived


def test_an_end_of_the_session_asks_nothing_and_the_next_start_says_it_once(sit_down, marta, signed):
    assert "Ze staan in de kluis" in marta.started_with, "a start says what nobody was asked about"
    marta.program.keep()
    assert marta.program.shell.close() is True
    marta.leave()
    again = at_desk(sit_down, signed)
    assert again.started_with == ""
    assert asks(again), "who closes the window is asked, however often the computer ended it before"


def test_a_hidden_window_asks_nothing(marta):
    marta.press("F9")
    assert marta.program.shell.close() is True


def test_without_figures_nothing_is_asked_or_said(person):
    assert person.window.notices.sentence() == ""
    assert person.program.shell.close() is True
