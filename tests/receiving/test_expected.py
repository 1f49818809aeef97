# SPDX-License-Identifier: EUPL-1.2
"""Of a desk that sent figures before it is said which periods never came, and nothing more is made of it."""

import json
from datetime import date, timedelta

import pytest

import received_making as making
from spreekuur.cli.main import run
from spreekuur.receiving.database import opened
from spreekuur.receiving.expected import Missing, missing
from spreekuur.statistics.periods import Period

WHO = "aalsmeer-spreekuur"
_PACKAGE = """INSERT INTO package VALUES
($1, 'aalsmeer', $2, $3, '', 'r', 'c', 'p', '2026-05-01', '2026-05-01', 5, 4, 's', '2026-05-01')"""


@pytest.fixture
def place(tmp_path):
    with opened(f"sqlite:///{tmp_path}/figures.sqlite") as found:
        yield found


def sent(place, *periods, desk="spreekuur"):
    for period in periods:
        place.cursor.execute(_PACKAGE, place.bind(f"{desk} {period}", desk, period))


def late(place, today, *here):
    """What is missing, by the period alone."""
    arrived = [Missing(WHO, Period.parse(period)) for period in here]
    return [str(one.period) for one in missing(place, arrived, date.fromisoformat(today))]


def test_a_period_is_missing_from_the_forty_sixth_day_after_its_end(place):
    sent(place, "2026-Q1")
    end = Period.parse("2026-Q2").last
    assert late(place, (end + timedelta(days=45)).isoformat()) == []
    assert late(place, (end + timedelta(days=46)).isoformat()) == ["2026-Q2"]


def test_the_year_belongs_to_it_and_what_lies_before_the_last_that_came_does_not(place):
    sent(place, "2026-Q1", "2026-Q3")
    assert late(place, "2027-03-01") == ["2026-Q4", "2026"]
    sent(place, "2026")
    assert late(place, "2027-03-01") == []
    assert late(place, "2027-06-01") == ["2027-Q1"]


def test_what_waits_or_was_refused_did_arrive(place):
    sent(place, "2026-Q1")
    assert late(place, "2027-03-01", "2026-Q3") == ["2026-Q2", "2026-Q4", "2026"]


def test_a_withdrawn_period_is_not_missing(place):
    sent(place, "2026-Q1", "2026-Q2")
    place.cursor.execute("INSERT INTO withdrawal VALUES ('spreekuur 2026-Q2', 'x', 'x', 'x', 'x')")
    assert late(place, "2026-09-01") == []


def test_of_a_desk_that_ended_long_ago_at_most_eight_are_told_and_each_desk_by_itself(place):
    sent(place, "2001-Q1")
    after = ["2025-Q3", "2025-Q4", "2025", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"]
    assert late(place, "2027-03-01") == after
    sent(place, "2026", desk="oost")
    assert {one.desk for one in missing(place, [], date(2027, 3, 1))} == {WHO}


def test_the_command_lists_them_and_its_exit_code_is_as_without(tmp_path, capfdbinary):
    first, _second, third, *_ = making.packages()
    making.write_folder(first, tmp_path / "box" / "a")
    making.write_folder(third, tmp_path / "box" / "c")
    named = ["--trust", str(making.trust_folder(tmp_path / "keys", "spreekuur")), "--today", "2027-01-10"]
    named += ["--into", f"sqlite:///{tmp_path}/figures.sqlite", "--lang", "en"]
    assert run(["receive", f"{tmp_path}/box", *named, "--json"]) == 3  # the third quarter waits
    told = json.loads(capfdbinary.readouterr().out)
    assert told["missing"] == [{"desk": WHO, "period": "2026-Q2"}]
    (tmp_path / "empty").mkdir()
    assert run(["receive", f"{tmp_path}/empty", *named]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    for period in ("2026-Q2", "2026-Q3"):
        text = f"Nothing arrived of {WHO} for {period}: ask the desk, if it still holds evenings."
        assert text in lines
