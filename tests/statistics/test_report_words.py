# SPDX-License-Identifier: EUPL-1.2
"""The words of the report: complete, used, and counted in the right form."""

import json
import re
from datetime import date

import pytest

from architecture.reading import PACKAGE
from report_making import shipped
from spreekuur.content.building.reading import read_document
from spreekuur.content.building.report_words import compile_report
from spreekuur.errors.content import ContentError, Problem
from spreekuur.resources import compiled, resource
from spreekuur.statistics.bars import Bar
from spreekuur.statistics.findings import Count, Names, Share
from spreekuur.statistics.periods import Period
from spreekuur.statistics.wording import Wording

FILE = resource("statistics", "report.yaml")


@pytest.fixture
def dutch():
    return Wording("nl", shipped())


def test_what_is_compiled_is_what_the_file_says():
    assert json.loads(compiled("report.json").read_bytes()) == compile_report(FILE)


def test_every_text_is_said_somewhere():
    parts = [
        path for part in ("statistics", "receiving", "sending") for path in (PACKAGE / part).glob("*.py")
    ]
    code = " ".join(path.read_text("utf-8") for path in parts)
    made = re.compile(r"(month|quarter)_\d+|(persons|contacts|questions|referrals)(_\w+)?")
    names = [name for name in compile_report(FILE) if not made.fullmatch(name)]
    assert [name for name in names if not re.search(f"[\"']{name}[\"']", code)] == []


def test_nobody_is_told_what_they_have_a_right_to():
    said = FILE.read_text("utf-8").casefold()
    assert not re.search(r"recht op|geen recht|entitled|have a right|eligible", said)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("x: {nl: 'Een.'}", Problem.MISSING),
        ("x: {nl: 'Een.', en: 'One.', pl: 'Jeden.'}", Problem.BAD_VALUE),
        ("x: {nl: 'Een {n}.', en: 'One.'}", Problem.BAD_SLOT),
        ("x: {nl: {one: '{n} dag'}, en: '{n} days'}", Problem.MISSING),
        (f"x: {{nl: '{'woord ' * 30}', en: 'One.'}}", Problem.NOT_PLAIN),
        ("x: {nl: 3, en: 'One.'}", Problem.WRONG_TYPE),
    ],
)
def test_a_mistake_in_a_text_is_found(tmp_path, line, problem):
    path = tmp_path / "report.yaml"
    path.write_text(f"texts:\n  {line}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        compile_report(path)
    assert problem in {fault.problem for fault in caught.value.faults}


def test_values_are_put_into_words(dutch):
    assert dutch.value(Count(35, 4)) == "ongeveer 35" and dutch.value(Count(0, 9)) == "0-9"
    assert dutch.value(Count(0, 4, structural=True)) == Bar("a", 0, 4, structural=True).label("{n}")
    assert dutch.value(Share(40)) == "ongeveer 40 procent"
    assert dutch.value(Names("language", ("pl", "bg"))) == "“Pools” en “Bulgaars”"
    assert dutch.value([Count(5, 4), Count(10, 4), "x"]) == "ongeveer 5, ongeveer 10 en x"
    assert (
        dutch.value(Period(2026, 3)) == "het derde kwartaal van 2026" and dutch.value(Period(2026)) == "2026"
    )
    assert dutch.date(date(2026, 11, 2)) == "2 november 2026"
    assert [dutch.counted("evenings", number) for number in (1, 3)] == ["1 avond", "3 avonden"]


def test_only_dutch_and_english_are_spoken():
    assert Wording("en", shipped()).value(Period(2026, 1)) == "the first quarter of 2026"
    with pytest.raises(ValueError, match="language"):
        Wording("pl", shipped())
    assert set(read_document(FILE)) == {"meta", "texts"}
