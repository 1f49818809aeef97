# SPDX-License-Identifier: EUPL-1.2
"""The content is looked at as a whole, and whatever would make it useless at the desk is named."""

from dataclasses import replace
from datetime import date

import pytest

from spreekuur.content.building import reading
from spreekuur.content.compile import compile_folder
from spreekuur.desk.content_check import check
from spreekuur.errors.content import ContentError, Problem
from spreekuur.messages.content import say_fault

TODAY = date(2026, 11, 26)
# `docs/content.md` says of each why nobody found a way to reach it yet.
OUT_OF_REACH = ["fnv", "snf", "kvk", "barka", "woon", "eigen_haard", "jellinek", "pools_spreekuur"]


def found(content, problem, today=TODAY):
    return [(one.entry, one.detail) for one in check(content, today) if one.problem is problem]


def with_rule(content, **changes):
    """The content with its first rule changed."""
    first, *rest = content.rules
    return replace(content, rules=(replace(first, **changes), *rest))


def test_of_the_shipped_content_only_the_known_places_cannot_be_reached(content):
    assert [(one.problem, one.entry) for one in check(content, TODAY)] == [
        (Problem.NO_CONTACT, place) for place in OUT_OF_REACH
    ]


@pytest.mark.parametrize(
    "when",
    [
        {"expected_months": {"gte": 6, "lt": 4}},
        {"insured": ["yes"], "any": [{"insured": ["no"]}]},
        {"expected_months": {"gte": 1201}},
    ],
)
def test_a_rule_that_can_never_hold_is_found(content, when):
    assert found(with_rule(content, when=when), Problem.UNREACHABLE) == [("R001", "when")]


def test_a_rule_whose_route_a_guard_always_takes_away_is_found(content):
    dropped = with_rule(content, when={"age_group": ["minor"], "topics": ["work.fines"]}, route="kvk")
    assert ("R001", "GUARD-3") in found(dropped, Problem.UNREACHABLE)


def test_a_rule_that_another_one_always_speaks_over_is_found(content):
    twin = replace(content.rules[0], id="R999", priority="normal")
    assert found(replace(content, rules=(*content.rules, twin)), Problem.NEVER_SHOWN) == [("R999", "R001")]


def test_a_topic_that_no_rule_speaks_of_is_found(content):
    lonely = replace(content.topics["reg.brp"], id="reg.lonely")
    topics = {**content.topics, "reg.lonely": lonely}
    assert found(replace(content, topics=topics), Problem.UNCOVERED) == [("reg.lonely", "")]


def test_a_date_of_more_than_a_year_ago_or_none_at_all_is_stale(content):
    assert found(content, Problem.STALE, date(2027, 11, 24)) == []
    assert len(found(content, Problem.STALE, date(2027, 11, 25))) == len(content.organisations)
    unknown = replace(content.organisations["uwv"], checked_on="")
    organisations = {**content.organisations, "uwv": unknown}
    assert found(replace(content, organisations=organisations), Problem.STALE) == [("uwv", "?")]


def test_a_missing_translation_is_found_for_texts_and_for_labels(content):
    texts = {
        **content.texts,
        "pl": {key: text for key, text in content.texts["pl"].items() if key != "rule.R001.why"},
    }
    label = {**content.topics["reg.brp"].label, "bg": ""}
    topics = {**content.topics, "reg.brp": replace(content.topics["reg.brp"], label=label)}
    bare = replace(content, texts=texts, topics=topics)
    assert found(bare, Problem.UNTRANSLATED) == [("rule.R001.why", "pl"), ("reg.brp", "bg")]


def test_an_id_that_nothing_answers_to_is_found_with_the_rule(content):
    broken = with_rule(
        content, when={"topics": ["reg.brpp"], "any": [{"signals": ["dangr"]}]}, fallback="polis"
    )
    assert found(broken, Problem.UNKNOWN_ID) == [
        ("R001", "topics reg.brpp"),
        ("R001", "signals dangr"),
        ("R001", "polis"),
    ]


def growing(begin, each):
    """Eight names, each of which stands for ten of the one before."""
    lines = [begin, *(each.format(name=f"a{n}", ten=", ".join([f"*a{n - 1}"] * 10)) for n in range(1, 8))]
    return "\n".join(lines)


BOMBS = {
    "aliases that grow": growing("a0: &a0 [x, x]", "{name}: &{name} [{ten}]"),
    "merged keys": growing("a0: &a0 {k: 1}", "{name}: &{name}\n  <<: [{ten}]"),
    "a name inside itself": "a: &a [*a]\n",
    "a hundred thousand brackets": "rules: " + "[" * 100_000,
    "a hundred thousand dashes": "- " * 100_000,
    "levels": "\n".join(" " * depth + "a:" for depth in range(60)),
}


@pytest.mark.parametrize("case", BOMBS)
def test_yaml_that_would_grow_or_sink_the_parser_is_refused_by_file_and_line(tmp_path, case):
    (tmp_path / "rules.yaml").write_text(BOMBS[case], "utf-8")
    with pytest.raises(ContentError) as error:
        compile_folder(tmp_path)
    (fault,) = error.value.faults
    assert (fault.file, fault.problem) == ("rules.yaml", Problem.UNSAFE)
    assert fault.entry.isdigit() and "rules.yaml" in say_fault(fault)


def test_a_file_of_more_than_16_mebibytes_is_refused_unread(tmp_path):
    with (tmp_path / "rules.yaml").open("wb") as sparse:
        sparse.truncate(reading.MOST_BYTES + 1)
    with pytest.raises(ContentError) as error:
        compile_folder(tmp_path)
    assert error.value.faults[0].problem is Problem.UNSAFE
