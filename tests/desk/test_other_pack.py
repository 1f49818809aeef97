# SPDX-License-Identifier: EUPL-1.2
"""What was noted under one pack is shown under the next, which knows its places, topics and rules no more."""

import json
from dataclasses import replace

import pytest

import pack_making
from builders import SEVEN, a_talk, minutes
from client_lives import TODAY, a_file, a_life
from spreekuur.content import former
from spreekuur.content.pack import from_bytes
from spreekuur.content.signed import as_pack
from spreekuur.desk import (
    client_view,
    directory,
    explained,
    follow_up,
    panel,
    papers,
    rules_in_use,
    talks,
    timeline,
)
from spreekuur.referral import answers, engine, rule_edits
from spreekuur.referral.rule_edits import EditState, RuleEdit
from spreekuur.resources import compiled

TOPIC, ROUTE = "work.unpaid", "juridisch_loket"


@pytest.fixture(scope="module")
def next_pack():
    """The invented municipality after the shipped one; it has no topic about wages and no signal of debt."""
    raw = json.loads(pack_making.packed())
    raw["topics"].pop(TOPIC)
    for rule in raw["rules"]:
        if TOPIC in rule["when"].get("topics", ()):
            rule["when"]["topics"].remove(TOPIC)
    raw["signals"].pop("debt_bondage")
    shipped = json.loads(compiled("content.json").read_bytes())
    return as_pack(former.carried(shipped, raw))


@pytest.fixture
def later(desk, evening, next_pack):
    """A desk that worked with the shipped content, opened with the next pack."""
    client = a_file(desk)
    a_life(desk, client)
    talks.finish(desk, a_talk(evening), SEVEN + minutes(9))
    for field, value in (("priority", "normal"), ("route", "fnv"), ("why", "Anders.")):
        language = "nl" if field == "why" else ""
        edit = RuleEdit(
            f"e-{field}", "R029", field, language, value, "x", EditState.ACCEPTED, "2026-11-11", "Ewa"
        )
        rule_edits.keep(desk.db, edit)
    desk.content = from_bytes(next_pack, "next")
    directory.lay_over(desk)
    rule_edits.lay_over(desk.content, rule_edits.edits(desk.db))
    return desk, client


def test_lists_and_files_name_what_is_gone(later):
    desk, client = later
    assert ROUTE in {one.referral.route for one in follow_up.awaited(desk, TODAY)}
    events = timeline.of_client(desk, client.id, SEVEN + minutes(60))
    assert events
    assert desk.content.text(f"org.{ROUTE}.name", "pl")
    assert desk.content.topics[TOPIC].label["bg"]
    assert rules_in_use.counted([], desk.content)


def test_an_unfinished_talk_of_before_can_be_gone_on_with(later, evening):
    desk, _client = later
    talk = replace(a_talk(evening), signals=("debt_bondage",), answers={"municipality": "aalsmeer"})
    advice = engine.suggest(answers.from_talk(talk, desk.content), desk.content)
    shown = panel.panel(advice, talk, desk.content, "nl")
    assert ROUTE in {card.route for card in shown.cards}
    assert explained.explained(ROUTE, None, talk, desk.content, "nl").route == ROUTE
    assert client_view.client_view(talk, desk.content)
    case = papers.sheet_case(desk.content, talk, evening.held_on)
    assert papers.make(desk, talk, case, SEVEN)
    assert talks.finish(desk, talk, SEVEN + minutes(5))
