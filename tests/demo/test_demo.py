# SPDX-License-Identifier: EUPL-1.2
"""The whole job on real input: 25 people helped, 25 rows, their papers, every expected route."""

import copy
import json
from pathlib import Path

import pytest
import yaml

from spreekuur.app import open_home
from spreekuur.cli.main import run
from spreekuur.consultations import store
from spreekuur.evenings.store import evening_on
from spreekuur.letters import store as papers
from spreekuur.referral import store as referrals

CASES = Path(__file__).parent.parent / "data" / "scenarios.yaml"
PHRASE = "anker boter cirkel dorpje emmer fiets"
CLIENT = {
    "given": "Żaneta",
    "family": "Święcicka-Łącka",
    "phone": "+48 600 700 811",
    "birth_date": "1990-05-17",
}
NEVER_READ = (
    "expected",
    "optional_routes",
    "must_not",
    "reasoning_nl",
    "trap",
    "difficulty",
    "expected_mode",
)


@pytest.fixture(scope="module")
def scenarios() -> list[dict]:
    return yaml.safe_load(CASES.read_text("utf-8"))["scenarios"]


def _play(out: Path, cases: Path, phrase: Path) -> dict:
    phrase.write_text(PHRASE)
    arguments = ["demo", str(out), "--scenarios", str(cases), "--passphrase-file", str(phrase)]
    assert run(arguments) == 0
    return json.loads((out / "summary.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> tuple[Path, dict]:
    """The shipped cases, each with a client, played once for the tests of this module."""
    folder = tmp_path_factory.mktemp("demo")
    cases = yaml.safe_load(CASES.read_text("utf-8"))
    for case in cases["scenarios"]:
        case["client"] = CLIENT
    (folder / "cases.json").write_text(json.dumps(cases), "utf-8")
    summary = _play(folder / "out", folder / "cases.json", folder / "phrase")
    return folder / "out", summary


def test_everybody_is_helped_and_every_expected_route_is_suggested(played, scenarios):
    _, summary = played
    assert summary["evening"]["consultations"] == summary["evening"]["tickets"] == len(scenarios) == 25
    for case, told in zip(scenarios, summary["consultations"], strict=True):
        suggested = {s["route"]: s["priority"] for s in told["suggestions"]}
        for expected in case["expected"]:
            assert suggested.get(expected["route"]) == expected["priority"], case["id"]
        assert not suggested.keys() & set(case["must_not"]), case["id"]


def test_every_pressing_route_is_chosen_else_the_first(played):
    for told in played[1]["consultations"]:
        pressing = [s["route"] for s in told["suggestions"] if s["priority"] != "normal"]
        assert told["chosen"] == (pressing or [s["route"] for s in told["suggestions"][:1]])


def test_the_vault_holds_what_the_summary_says(played):
    out, summary = played
    app = open_home(out / "home", PHRASE)
    try:
        evening = evening_on(app.db, app.db.clock().date().replace(2026, 11, 11))
        talks = store.of_evening(app.db, evening.id)
        kept = papers.of_evening(app.db, evening.id)
        chosen = [r.route for t in talks for r in referrals.of_consultation(app.db, t.id)]
    finally:
        app.close()
    assert [t.id for t in talks] == [told["id"] for told in summary["consultations"]]
    assert evening.closed_at is not None
    assert evening.highest_paper_number == 25
    assert chosen == [route for told in summary["consultations"] for route in told["chosen"]]
    assert len([p for p in kept if p.kenmerk]) == summary["evening"]["letters"]
    assert len([p for p in kept if p.kind == "client"]) == 25
    assert {p.state for p in kept} == {papers.PaperState.SAVED}


def test_each_paper_named_is_a_pdf_and_each_talk_has_its_sheet(played):
    out, summary = played
    named = [out / path for told in summary["consultations"] for path in told["letters"]]
    sheets = [out / "letters" / f"sheet-{number}.pdf" for number in range(1, 26)]
    assert sorted(named + sheets) == sorted((out / "letters").iterdir())
    assert all(path.read_bytes().startswith(b"%PDF") for path in named + sheets)


def test_a_name_and_a_phone_are_in_no_readable_file_and_in_no_name_of_one(played):
    out, _ = played
    markers = [
        text.encode(code) for text in (*CLIENT.values(), "Święcicka") for code in ("utf-8", "utf-16-le")
    ]
    for path in out.rglob("*"):
        assert not any(marker.decode("utf-8", "ignore") in path.name for marker in markers[::2])
        if path.is_file():
            assert not any(marker in path.read_bytes() for marker in markers), path.name


def test_the_backup_is_a_whole_vault(played, tmp_path):
    out, _ = played
    (folder,) = (out / "backup").iterdir()
    (tmp_path / "phrase").write_text(PHRASE)
    arguments = ["restore", str(folder), "--home", str(tmp_path / "home")]
    assert run([*arguments, "--passphrase-file", str(tmp_path / "phrase")]) == 0
    open_home(tmp_path / "home", PHRASE).close()


def test_what_is_expected_is_never_read(played, tmp_path, scenarios):
    _, with_answers = played
    bare = copy.deepcopy(scenarios)
    for case in bare:
        case["client"] = CLIENT
        for key in NEVER_READ:
            case.pop(key, None)
    (tmp_path / "bare.yaml").write_text(yaml.safe_dump(bare, allow_unicode=True), "utf-8")
    summary = _play(tmp_path / "out", tmp_path / "bare.yaml", tmp_path / "phrase")
    assert _comparable(summary) == _comparable(with_answers)


def _comparable(summary: dict) -> dict:
    """Ids are new each time, and so are timings."""
    told = [{k: v for k, v in one.items() if k != "id"} for one in summary["consultations"]]
    return {**summary, "consultations": told, "timings_ms": sorted(summary["timings_ms"])}


def test_made_talks_are_played_too_and_the_same_seed_makes_the_same(tmp_path):
    (tmp_path / "phrase").write_text(PHRASE)
    for name in ("a", "b"):
        arguments = ["demo", str(tmp_path / name), "--consultations", "12", "--seed", "3"]
        assert run([*arguments, "--passphrase-file", str(tmp_path / "phrase"), "--today", "2027-02-10"]) == 0
    first, second = (json.loads((tmp_path / name / "summary.json").read_text("utf-8")) for name in ("a", "b"))
    assert _comparable(first) == _comparable(second)
    assert first["evening"]["date"] == "2027-02-10"


@pytest.mark.parametrize(
    "untrusted",
    ["", "[1]", "nothing", '{"scenarios": 3}', '[{"answers": 1}]', '[{"answers": {}, "client": {"bsn": "x"}}]',
     '[{"answers": {"topics": ["no.such"]}}]', "[[[["],
)  # fmt: skip
def test_a_file_that_is_no_scenarios_is_refused_before_anything_is_made(tmp_path, capsys, untrusted):
    (tmp_path / "cases.json").write_text(untrusted)
    assert run(["demo", str(tmp_path / "out"), "--scenarios", str(tmp_path / "cases.json")]) == 1
    assert capsys.readouterr().err.startswith("spreekuur: ")
    assert not (tmp_path / "out").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine").write_text("mine")
    assert run(["demo", str(tmp_path), "--scenarios", str(CASES)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert capsys.readouterr().err.count("\n") == 1
