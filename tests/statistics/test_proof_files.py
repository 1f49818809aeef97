# SPDX-License-Identifier: EUPL-1.2
"""The reader of staged files takes nothing on trust: a file is one of ours, or it is damaged."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.proof import DamagedFiles
from spreekuur.statistics.proof_files import read_release
from spreekuur.statistics.safe_rules import NotSafe
from staged_making import a_year, files_of

TABLE = "q_referrals_result.csv"


@pytest.fixture
def files():
    return files_of(a_year()[0])


def damaged(files):
    """The file that the reader names."""
    with pytest.raises(DamagedFiles) as error:
        read_release(files)
    return error.value.name


MANIFEST_FAULTS = {
    "another format": {"format": "spreekuur-statistics/2"},
    "another method": {"method": "suppression"},
    "not additive": {"additive": False},
    "a threshold of 3": {"threshold": 3},
    "no such period": {"period": "2026-11"},
    "a period with a path": {"period": "../2026"},
    "a base with a point": {"base": 5.0},
    "a base that is true": {"base": True},
    "no tables": {"tables": []},
    "tables that are words": {"tables": ["q"]},
    "a name with a path": {
        "tables": [{"name": "../q", "unit": "persons", "dimensions": ["language"], "rows": 1}]
    },
    "no such unit": {"tables": [{"name": "q", "unit": "people", "dimensions": ["language"], "rows": 1}]},
    "no dimensions": {"tables": [{"name": "q", "unit": "persons", "dimensions": [], "rows": 1}]},
    "half an entry": {"tables": [{"name": "q"}]},
    "a unit that is a list": {
        "tables": [{"name": "q", "unit": ["persons"], "dimensions": ["language"], "rows": 1}]
    },
}


@pytest.mark.parametrize("fault", MANIFEST_FAULTS)
def test_a_manifest_that_is_not_ours(files, fault):
    files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | MANIFEST_FAULTS[fault]).encode()
    assert damaged(files) == "manifest.json"


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", '{"format": 1, "format": 2}', "NaN", "[" * 100_000, '{"base": 1e999}']
)
def test_a_manifest_that_is_no_json_of_ours(files, text):
    files["manifest.json"] = text.encode()
    assert damaged(files) == "manifest.json"


TABLE_FAULTS = {
    "cut off": lambda text: text[:-1],
    "empty": lambda text: "",
    "another head": lambda text: text.replace("count", "value", 1),
    "a row less": lambda text: text[: text.rindex("\n", 0, -1) + 1],
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "a mark at the front": lambda text: "\ufeff" + text,
    "a quoted cell": lambda text: text.replace("_T,", '"_T",', 1),
    "a formula": lambda text: text.replace("_T,", "=1,", 1),
    "a hidden count": lambda text: text.replace("published", "suppressed", 1),
    "a count with a point": lambda text: text.replace(",published", ".0,published", 1),
    "a count with a sign": lambda text: text.replace("_T,", "_T,-", 1),
    "a count in other digits": lambda text: text.replace("_T,", "_T,٥", 1),
    "a count with a nought in front": lambda text: text.replace("_T,", "_T,0", 1),
    "another unit": lambda text: text.replace(",referrals", ",persons", 1),
    "a column more": lambda text: text.replace("_T,", "_T,_T,", 1),
}


@pytest.mark.parametrize("fault", TABLE_FAULTS)
def test_a_table_that_is_not_ours(files, fault):
    files[TABLE] = TABLE_FAULTS[fault](files[TABLE].decode()).encode()
    assert damaged(files) == TABLE


def test_a_table_that_is_no_text(files):
    files[TABLE] = b"\xff\xfe"
    assert damaged(files) == TABLE


def test_a_table_that_is_too_large(files):
    files[TABLE] += b"\0" * (4 * 1024 * 1024)
    assert damaged(files) == TABLE


def test_a_table_that_is_missing(files):
    del files[TABLE]
    assert damaged(files) == TABLE


def test_nothing_at_all():
    assert damaged({}) == "manifest.json"


def test_a_table_that_nobody_named_does_not_come_along(files):
    files["q_contacts_employer.csv"] = b"employer,count,status,unit\n"
    assert damaged(files) == "q_contacts_employer.csv"


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_changed_is_read_or_refused_and_never_a_crash(data):
    files = files_of(a_year()[0])
    file = data.draw(st.sampled_from([TABLE, "manifest.json"]))
    content = bytearray(files[file])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    files[file] = bytes(content)
    try:
        read_release(files)
    except DamagedFiles as error:
        assert error.name in (TABLE, "manifest.json", "q_questions_line_language.csv") or error.name.endswith(
            ".csv"
        )
    except NotSafe:
        pytest.fail("a wrong cell is a damaged file")
