# SPDX-License-Identifier: EUPL-1.2
"""The lock file is read strictly, and a hostile one is damage, never a crash or an hour of computing."""

import json
import time

import pytest

from spreekuur.errors.vault import DamagedKeyslots
from spreekuur.security import keyslots
from spreekuur.security.argon import CEILING, FLOOR, Argon2Cost, affordable, calibrated


@pytest.fixture
def body(home):
    return json.loads((home / "keyslots.json").read_bytes())


def refused(body):
    body.pop("sha256", None)
    data = keyslots._canonical(body | {"sha256": keyslots._checksum(body)})
    started = time.process_time()
    with pytest.raises(DamagedKeyslots):
        keyslots.from_bytes(data)
    assert time.process_time() - started < 1


def test_what_is_written_is_read_again(home):
    data = (home / "keyslots.json").read_bytes()
    assert keyslots.to_bytes(keyslots.from_bytes(data)) == data


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 64 * 2**30),
        ("memory_kib", 15 * 1024),
        ("memory_kib", -1),
        ("memory_kib", 65536.0),
        ("memory_kib", True),
        ("memory_kib", "65536"),
        ("passes", 0),
        ("passes", 11),
        ("passes", 10**40),
        ("lanes", 0),
        ("lanes", 9),
        ("lanes", None),
    ],
)
def test_absurd_costs_are_damage(body, name, value):
    body["argon2id"][name] = value
    refused(body)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 1},
        {"version": 3},
        {"what": "something else"},
        {"vault": "../../etc"},
        {"vault": 7},
        {"salt": "AAAA"},
        {"salt": None},
        {"slots": []},
        {"slots": {}},
        {"slots": None},
        {"more": 1},
    ],
)
def test_a_file_of_another_shape_is_damage(body, change):
    refused(body | change)


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x" * 41},
        {"name": "a\u0000b"},
        {"name": "\ud800"},
        {"name": 5},
        {"kind": "master"},
        {"coordinator": 1},
        {"salt": "!!"},
        {"wrapped": "AAAA"},
        {"wrapped": ""},
        {"more": 1},
    ],
)
def test_a_slot_of_another_shape_is_damage(body, change):
    body["slots"][0] |= change
    try:
        refused(body)
    except UnicodeEncodeError:
        assert change["name"] == "\ud800"  # such a file cannot even be written


def test_two_slots_of_one_name_and_thirteen_people_are_damage(body):
    first = body["slots"][0]
    refused(body | {"slots": [first, first]})
    refused(body | {"slots": [first | {"name": str(number)} for number in range(13)]})


def test_a_file_without_anybody_is_damage(body):
    refused(body | {"slots": [slot for slot in body["slots"] if slot["kind"] == "recovery"]})


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b"\xff\xfe", b"[" * 5000, b"{" * 200_000, b'{"a": 1e999}', b"9" * 5000]
)
def test_what_is_no_lock_file_is_damage(data):
    with pytest.raises(DamagedKeyslots):
        keyslots.from_bytes(data)


def test_the_cost_follows_the_computer_between_floor_and_ceiling():
    assert affordable(5.0, 1.0) == FLOOR
    assert affordable(0.4, 1.0) == Argon2Cost(128 * 1024, 3, 4)
    assert affordable(0.12, 1.0).memory_kib == CEILING.memory_kib
    assert 3 < affordable(0.06, 1.0).passes <= 10
    assert affordable(1e-9, 1.0).passes == 10


def test_a_calibrated_cost_is_never_below_the_floor():
    cost = calibrated()
    assert cost.memory_kib >= FLOOR.memory_kib
    assert cost.passes >= FLOOR.passes
