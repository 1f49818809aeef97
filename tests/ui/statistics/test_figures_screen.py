# SPDX-License-Identifier: EUPL-1.2
"""The figures on the screen: bars by keys, tables, and what is said of how far a period is."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from figures_shown import a_quarter, a_quarter_before, a_small_quarter, a_year
from spreekuur import language
from spreekuur.errors.practice import PracticeStays
from spreekuur.language import LANGUAGES
from spreekuur.messages import explain
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.statistics.shown import Shown, Stage
from spreekuur.ui.statistics.view import StatisticsView
from ui.statistics.conftest import ALT, CONTROL

PERIODS = ("2026-Q3", "2026-Q2", "2026", "2025")
SIGNED = Shown("2026-Q3", Stage.SIGNED, day=date(2026, 10, 20))


@pytest.fixture
def view(qtbot, content, shown):
    made = StatisticsView(InlineJobs(None), content)
    made.showing = lambda: None
    return shown(made)


def with_figures(release, before=None):
    trend = (before, release) if before is not None else ()
    return replace(SIGNED, period=release.period, release=release, before=before, trend=trend)


def names(view):
    return [button.accessibleName() for button in view.parts.chart.chart.buttons]


def test_every_bar_has_a_name_that_says_its_line_and_about_how_many(view):
    view.show_shown(with_figures(a_quarter(), a_quarter_before()), PERIODS)
    assert names(view) == [
        "Information, about 25 questions",
        "Housing, about 20 questions",
        "Registration, about 10 questions",
        "Work, about 35 questions",
        "Care, about 15 questions",
        "Safety, 0-4 questions",
        "Something else, about 5 questions",
    ]
    assert [button.accessibleDescription() for button in view.parts.chart.chart.buttons][:2] == [
        "was 20",
        "was 15",
    ]


def test_arrows_go_from_bar_to_bar_and_the_sentence_says_what_is_sure(view, qtbot):
    view.show_shown(with_figures(a_quarter()), PERIODS)
    card = view.parts.chart
    card.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert card.meaning.words() == "About 20: the true number lies between 16 and 24"
    for _turn in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert card.meaning.words() == "0-4: the true number lies between 0 and 4"


def test_enter_shows_the_topics_of_a_line_in_a_year_and_its_languages_in_a_quarter(view, qtbot):
    view.show_shown(with_figures(a_year()), PERIODS)
    card = view.parts.chart
    card.chart.focus_on("L4_work")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert names(view) == ["Unpaid wages, about 80 questions", "Sick leave and sick pay, about 35 questions"]
    assert card.title.text() == "Questions about: Work" and not card.note.words()
    assert view.parts.close_top() and QApplication.focusWidget().accessibleName().startswith("Work,")
    view.show_shown(with_figures(a_quarter()), PERIODS)
    view.parts.go_into("L4_work")
    assert names(view) == ["Polish, about 20 questions", "Other than Polish, about 15 questions"]
    assert "a quarter has too few" in card.note.words()


def test_the_totals_are_rounded_the_same_way(view):
    view.show_shown(with_figures(a_quarter(), a_quarter_before()), PERIODS)
    heard = [card._number.accessibleName() for card in view.parts.totals.cards]
    assert heard == ["about 70 people", "about 85 contacts", "about 110 questions", "about 30 referrals"]


def test_one_key_shows_the_same_as_tables_whose_cells_say_all_of_themselves(view):
    view.show_shown(with_figures(a_quarter()), PERIODS)
    view.parts.toggle_table()
    table = view.parts.table
    table.which.set_value("q_questions_line_language")
    table.which.chosen.emit("q_questions_line_language")
    cells = table.cells
    assert [cells.horizontalHeaderItem(n).text() for n in range(cells.columnCount())] == [
        "Line and topic",
        "Polish",
        "Other than Polish",
        "All together",
    ]
    item = cells.item(3, 1)
    assert item.text() == "20"
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Work, Polish, about 20 questions"
    assert cells.item(5, 1).text() == "0-4"


def test_of_a_small_desk_it_says_why_there_are_no_bars(view):
    view.show_shown(with_figures(a_small_quarter()), PERIODS)
    assert names(view) == [] and "too few questions" in view.parts.chart.note.words()
    view.parts.toggle_table()
    assert "too few to divide further" in view.parts.table.note.words()


def test_much_that_is_not_known_is_said_beside_its_table(view):
    view.show_shown(with_figures(a_year()), PERIODS)
    view.parts.toggle_table()
    view.parts.table.which.set_value("y_persons_registration")
    view.parts.table.which.chosen.emit("y_persons_registration")
    assert view.parts.table.note.words() == "Registration: not known of about 44 %."


SAYS = {
    Stage.OPEN: "Provisional: this period is not over",
    Stage.WAITING: "not everything is in yet: Laptop 2, Laptop 3",
    Stage.READY: "This period may be closed",
    Stage.REFUSED: "could be proved safe",
    Stage.WITHDRAWN: "were withdrawn",
    Stage.CONFLICT: "Two laptops signed",
    Stage.ELSEWHERE: "made on another laptop: Laptop 9",
    Stage.STOPPED: "Stopped",
}


@pytest.mark.parametrize("stage", SAYS)
def test_every_stage_has_its_sentence_in_every_language(view, stage):
    shown = replace(SIGNED, stage=stage, missing=("Laptop 2", "Laptop 3"), laptop="Laptop 9")
    view.show_shown(shown, PERIODS)
    assert SAYS[stage] in view.parts.told.sentence()
    heard = set()
    for code in LANGUAGES:
        language.use(code)
        view.retranslate()
        heard.add(view.parts.told.sentence())
    assert len(heard) == len(LANGUAGES)


def test_only_signed_figures_become_a_report_and_only_made_ones_are_checked(view):
    wanted = []
    view.report_wanted.connect(wanted.append)
    view.check_wanted.connect(wanted.append)
    view.show_shown(replace(SIGNED, stage=Stage.NOTHING), PERIODS)
    assert not view.check() and view.commands()["Alt+R"]() is False
    view.show_shown(replace(with_figures(a_quarter()), stage=Stage.READY, may_make=False), PERIODS)
    assert not view.check() and "laptop of the coordinator" in view.parts.told.sentence()
    view.show_shown(with_figures(a_quarter()), PERIODS)
    assert view.check() and view.commands()["Alt+R"]() is True
    assert wanted == ["2026-Q3", "2026-Q3"]


def test_a_year_and_a_quarter_are_chosen_by_two_chips(view):
    chosen = []
    view.show_shown(with_figures(a_quarter()), PERIODS)
    view.parts.periods.chosen.connect(chosen.append)
    view._work = type("Quiet", (), {"look": lambda *_a: None, "stop": lambda *_a: None})()
    view.parts.periods.kind.chips[1].click()
    view.parts.periods.kind.chips[1].click()
    view.parts.periods.kind.chips[0].click()
    assert chosen == ["2026", "2026-Q3"]


def test_the_figures_of_real_talks_are_shown_rounded_and_made_once_as_long_as_nothing_changes(office):
    office.press(Qt.Key.Key_5, CONTROL)
    office.figures.work.look("2026-Q1")
    shown = office.figures.shown
    assert (office.at, shown.stage) == ("statistics", Stage.READY)
    assert [total % 5 for total in (shown.release.tables["q_contacts_visit"].total,)] == [0]
    office.press(Qt.Key.Key_1, CONTROL)
    office.press(Qt.Key.Key_5, CONTROL)
    assert office.figures.shown is shown
    office.press(Qt.Key.Key_G, ALT)
    assert office.figures.parts.table.isVisible()
    office.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_Escape)
    assert office.at == "today"


def test_why_there_are_no_figures_at_all_is_said(view):
    """Such as in practice, where nothing is counted."""
    view.work.failed.emit(PracticeStays(), None)
    assert view.parts.told.sentence() == explain(PracticeStays())
    assert names(view) == [] and not view.check()
