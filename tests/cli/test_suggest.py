# SPDX-License-Identifier: EUPL-1.2
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from spreekuur.resources import resource, root

EXAMPLE = {
    "topics": ["reg.brp"],
    "signals": [],
    "registration": "none",
    "municipality": "uithoorn",
    "age": 30,
}
SCENARIOS = Path(__file__).parents[1] / "data" / "scenarios.yaml"


def spreekuur(*arguments, given=b"", code=None):
    environment = {**os.environ, "PYTHONPATH": str(root() / "desktop"), "SPREEKUUR_HOME": "/nonexistent"}
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "spreekuur"]
    return subprocess.run(
        [*command, *arguments], input=given, capture_output=True, env=environment, timeout=60
    )


def advised(given, *arguments):
    done = spreekuur("suggest", "--answers", "-", "--json", *arguments, given=json.dumps(given).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout)


def refused(given, *arguments):
    """One clean line on stderr and nothing else; gives the line."""
    done = spreekuur("suggest", "--answers", "-", "--json", *arguments, given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    line = done.stderr.decode("utf-8")
    assert line.startswith("spreekuur: ") and line.endswith("\n") and len(line) <= 301
    assert line[:-1].isprintable()
    return line


def test_every_case_passes_in_one_process():
    cases = yaml.safe_load(SCENARIOS.read_text("utf-8"))["scenarios"]
    for case, advice in zip(cases, advised([case["answers"] for case in cases]), strict=True):
        found = {each["route"]: each["priority"] for each in advice["suggestions"]}
        expected = {each["route"]: each["priority"] for each in case["expected"]}
        assert expected.items() <= found.items(), case["id"]
        assert not set(case["must_not"]) & found.keys() and advice["mode"] == case["expected_mode"]


def test_an_object_gives_an_object_a_list_a_list_and_no_answers_are_answers():
    assert advised({})["suggestions"] == []
    assert advised([]) == []
    assert advised([EXAMPLE, {}]) == [advised(EXAMPLE), advised({})]


def test_the_texts_are_dutch_in_whatever_language_the_program_speaks():
    assert advised(EXAMPLE, "--lang", "pl") == advised(EXAMPLE, "--lang", "nl")


BAD_INPUT = {
    "nothing": b"",
    "spaces": b"  \n",
    "no json": b"{topics: []}",
    "two documents": b"{}{}",
    "a mark at the start": b"\xef\xbb\xbf{}",
    "utf-16": "{}".encode("utf-16"),
    "latin-1": '{"topics": ["é"]}'.encode("latin-1"),
    "nan": b'{"age": NaN}',
    "infinity": b'{"expected_months": Infinity}',
    "too large for a float": b'{"expected_months": 1e999}',
    "a number of 5000 digits": b'{"age": ' + b"1" * 5000 + b"}",
    "a key twice": b'{"age": 1, "age": 2}',
    "deep nesting": b"[" * 200_000,
    "deep objects": b'{"topics":' * 100_000,
    "a list in a list": b"[[]]",
    "a number": b"1",
    "null": b"null",
    "yes as a boolean": b'{"insured": true}',
    "a boolean as a number": b'{"age": true}',
    "a lone surrogate": b'{"topics": ["\\ud800"]}',
    "a lone surrogate as a key": b'{"\\udc80": 1}',
    "control characters in a key": b'{"\\u001b[31m\\n\\u0000": 1}',
    "a very long key": b'{"' + b"k" * 100_000 + b'": 1}',
    "an unknown id": b'{"topics": ["reg.brpp"]}',
    "one bad element": b'[{}, {"age": -1}, {}]',
    "too many topics": b'{"topics": [' + b",".join([b'"reg.brp"'] * 201) + b"]}",
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_what_is_not_valid_is_refused_with_one_clean_line(name):
    refused(BAD_INPUT[name])


def test_a_refusal_says_which_element_and_which_key_but_never_what_was_typed():
    line = refused(b'[{}, {"language": "Jan Kowalski"}]', "--lang", "en")
    assert "2" in line and "language" in line and "Kowalski" not in line


def test_more_than_sixteen_mebibytes_are_refused_and_no_more_is_read():
    at_most = 16 * 1024 * 1024
    assert "16 MiB" in refused(b"[" + b" " * at_most, "--lang", "en")
    done = spreekuur("suggest", "--answers", "-", "--json", given=b"[" + b" " * (at_most - 2) + b"]")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_answers_come_from_a_file_too(tmp_path):
    file = tmp_path / "Отговори é.json"
    file.write_text(json.dumps(EXAMPLE), "utf-8")
    done = spreekuur("suggest", "--json", "--answers", str(file))
    assert json.loads(done.stdout) == advised(EXAMPLE)
    assert spreekuur("suggest", "--answers", str(tmp_path / "none.json")).returncode == 2


def test_common_options_may_stand_before_and_after_the_command():
    given = json.dumps(EXAMPLE).encode()
    before = spreekuur(
        "--json", "--lang", "pl", "--today=2026-11-11", "suggest", "--answers", "-", given=given
    )
    after = spreekuur(
        "suggest", "--answers", "-", "--today", "2026-11-11", "--lang=pl", "--json", given=given
    )
    assert before.returncode == after.returncode == 0 and before.stdout == after.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "fr", "suggest"],
        ["suggest", "--today", "11-11-2026"],
        ["suggest", "--today"],
        ["suggest"],
        ["nothing"],
        ["suggest", "--answers", "-", "--nothing"],
        ["--json"],
    ],
)
def test_wrong_usage_is_exit_code_two_without_a_traceback(arguments):
    done = spreekuur(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr and b"Traceback" not in done.stderr


def test_for_people_there_is_a_listing_with_names():
    done = spreekuur("suggest", "--answers", "-", "--lang", "en", given=json.dumps([EXAMPLE, {}]).encode())
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0 and "Inschrijving gebeurt in de gemeente waar iemand woont." in text
    assert "gemeente_anders" not in text and "Worth asking: months in the Netherlands, length of stay" in text


def test_the_help_names_every_option_in_the_language_of_the_user():
    for language, word in {"nl": "gebruik: ", "pl": "użycie: ", "en": "usage: "}.items():
        done = spreekuur("suggest", "--help", "--lang", language)
        text = done.stdout.decode("utf-8")
        assert done.returncode == 0 and text.startswith(word)
        assert all(
            name in text for name in ("--answers", "--home", "--lang", "--content", "--today", "--json")
        )


def test_a_folder_with_only_other_rules_is_enough(tmp_path):
    rules = resource("content", "rules.yaml").read_text("utf-8")
    changed = rules.replace("Inschrijving gebeurt in de gemeente waar iemand woont.", "Daar woont iemand.")
    (tmp_path / "rules.yaml").write_text(changed, "utf-8")
    assert advised(EXAMPLE, "--content", str(tmp_path))["suggestions"][0]["why"] == "Daar woont iemand."


def test_content_that_is_not_sound_is_exit_code_one_and_names_the_entry(tmp_path):
    shutil.copy(resource("content", "rules.yaml"), tmp_path)
    rules = (tmp_path / "rules.yaml").read_text("utf-8")
    (tmp_path / "rules.yaml").write_text(rules.replace("route: alarm_112", "route: alarm_113", 1), "utf-8")
    done = spreekuur("suggest", "--answers", "-", "--content", str(tmp_path), given=b"{}")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"rules.yaml, R001" in done.stderr and b"alarm_113" in done.stderr


def test_suggesting_loads_no_yaml_no_window_and_no_letters():
    code = (
        "import sys\nfrom spreekuur.cli.main import run\ncode = run(sys.argv[1:])\n"
        "heavy = {'yaml', 'PySide6', 'reportlab', 'sqlcipher3', 'sqlite_utils', 'cryptography', 'babel'}\n"
        "sys.stderr.write(' '.join(sorted(heavy & sys.modules.keys())))\nsys.exit(code)\n"
    )
    done = spreekuur("suggest", "--answers", "-", "--json", given=b"{}", code=code)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_goes_away_leaves_no_traceback():
    environment = {**os.environ, "PYTHONPATH": str(root() / "desktop")}
    command = [sys.executable, "-m", "spreekuur", "suggest", "--json", "--answers", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        process.stdout.close()
        process.stdin.write(json.dumps([EXAMPLE] * 500).encode())
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_a_terminal_that_knows_no_utf_8_still_gets_every_letter():
    environment = {
        **os.environ,
        "PYTHONPATH": str(root() / "desktop"),
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "spreekuur", "suggest", "--json", "--answers", "-"]
    done = subprocess.run(command, input=json.dumps(EXAMPLE).encode(), capture_output=True, env=environment)
    assert done.returncode == 0 and json.loads(done.stdout.decode("utf-8"))
