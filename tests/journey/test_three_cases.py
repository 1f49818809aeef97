# SPDX-License-Identifier: EUPL-1.2
"""Three evenings' worth of trouble, played by keys in the real window, leave the rows that `demo` leaves."""

import json
from pathlib import Path

import pytest
import yaml
from PySide6.QtPrintSupport import QPrinter

from journey.evening import Desk
from journey.vaults import PHRASE, opened
from spreekuur.app import open_home
from spreekuur.cli.main import run
from spreekuur.demo import scenario
from spreekuur.desk import talks
from spreekuur.desk.paper_settings import PaperSettings
from spreekuur.desk.papers import again
from spreekuur.letters import store
from spreekuur.letters.store import PaperState
from spreekuur.printing import raster
from spreekuur.ui.letter import outlet, printing
from spreekuur.ui.letter.printing import printer_for

CASES = Path(__file__).parents[1] / "data" / "scenarios.yaml"
# An emergency with children, a Bulgarian with signals and a letter, a letter to one office.
PLAYED = ("SC17", "SC13", "SC04")
SHEETS, LETTERS = 3, 3
TABLES = ("evening", "ticket", "consultation", "consultation_topic", "consultation_outcome", "stay")
TABLES += ("referral", "paper", "sealed_note", "client", "consent", "kenmerk_used")
# Who, when, under which id, and what random keys make of the same words.
ASIDE = {"id", "version", "changed_at", "changed_by", "origin", "taken_at", "called_at", "left_at", "sealed"}
ASIDE |= {"opened_at", "closed_at", "started_at", "ended_at", "entered_at", "chosen_at", "at_desk", "roster"}
REFERENCES = {"evening_id": "evening", "ticket_id": "ticket", "consultation_id": "consultation"}


def all_cases() -> list[dict]:
    return yaml.safe_load(CASES.read_text("utf-8"))["scenarios"]


def rows(db) -> dict[str, list[dict]]:
    """What stands in the vault, ids told as the how-many-th row of their table."""
    order = dict.fromkeys(("ticket", "consultation"), "number")
    places = {
        table: {row[0]: at for at, row in enumerate(db.execute(f"select id from {table} order by {by}"))}
        for table, by in (order | {"evening": "held_on"}).items()
    }
    return {table: sorted(_rows(db, table, places), key=json.dumps) for table in TABLES}


def _rows(db, table: str, places: dict) -> list[dict]:
    found = db.execute(f"select * from {table}")
    names = [column[0] for column in found.description]
    kept = []
    for row in found.fetchall():
        told = {name: value for name, value in zip(names, row, strict=True) if name not in ASIDE}
        for name, other in REFERENCES.items():
            if told.get(name) is not None:
                told[name] = places[other][told[name]]
        if told.get("content") is not None:
            told["content"] = json.loads(told["content"])
        kept.append(told)
    return kept


@pytest.fixture
def scenarios(content, tmp_path):
    known = {each.id: each for each in scenario.read(all_cases(), content)}
    return [known[name] for name in PLAYED]


@pytest.fixture
def demo(tmp_path):
    """The vault that `spreekuur demo` leaves of the same cases."""
    (tmp_path / "phrase").write_text(PHRASE + "\n", "utf-8")
    cases = [case for case in all_cases() if case["id"] in PLAYED]
    cases.sort(key=lambda case: PLAYED.index(case["id"]))
    (tmp_path / "three.json").write_text(json.dumps(cases), "utf-8")
    out = tmp_path / "demo"
    command = ["demo", str(out), "--scenarios", str(tmp_path / "three.json")]
    assert run([*command, "--passphrase-file", str(tmp_path / "phrase")]) == 0
    return out


def test_three_cases_by_keys_leave_the_rows_of_the_demo(person, home, scenarios, demo, tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    desk = Desk(person, papers)
    for case in scenarios:
        desk.give_number(case)
    for case in scenarios:
        desk.help_next(case)
    desk.close_evening(len(scenarios))
    person.counter.report("Three cases and the closing")
    person.leave()

    by_keys, by_demo = opened(home), open_home(demo / "home", PHRASE)
    try:
        assert rows(by_keys.db) == rows(by_demo.db)
        assert talks.unfinished(by_keys.desk) == talks.unfinished(by_demo.desk) == []
    finally:
        by_keys.close()
        by_demo.close()
    made, meant = contents(papers), contents(demo / "letters")
    assert sorted(made) == sorted(meant)
    assert len(made) == SHEETS + LETTERS
    assert made == meant


def test_a_letter_is_printed_by_keys(person, scenarios, tmp_path, monkeypatch):
    """The printer here is a real one of Qt's that writes what it gets into a file."""
    printed = tmp_path / "printed.pdf"

    def to_file(_name: str, job_name: str, how: PaperSettings) -> QPrinter:
        printer = printer_for("", job_name, how)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return printer

    monkeypatch.setattr(printing, "printer_for", to_file)
    monkeypatch.setattr(outlet, "printers", lambda: ["Laser"])
    desk = Desk(person, tmp_path)
    desk.give_number(scenarios[-1])
    desk.call_and_advise(scenarios[-1])
    desk.print_letter()
    (paper,) = person.ask(lambda desk: store.of_evening(desk.db, person.evening_id()))
    assert (paper.recipient, paper.state) == ("uwv", PaperState.PRINTED)
    assert raster.pages(printed.read_bytes()) == raster.pages(person.ask(lambda desk: again(desk, paper)))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}
