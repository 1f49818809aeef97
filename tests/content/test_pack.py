# SPDX-License-Identifier: EUPL-1.2
import json
from dataclasses import fields
from time import perf_counter

import pytest

from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.content.pack import from_bytes, load
from spreekuur.errors.content import ContentError, Problem
from spreekuur.resources import resource


@pytest.fixture(scope="module")
def data():
    return as_bytes(compile_folder(resource("content")))


def test_a_pack_and_the_folder_it_was_made_of_are_the_same_content(tmp_path, data):
    (tmp_path / "content.json").write_bytes(data)
    pack, folder = load(tmp_path / "content.json"), load(resource("content"))
    assert all(getattr(pack, field.name) == getattr(folder, field.name) for field in fields(pack))


def test_what_the_program_knows_is_all_there(content):
    assert (len(content.rules), len(content.topics), len(content.signals)) == (149, 83, 25)
    assert (len(content.organisations), len(content.guards)) == (63, 7)
    assert content.version and content.as_of == "2026-11-24" and len(content.fingerprint) == 64
    assert content.clock["need_fraction"] == [2, 3]


def test_a_text_is_given_in_the_language_else_in_dutch_else_not_at_all(content):
    assert content.text("rule.R001.why", "pl") == "Czyjeś bezpieczeństwo jest teraz zagrożone."
    assert content.text("rule.R001.why", "fr") == content.text("rule.R001.why", "nl")
    assert content.text("nothing", "pl") == "" and not content.has_text("nothing", "nl")


def test_every_number_that_nobody_called_stays_out_of_the_pack(data):
    assert b"phone_to_check" not in data


def test_safety_topics_about_a_crime_are_a_reason_to_ask_for_signals(content):
    sensitive = {topic.id for topic in content.topics.values() if topic.sensitive}
    assert {
        "safety.violence",
        "safety.domestic_violence",
        "safety.exploitation",
        "safety.family_pressure",
    } <= sensitive
    assert all(content.topics[topic].line == "L6_safety" for topic in sensitive)
    assert not {"safety.fire", "work.unpaid", "care.gp"} & sensitive
    assert all(content.topics[topic].protected for topic in (*sensitive, "care.gp", "safety.discrimination"))


@pytest.mark.parametrize(
    ("organisation", "signals", "kind"),
    [
        ("aalsmeer_sociaal_loket", (), "social"),
        ("aalsmeer_dakloos", (), "social"),
        ("aalsmeer_dakloos", ("homelessness_tonight",), "urgent"),
        ("juridisch_loket", ("homelessness_tonight",), "legal"),
        ("huisarts", (), "care"),
        ("comensha", (), "urgent"),
        ("alarm_112", (), None),
        ("consulaat_pl", (), None),
        ("voedselbank", (), None),
    ],
)
def test_each_category_has_its_kind_of_letter(content, organisation, signals, kind):
    assert content.letter_kind(content.organisations[organisation].category, signals) == kind


def test_every_category_is_decided(content, data):
    decided = set(json.loads(data)["letter_kinds"]) | {
        organisation.category
        for organisation in content.organisations.values()
        if content.letter_kind(organisation.category) is None
    }
    assert {organisation.category for organisation in content.organisations.values()} <= decided


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"format": "spreekuur-content/2"}',
        b'{"format": "spreekuur-content/1"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_pack_is_refused(damaged):
    with pytest.raises(ContentError) as refused:
        from_bytes(damaged, "other.json")
    assert refused.value.faults[0].file == "other.json"
    assert refused.value.faults[0].problem is Problem.NOT_A_PACK


@pytest.mark.parametrize(
    "damage",
    [
        lambda pack: pack["rules"][0].update(route="nobody"),
        lambda pack: pack["rules"][0].update(priority="high"),
        lambda pack: pack["rules"][0].update(extra=1),
        lambda pack: pack["rules"][0].update(when=[]),
        lambda pack: pack["rules"][0].update(when={"weather": ["rain"]}),
        lambda pack: pack["guards"][0].update(when={"any": [{"weather": ["rain"]}]}),
        lambda pack: pack["texts"]["nl"].pop("rule.R001.why"),
        lambda pack: pack["texts"]["nl"].update({"rule.R001.why": 1}),
        lambda pack: pack["topics"].update({"info.letter": None}),
        lambda pack: pack.pop("grammar"),
        lambda pack: pack.update(organisations=[]),
    ],
)
def test_a_pack_with_a_part_that_does_not_fit_is_refused(data, damage):
    pack = json.loads(data)
    damage(pack)
    with pytest.raises(ContentError):
        from_bytes(json.dumps(pack).encode(), "other.json")


def test_a_pack_that_is_not_there_is_said_to_be_not_there(tmp_path):
    with pytest.raises(ContentError) as refused:
        load(tmp_path / "none.json")
    assert refused.value.faults[0].problem is Problem.ABSENT


def test_loading_costs_no_more_than_a_few_times_reading_its_json(data):
    def best(work):
        times = []
        for _ in range(7):
            started = perf_counter()
            work()
            times.append(perf_counter() - started)
        return min(times)

    assert best(lambda: from_bytes(data, "content.json")) < 3.5 * best(lambda: json.loads(data))
