# SPDX-License-Identifier: EUPL-1.2
"""While a client is typed in, the files that may be of the same person are found; those of two people never again."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import SEVEN
from spreekuur.clients.duplicates import Person, Same, judge
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from spreekuur.desk import client_files_merging as merge
from spreekuur.desk.client_files_twice import MOST, known_already, known_twice
from spreekuur.times import local_date

TODAY = local_date(SEVEN)
TUNED = Path(__file__).parents[1] / "data" / "pairs" / "tuned.jsonl"
MAJA = Person("Maja", "Kowalska", "0612345678")


def a_file(desk, given="Maja", family="Kowalska", phone="", **more):
    named = {"given": given, "family": family, "phone": phone}
    return client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,), **named, **more).client


def codes(found):
    return [one.hit.code for one in found]


@pytest.mark.parametrize(
    ("typed", "same", "reasons"),
    [
        (MAJA, Same.LIKELY, ("same_phone", "same_name")),
        (replace(MAJA, phone=""), Same.LIKELY, ("same_name",)),
        (replace(MAJA, phone="0699999999"), Same.POSSIBLE, ("other_phone", "same_name")),
        (Person("Maja", "Kowalski", ""), Same.LIKELY, ("same_name", "other_ending")),
        (Person("Kowalska", "Maja", ""), Same.LIKELY, ("same_name", "swapped")),
        (Person("Maja", "Kowlaska", ""), Same.LIKELY, ("same_name", "typo")),
    ],
)
def test_a_known_client_is_found_with_the_reasons(desk, typed, same, reasons):
    client = a_file(desk, phone="+31 6 12345678")
    (found,) = known_already(desk, typed, TODAY)
    assert (found.hit.code, found.same, found.reasons) == (client.code, same, reasons)


@pytest.mark.parametrize(
    "typed", [Person(), Person("Maja"), Person("Marek", "Krol"), Person("", "", "0612345678")]
)
def test_nobody_else_is_found(desk, typed):
    a_file(desk, phone="0612345678")
    assert known_already(desk, typed, TODAY) == []


def test_a_name_is_not_looked_at_without_consent_to_keep_it(desk):
    a_file(desk)
    assert known_already(desk, MAJA, TODAY + timedelta(days=200)) == []


def test_the_file_itself_is_no_double_and_neither_are_those_that_are_one_with_it(desk):
    one, other = a_file(desk, phone="0612345678"), a_file(desk)
    assert codes(known_twice(desk, one.id, None, TODAY)) == [other.code]
    merge.join(desk, one.id, other.id, [], SEVEN)
    assert known_twice(desk, one.id, None, TODAY) == []
    assert codes(known_already(desk, MAJA, TODAY)) == [one.code]


def test_two_different_people_are_never_shown_again_also_after_a_correction(desk):
    one, other = a_file(desk), a_file(desk)
    merge.two_people(desk, one.id, other.id, SEVEN)
    for client in (one, other):
        client_files.correct(desk, replace(client, phone="0612345678"), SEVEN)
        assert known_twice(desk, client.id, None, TODAY) == []
    merge.not_two_people(desk, other.id, one.id)
    assert codes(known_twice(desk, one.id, None, TODAY)) == [other.code]


def test_a_new_client_gets_the_mark_when_the_file_is_made(desk):
    one = a_file(desk)
    assert known_already(desk, MAJA, TODAY, [one.id]) == []
    other = a_file(desk, other_people=[one.id])
    assert known_twice(desk, other.id, None, TODAY) == []
    assert [file.code for file in client_files.open_file(desk, one.id, TODAY).apart] == [other.code]


def test_what_is_typed_to_correct_a_file_is_what_is_compared(desk):
    one, other = a_file(desk), a_file(desk, "Iwo", "Krol")
    assert known_twice(desk, other.id, None, TODAY) == []
    assert codes(known_twice(desk, other.id, replace(MAJA, phone=""), TODAY)) == [one.code]


def test_only_the_likeliest_few_are_shown(desk):
    for _n in range(MOST + 2):
        a_file(desk)
    likeliest = a_file(desk, phone="0612345678")
    found = known_already(desk, MAJA, TODAY)
    assert len(found) == MOST
    assert found[0].hit.code == likeliest.code


def test_what_is_judged_the_same_is_found_among_many(desk):
    pairs = [json.loads(line) for line in TUNED.read_text("utf-8").splitlines()]
    same = [p for p in pairs if p["same"] and judge(Person(**p["a"]), Person(**p["b"])).same is not Same.NO]
    made = [a_file(desk, **pair["b"]).code for pair in same]
    asked = list(zip(same, made, strict=True))[::4]
    missed = [
        p["kind"] for p, code in asked if code not in codes(known_already(desk, Person(**p["a"]), TODAY))
    ]
    assert len(missed) <= len(asked) * 0.05, missed
