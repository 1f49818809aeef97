# SPDX-License-Identifier: EUPL-1.2
"""From one tick about a lost job to three papers, in the whole window with real keys."""

from time import perf_counter

from PySide6.QtCore import Qt

from spreekuur.desk.job_loss_papers import ALL
from spreekuur.letters import store
from spreekuur.letters.store import PaperState
from ui.client_view.conftest import ALT, CONTROL

AGENCY = {"employment": "agency", "municipality": "aalsmeer"}


def ticked(seat):
    """The tick is pressed by Space; gives the moment before it."""
    seat.begin(topics=(), answers=AGENCY)
    block = seat.form.page.form.optional
    block.set_open(True)
    block.lost.focus_first()
    started = perf_counter()
    seat.press(Qt.Key.Key_Space)
    return started


def test_from_the_tick_to_three_saved_papers_in_three_keys_and_a_folder(seat, tmp_path):
    started = ticked(seat)
    seat.press(Qt.Key.Key_Space)  # the tick brought the focus to the button for all papers
    letter = seat.window.screens()["letter"]
    assert seat.window.current()[0] == "letter" and letter.form.recipient() == ALL
    assert [route.route for route in seat.talk.routes] == ["aalsmeer_dakloos", "zorgverzekeraar", "uwv"]
    seat.press(Qt.Key.Key_B, hold=ALT)
    letter.delivery.panel.chosen.emit(tmp_path)
    assert perf_counter() - started < 60
    assert len(list(tmp_path.glob("PS-*.pdf"))) == 3
    kept = store.of_consultation(seat.desk.db, seat.talk.id)
    assert len(kept) == 3 and {paper.state for paper in kept} == {PaperState.SAVED}


def test_without_a_printer_control_p_shows_one_sheet_with_all_places(seat):
    ticked(seat)
    seat.press(Qt.Key.Key_Space)
    seat.press(Qt.Key.Key_P, hold=CONTROL)
    sheet = seat.window.screens()["letter"].delivery._sheet
    assert sheet is not None and sheet.isVisible()
