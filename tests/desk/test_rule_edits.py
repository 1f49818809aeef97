# SPDX-License-Identifier: EUPL-1.2
"""A rule is changed by a coordinator, tried on the cases, kept with its source, and taken back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from builders import SEVEN
from spreekuur.app import desk_of
from spreekuur.desk import rule_edits
from spreekuur.desk.leave import Permit
from spreekuur.errors.rules import NothingChanged, RuleTextMissing, RuleTextTooLong, SaysARight, SourceMissing
from spreekuur.errors.settings import PermitOver
from spreekuur.language import LANGUAGES
from spreekuur.referral import answers, engine
from spreekuur.referral import rule_edits as rows
from spreekuur.store import vault_settings
from spreekuur.store.writing import undo

SCENARIOS = Path(__file__).parents[1] / "data" / "scenarios.yaml"
LEAVE = Permit(SimpleNamespace(slot_name="Ewa", leads=True), SEVEN)
DANGER = "R001"  # signs of danger now: 112


@pytest.fixture
def rules(desk):
    return rule_edits.look(desk, LEAVE, SEVEN)


def reopened(desk):
    """The desk as it is after the next unlock."""
    vault_settings.put(
        desk.db, "sender", {name: getattr(desk.sender, name) for name in desk.sender.__slots__}
    )
    vault_settings.put(desk.db, "laptop", 0)
    return desk_of(desk.db, desk.content.for_a_desk())


def wanted(rules, rule_id, **changes):
    rule = rules.rule(rule_id)
    made = rule_edits.values_of(rule, rules.content, LANGUAGES)
    return made | {
        tuple(key.split("__")) if "__" in key else (key, ""): value for key, value in changes.items()
    }


def changed(rules, rule_id, **changes):
    return rule_edits.check(
        rules.rule(rule_id), rules.content, wanted(rules, rule_id, **changes), "Huurcommissie, november"
    )


def test_the_cases_are_the_answers_of_the_scenarios_and_nothing_else(content):
    listed = yaml.safe_load(SCENARIOS.read_text("utf-8"))["scenarios"]
    known = {
        each["id"]: {key: value for key, value in each["answers"].items() if value not in (None, "unknown")}
        for each in listed
    }
    assert dict(content.cases) == known
    for given in content.cases.values():
        answers.read(dict(given), content)


def test_only_what_is_different_is_a_change(rules):
    assert changed(rules, "R029", why__nl="Nieuwe reden.") == {("why", "nl"): "Nieuwe reden."}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({}, NothingChanged),
        ({"why__pl": "  "}, RuleTextMissing),
        ({"why__nl": "x" * 301}, RuleTextTooLong),
        ({"why__nl": "U hebt recht op huurtoeslag."}, SaysARight),
        ({"first_step__pl": "Zasiłek nie przysługuje."}, SaysARight),
    ],
)
def test_what_cannot_stand_on_a_card_is_refused(rules, changes, error):
    with pytest.raises(error):
        changed(rules, "R029", **changes)


def test_a_change_without_a_source_is_refused(rules):
    with pytest.raises(SourceMissing):
        rule_edits.check(rules.rule("R029"), rules.content, wanted(rules, "R029", route="fnv"), " ")


def test_the_effect_names_cases_and_routes_and_changes_nothing_yet(desk, rules):
    found = rule_edits.effects(rules, DANGER, changed(rules, DANGER, priority="normal"))
    assert found and all(one.route == "alarm_112" for one in found)
    assert any(one.loses_an_emergency for one in found)
    assert rows.edits(desk.db) == [] and desk.content.rules[0].priority == "emergency"


def test_a_text_shows_up_in_the_cases_where_one_reads_it(rules):
    found = rule_edits.effects(rules, DANGER, changed(rules, DANGER, why__pl="Nowy powód."))
    assert found and all(one.words and one.before == one.after for one in found)


def test_what_is_kept_counts_from_the_next_opening(desk, rules):
    made = changed(
        rules, "R029", why__nl="Nieuwe reden.", why__pl="Nowy powód.", route="fnv", priority="urgent"
    )
    rule_edits.accept(desk, LEAVE, "R029", made, "Huurcommissie", SEVEN)
    before = next(rule for rule in desk.content.rules if rule.id == "R029")
    after = reopened(desk).content
    rule = next(rule for rule in after.rules if rule.id == "R029")
    assert (rule.route, rule.priority) == ("fnv", "urgent") != (before.route, before.priority)
    assert after.text(rule.why, "nl") == "Nieuwe reden." and after.text(rule.why, "pl") == "Nowy powód."
    assert after.text(rule.why, "bg") == "Nieuwe reden.", "the old advice in another language is gone"
    assert desk.content.text(rule.why, "nl") != "Nieuwe reden."


def test_the_engine_follows_what_is_laid_over(desk, rules):
    given = dict(desk.content.cases["SC01"])
    lead = engine.suggest(answers.read(given, desk.content), desk.content).suggestions[0].rules[0]
    engine.prepare(desk.content)
    made = changed(rules, lead, route="fnv")
    rule_edits.accept(desk, LEAVE, lead, made, "Bron", SEVEN)
    rows.lay_over(desk.content, rows.edits(desk.db))
    advice = engine.suggest(answers.read(given, desk.content), desk.content)
    assert "fnv" in [one.route for one in advice.suggestions]


def test_withdrawing_brings_the_packs_own_rule_back_and_keeps_the_history(desk, rules):
    rule_edits.accept(desk, LEAVE, DANGER, changed(rules, DANGER, priority="urgent"), "Bron", SEVEN)
    rule_edits.withdraw(desk, LEAVE, DANGER, SEVEN + timedelta(minutes=1))
    again = rule_edits.look(desk, LEAVE, SEVEN)
    assert again.rule(DANGER).priority == "emergency" and not again.changed(DANGER)
    (one,) = again.history(DANGER)
    assert (one.value, one.source, one.noted_by, one.state) == (
        "urgent",
        "Bron",
        "Ewa",
        rows.EditState.WITHDRAWN,
    )


def test_a_change_can_be_undone_as_one_step(desk, rules):
    made = changed(rules, DANGER, priority="urgent", why__nl="Anders.")
    undo(desk.db, rule_edits.accept(desk, LEAVE, DANGER, made, "Bron", SEVEN))
    assert rows.edits(desk.db) == []


def test_without_leave_of_the_coordinator_nothing_is_shown_or_kept(desk, rules):
    late = SEVEN + timedelta(minutes=11)
    for act in (
        lambda: rule_edits.look(desk, None, SEVEN),
        lambda: rule_edits.accept(desk, LEAVE, DANGER, {("priority", ""): "normal"}, "Bron", late),
        lambda: rule_edits.withdraw(desk, None, DANGER, SEVEN),
    ):
        with pytest.raises(PermitOver):
            act()


def test_an_edit_that_another_pack_does_not_know_is_passed_by(desk, rules):
    made = changed(rules, DANGER, priority="urgent")
    rule_edits.accept(desk, LEAVE, DANGER, made, "Bron", SEVEN)
    rule_edits.accept(desk, LEAVE, "R9999", {("route", ""): "nobody"}, "Bron", SEVEN)
    rule_edits.accept(desk, LEAVE, DANGER, {("route", ""): "nobody"}, "Bron", SEVEN)
    after = reopened(desk).content
    assert (after.rules[0].route, after.rules[0].priority) == ("alarm_112", "urgent")
    assert len(after.rules) == len(desk.content.rules)
    assert replace(after.rules[0], priority="emergency") == desk.content.rules[0]
