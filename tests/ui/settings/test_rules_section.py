# SPDX-License-Identifier: EUPL-1.2
"""A rule is changed with the coordinator's passphrase, after one saw what it does to the cases; and taken back."""

import pytest

from spreekuur.referral import rule_edits as rows
from spreekuur.ui.rules.effects_panel import EffectsPanel, LostPanel
from spreekuur.ui.rules.rule_panel import RulePanel

from .conftest import JAN, give_leave, press


@pytest.fixture
def section(parts):
    """The section with all rules in sight."""
    parts.list.choose("rules")
    found = parts.sections["rules"]
    found.show_button.click()
    give_leave(found)
    return found


def opened(section, rule_id):
    section.list.taken.emit(rule_id)
    assert isinstance(section.panel, RulePanel)
    return section.panel


def test_a_volunteer_is_not_shown_the_rules(parts):
    parts.list.choose("rules")
    section = parts.sections["rules"]
    section.show_button.click()
    give_leave(section, JAN)
    assert section.rules is None and section.list.rows() == []


def test_every_rule_is_listed_and_found_by_place_topic_and_number(section, desk):
    assert len(section.list.rows()) == len(desk.content.rules)
    section.field.setText("R029")
    assert [row.id for row in section.list.rows()] == ["R029"]
    section.field.setText("112 ")
    assert "R001" in [row.id for row in section.list.rows()]
    section.field.setText("qqq")
    assert section.list.rows() == [] and section.none.words()


def test_enter_in_the_search_opens_the_rule_with_its_conditions_in_words(section):
    section.field.setText("R029")
    section.field.setFocus()
    press("\r")
    panel = section.panel
    assert isinstance(panel, RulePanel) and panel.rule_id == "R029"
    said = panel._conditions.words()
    assert "It is about: " in said and "work." not in said


def test_a_change_without_source_or_with_a_right_stays_in_the_panel_and_says_why(section, desk):
    panel = opened(section, "R029")
    panel.place.editor.set_value("fnv")
    panel.accept.click()
    assert "Say where the change comes from" in panel.error.words()
    panel.source.editor.setText("somebody")
    panel.texts["why"].editor.setPlainText("You are entitled to help.")
    panel.accept.click()
    assert "speaks of a right" in panel.error.words()
    assert section.panel is panel and rows.edits(desk.db) == []


def test_what_the_change_does_is_shown_before_it_counts_and_then_it_is_kept(section, desk, window):
    panel = opened(section, "R029")
    panel.place.editor.set_value("fnv")
    panel.source.editor.setText("Huurcommissie, november")
    panel.accept.click()
    effects = section.panel
    assert isinstance(effects, EffectsPanel) and effects.found
    assert rows.edits(desk.db) == []
    effects.accept.click()
    (kept,) = rows.edits(desk.db)
    assert (kept.rule, kept.field, kept.value, kept.noted_by) == ("R029", "route", "fnv", "Ewa")
    assert next(rule for rule in desk.content.rules if rule.id == "R029").route != "fnv", "not this evening"
    assert section.panel is None and section.rules.changed("R029")
    window.do("undo")
    assert rows.edits(desk.db) == []


def test_an_emergency_that_goes_is_asked_about_twice(section, desk):
    panel = opened(section, "R001")
    panel.soon.set_values(["normal"])
    panel.source.editor.setText("Bron")
    panel.accept.click()
    effects = section.panel
    assert "emergency" in effects.danger.words()
    effects.accept.click()
    sure = section.panel
    assert isinstance(sure, LostPanel) and rows.edits(desk.db) == []
    assert sure.cancel.hasFocus(), "the safe answer"
    sure.accept.click()
    assert len(rows.edits(desk.db)) == 1


def test_what_was_typed_in_one_language_stays_when_one_looks_at_another(section):
    panel = opened(section, "R029")
    panel.language.set_values(["pl"])
    panel.language.changed.emit()
    panel.texts["why"].editor.setPlainText("Nowy powód.")
    panel.language.set_values(["bg"])
    panel.language.changed.emit()
    panel.source.editor.setText("Bron")
    assert panel.ready() and panel.changed == {("why", "pl"): "Nowy powód."}


def test_a_kept_change_can_be_taken_back_and_its_history_is_read(section, desk):
    panel = opened(section, "R029")
    assert not panel.back.isVisibleTo(panel)
    panel.place.editor.set_value("fnv")
    panel.source.editor.setText("Bron van Ewa")
    panel.accept.click()
    section.panel.accept.click()
    panel = opened(section, "R029")
    panel.back.click()
    (kept,) = rows.edits(desk.db)
    assert kept.state is rows.EditState.WITHDRAWN
    again = opened(section, "R029")
    assert not again.back.isVisibleTo(again)
    assert again._past.count() == 1


def test_it_is_gone_when_one_leaves_the_section(section, parts):
    parts.list.choose("people")
    assert section.rules is None and section.list.rows() == []
