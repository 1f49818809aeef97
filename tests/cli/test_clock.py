# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from cli.test_suggest import BAD_INPUT, spreekuur
from spreekuur.errors.content import InvalidAnswers
from spreekuur.referral import clock_input

QUESTION = {
    "today": "2026-04-05",
    "stays": [{"arrival": "2026-01-01", "departure": None}],
    "registration": "rni",
}
ANSWER = {
    "housing": {"classes": ["short"], "from": "2026-01-01", "to": None, "months": 3},
    "registration": {
        "status": "due_soon",
        "brp_due_on": "2026-04-30",
        "duty_from": "2026-04-30",
        "report_by": "2026-05-05",
        "rni_enough_until": "2026-04-29",
        "window_start": "2026-01-01",
        "window_end": "2026-06-30",
        "need": 120,
        "days_so_far": 95,
        "days_total": 181,
    },
    "codes": ["open_end", "threshold_ahead"],
}


def counted(given, *arguments):
    done = spreekuur("clock", "-", "--json", *arguments, given=json.dumps(given).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout)


def test_an_object_gives_an_object_and_a_list_a_list(tmp_path):
    assert counted(QUESTION) == ANSWER
    assert list(counted(QUESTION)) == list(ANSWER) and counted([]) == []
    file = tmp_path / "Престои é.json"
    file.write_text(json.dumps([QUESTION, {"today": "2026-04-05", "stays": []}]), "utf-8")
    done = spreekuur("clock", str(file), "--json", "--today", "2000-01-01")
    first, second = json.loads(done.stdout)
    assert first == ANSWER and second["codes"] == ["no_stays", "registration_unknown"]
    assert second["housing"] == {"classes": [], "from": None, "to": None, "months": None}


def test_other_content_counts_with_other_thresholds_and_what_it_does_not_name_stays(tmp_path):
    (tmp_path / "clock.yaml").write_text("clock: {need_months: 1, report_days: 0}\n", "utf-8")
    found = counted(QUESTION, "--content", str(tmp_path))["registration"]
    assert (found["need"], found["duty_from"], found["report_by"]) == (31, "2026-01-31", "2026-01-31")
    (tmp_path / "clock.yaml").write_text("clock: {need_fraction: [3, 2]}\n", "utf-8")
    assert spreekuur("clock", "-", "--content", str(tmp_path), given=b"[]").returncode == 1


BAD_STAYS = {
    "today missing": {"stays": []},
    "today null": {"today": None, "stays": []},
    "stays missing": {"today": "2026-01-01"},
    "stays null": {"today": "2026-01-01", "stays": None},
    "no list": {"stays": {}},
    "an unknown key": {"stay": []},
    "a stay that is a text": {"stays": ["2026-01-01"]},
    "an unknown key of a stay": {"stays": [{"from": "2026-01-01"}]},
    "a number for a date": {"stays": [{"arrival": 20260101}]},
    "a date without zeros": {"stays": [{"arrival": "2026-1-1"}]},
    "a date in a week": {"stays": [{"arrival": "2026-W01-1"}]},
    "a date without dashes": {"stays": [{"arrival": "20260101"}]},
    "a date with a space": {"stays": [{"arrival": "2026-01-01\n"}]},
    "other digits": {"stays": [{"arrival": "２０２６-01-01"}]},
    "a day that is not there": {"stays": [{"arrival": "2026-02-29"}]},
    "too early": {"stays": [{"arrival": "1899-12-31"}]},
    "too late": {"stays": [{"departure": "2101-01-01"}]},
    "an early today": {"today": "1899-12-31"},
    "a departure first": {"stays": [{"arrival": "2026-01-02", "departure": "2026-01-01"}]},
    "planned as a number": {"stays": [{"planned": 1}]},
    "planned as a text": {"stays": [{"planned": "true"}]},
    "an unknown registration": {"registration": "BRP"},
    "registration as a flag": {"registration": False},
    "too many": {"stays": [{"arrival": "2026-01-01"}] * 201},
}


@pytest.mark.parametrize("name", BAD_STAYS)
def test_stays_that_are_not_valid_are_refused(name):
    bad = BAD_STAYS[name]
    with pytest.raises(InvalidAnswers):
        clock_input.read(bad if name.endswith("missing") else QUESTION | bad)


def test_one_that_is_not_valid_refuses_the_whole_list():
    line = assert_refused(json.dumps([QUESTION, QUESTION | BAD_STAYS["a departure first"]]).encode())
    assert "2" in line and "2026-01-02" not in line


NO_STAYS = (
    "nothing",
    "no json",
    "a mark at the start",
    "nan",
    "a key twice",
    "deep nesting",
    "a number",
    "null",
)


@pytest.mark.parametrize("name", NO_STAYS)
def test_what_is_no_question_at_all_is_refused_too(name):
    assert_refused(BAD_INPUT[name])


def assert_refused(given):
    done = spreekuur("clock", "-", "--json", given=given)
    line = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        line.startswith("spreekuur: ") and len(line) <= 301 and line[:-1].isprintable() and line[-1] == "\n"
    )
    return line


def test_missing_answers_are_unknown_and_not_wrong():
    stay = {"arrival": "2026-01-01", "departure": None, "planned": None}
    found = counted({"today": "2026-04-05", "stays": [stay, {}], "registration": None})
    assert found["codes"] == ["arrival_missing", "registration_unknown"]


def test_people_read_who_decides():
    given = json.dumps([QUESTION, {"today": "2026-04-05", "stays": []}]).encode()
    done = spreekuur("clock", "-", "--lang", "nl", given=given)
    text = done.stdout.decode("utf-8")
    assert "RNI is genoeg tot en met 29 april 2026; daarna BRP. Burgerzaken beslist." in text
    assert "uiterlijk 5 mei 2026" in text and "Hoe staat de cliënt nu ingeschreven" in text


def test_counting_loads_no_yaml_no_window_and_no_store():
    code = (
        "import sys\nfrom spreekuur.cli.main import run\ncode = run(sys.argv[1:])\n"
        "heavy = {'yaml', 'PySide6', 'reportlab', 'sqlcipher3', 'sqlite_utils', 'cryptography', 'babel'}\n"
        "sys.stderr.write(' '.join(sorted(heavy & sys.modules.keys())))\nsys.exit(code)\n"
    )
    done = spreekuur("clock", "-", "--json", given=json.dumps(QUESTION).encode(), code=code)
    assert (done.returncode, done.stderr) == (0, b"")
