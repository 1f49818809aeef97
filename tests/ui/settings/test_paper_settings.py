# SPDX-License-Identifier: EUPL-1.2
"""How papers are printed is set once, counts for the next paper, and is tried out on a sheet."""

from letter_builders import words_of
from spreekuur.desk import paper_settings
from spreekuur.desk.paper_settings import PaperSettings


def _chip(row, value):
    return next(chip for chip in row.chips if chip.value == value)


def test_each_choice_is_kept_and_comes_back(window, parts, desk, again):
    parts.list.choose("letters")
    picks = parts.sections["letters"].papers
    _chip(picks.window_row, "right").click()
    _chip(picks.fineness, "600").click()
    _chip(picks.sides, "both").click()
    assert paper_settings.look(desk) == PaperSettings("right", 600, True)
    assert window.do("undo")
    assert paper_settings.look(desk) == PaperSettings("right", 600, False)
    assert picks.sides.value() == "one"
    assert paper_settings.look(again().desk).dpi == 600


def test_the_sheet_to_try_out_an_envelope_is_a_paper_of_the_chosen_window(window, parts):
    parts.list.choose("letters")
    picks = parts.sections["letters"].papers
    picks.sheet.click()
    key, screen = window.current()
    assert key == "paper"
    assert "VOORBEELDSTAD" in words_of(screen.preview._pdf)
    screen.go_back()
    assert window.current()[0] == "settings"


def test_without_a_window_there_is_nothing_to_try_out(parts):
    parts.list.choose("letters")
    picks = parts.sections["letters"].papers
    _chip(picks.window_row, "none").click()
    assert picks.sheet.isHidden()


def test_what_cannot_be_meant_is_as_if_it_was_never_set(desk):
    from spreekuur.store import vault_settings

    for name, value in (("letter_window", "middle"), ("print_dpi", 1200), ("print_both_sides", "yes")):
        vault_settings.put(desk.db, name, value)
    assert paper_settings.look(desk) == PaperSettings()
