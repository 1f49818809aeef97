# SPDX-License-Identifier: EUPL-1.2
"""Random catalogues and counting lines for tests of rounding: every star, hierarchy and size, but nobody's data."""

import csv
from random import Random

from spreekuur.content.building.statistics import compile_statistics
from spreekuur.resources import resource
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics.catalogue import TOTAL, Catalogue
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.periods import Period
from spreekuur.statistics.releasing import Earlier, Making, Released, release_batch

DOCUMENT = compile_statistics(resource("statistics"))
EVENINGS = 3
SECRET = bytes(range(32))


def some_catalogue(random: Random) -> Catalogue:
    """The shipped catalogue with some of its tables, and code lists that are cut down and hung up anew."""
    dimensions = {name: _list(random, name, fields) for name, fields in DOCUMENT["dimensions"].items()}
    tables = [
        table
        for every in ("quarter", "year")
        for table in random.sample(
            [one for one in DOCUMENT["tables"] if one["every"] == every], random.randint(1, 5)
        )
    ]
    return catalogues.read({**DOCUMENT, "dimensions": dimensions, "tables": tables})


def _list(random: Random, name: str, fields: dict) -> dict:
    needed = {DOCUMENT["first"]["code"]}
    codes = [code for code in fields["codes"] if code in needed]
    others = [code for code in fields["codes"] if code not in needed]
    codes += random.sample(others, min(len(others), random.randint(1, 4)))
    hung: dict[str, str] = {}
    for code in codes:
        # A tree of two or three levels, whatever the list was.
        above = [other for other in hung if other not in needed]
        deep = above and code not in needed and random.random() < 0.4
        hung[code] = random.choice(above) if deep else TOTAL
    label = fields["label"]
    return {"label": label, "codes": {code: {"under": under, "label": label} for code, under in hung.items()}}


def some_lines(random: Random, catalogue: Catalogue, most: int, quarters: int) -> list[CountingLine]:
    """Lines of some quarters of 2026, of the year as well when it is complete; true as counted ones are."""
    lines, known = [], {}
    for at in range(1, quarters + 1):
        seen = set()
        for _evening in range(EVENINGS):
            for who in random.sample(range(most), random.randint(0, most // 3)) if most else ():
                is_new = who not in known
                about = known.setdefault(who, _codes(random, catalogue, catalogue.person))
                lines += _contact(random, catalogue, f"2026-Q{at}", (f"p{who}", about, is_new))
                seen.add(who)
        lines += [CountingLine("persons", f"2026-Q{at}", f"p{who}", known[who]) for who in seen]
    if quarters == 4:
        lines += [CountingLine("persons", "2026", f"p{who}", about) for who, about in known.items()]
    return lines


def _contact(random: Random, catalogue: Catalogue, period: str, person) -> list[CountingLine]:
    who, about, is_new = person
    unit, dimension, first = catalogue.first
    of_contact = {**about, **_codes(random, catalogue, catalogue.units[unit])} | about
    others = [code for code in _leaves(catalogue, dimension) if code != first]
    of_contact[dimension] = first if is_new else random.choice(others)
    made = [CountingLine("contacts", period, who, of_contact)]
    for other, least in (("questions", 1), ("referrals", 0)):
        for _ in range(random.randint(least, 2)):
            codes = _codes(random, catalogue, catalogue.units[other]) | about
            codes |= {"outcome": of_contact["outcome"]} if "outcome" in codes else {}
            made.append(CountingLine(other, period, who, codes))
    # A contact has one question on a topic at most.
    return list({(line.unit, line.codes.get("topic", at)): line for at, line in enumerate(made)}.values())


def _codes(random: Random, catalogue: Catalogue, names) -> dict[str, str]:
    # Small numbers come from skewed draws: the first codes are usual, the last are rare.
    return {name: min(random.choices(_leaves(catalogue, name), k=2)) for name in names}


def _leaves(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    return catalogue.dimensions[name].finest(catalogue.dimensions[name].depth)


def batches(quarters: int) -> list[list[Period]]:
    """The quarters as they are closed, the fourth with its year."""
    closed = [[Period(2026, at)] for at in range(1, quarters + 1)]
    return [[*each, Period(2026)] if each[0].quarter == 4 else each for each in closed]


def released(lines, quarters, rules, solver):
    """The releases of so many quarters, each batch after the other."""
    files, known, made = {}, {}, []
    for batch in batches(quarters):
        making = Making(SECRET, solver=solver, apart=False)
        one = release_batch(lines, batch, Earlier(files, known), rules, making)
        assert isinstance(one, Released), one
        files |= files_of(one)
        known |= one.cells
        made.append(one)
    return made


def files_of(made):
    """The files of what was released at once, by period."""
    return {Period.parse(release.period): release.content for release in made.releases}


def counts_of(made):
    """Every published count by its cell, from the files alone; one cell has one value in all files."""
    found = {}
    for release in (each for one in made for each in one.releases):
        for name, content in release.content.items():
            if not name.endswith(".csv"):
                continue
            for row in csv.DictReader(content.decode().splitlines()):
                count, status, unit = (row.pop(name) for name in ("count", "status", "unit"))
                cell = Cell.of(unit, release.period, row, row.values())
                assert status == "published"
                assert found.setdefault(cell, int(count)) == int(count)
    return found


def bytes_of(made):
    """The files of all that was released, batch after batch."""
    return {period: dict(files) for one in made for period, files in files_of(one).items()}


def everyone_alike(catalogue, people, period="2026-Q1"):
    codes = {name: catalogue.dimensions[name].finest(9)[0] for name in catalogue.dimensions}
    codes["visit"] = "first"
    return [
        CountingLine(unit, period, f"p{who}", {name: codes[name] for name in catalogue.units[unit]})
        for unit in ("persons", "contacts", "questions", "referrals")
        for who in range(people)
    ]
