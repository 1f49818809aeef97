# SPDX-License-Identifier: EUPL-1.2
"""Made-up people in any number, the same in every run, and stores that hold their files. Nobody of them exists."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench import baselines
from bench.made import KEY, loose
from bench.measure import run_child
from spreekuur.clients import matching
from spreekuur.store import migrations, schema
from spreekuur.store.connection import Database, open_store

TODAY = date(2026, 11, 11)
_DAYS = 3650
# Given names, and beginnings and ends of family names as they are made in four languages; nobody is meant.
_NAMES: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("names.json").read_text("utf-8")
)
_SHARE = {"pl": 55, "bg": 20, "ro": 17, "es": 8}
_CLIENT = (
    "INSERT INTO client (id, code, language, given, family, phone, birth_date, search, version, changed_at,"
    " changed_by, origin) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)"
)
_CONSENT = (
    "INSERT INTO consent (id, client_id, purpose, given_on, ends_on, version, changed_at, changed_by, origin)"
    " VALUES (?, ?, 'record', ?, ?, ?, ?, ?, ?)"
)
_EVENING = (
    "INSERT INTO evening (id, held_on, opened_at, version, changed_at, changed_by, origin)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_TALK = (
    "INSERT INTO consultation (id, evening_id, client_id, held_on, started_at, ended_at, entered_at, kind, language,"
    " version, changed_at, changed_by, origin) VALUES (?, ?, ?, ?, ?, ?, ?, 'talk', ?, ?, ?, ?, ?)"
)


class Made(NamedTuple):
    """A made-up person."""

    language: str
    given: str
    family: str
    phone: str


def people(many: int) -> Iterator[Made]:
    """So many people; some names are far more common than others, as they are in life."""
    random = Random(7)
    languages, shares = list(_SHARE), list(accumulate(_SHARE.values()))
    given_names = [(spoken, _NAMES[spoken]["given"]) for spoken in languages]
    families = {spoken: _common_first(random, _names(spoken)) for spoken in languages}
    given = {spoken: _common_first(random, names) for spoken, names in given_names}
    for spoken in random.choices(languages, cum_weights=shares, k=many):
        (names, often), (first, first_often) = families[spoken], given[spoken]
        family = random.choices(names, cum_weights=often)[0]
        if spoken == "es":
            family = f"{family} {random.choices(names, cum_weights=often)[0]}"
        phone = f"+{random.choice((31, 48, 359, 40, 34))}{random.randrange(10**8, 10**9)}"
        yield Made(spoken, random.choices(first, cum_weights=first_often)[0], family, phone)


def _names(spoken: str) -> list[str]:
    """Each beginning with each end, and a longer one between them: some thousands."""
    begun, ended = _NAMES[spoken]["begun"], _NAMES[spoken]["ended"]
    middle = ("", *(end[:2] for end in ended))
    return [f"{one}{two}{three}" for one in begun for two in middle for three in ended]


def _common_first(random: Random, names: list[str]) -> tuple[list[str], list[float]]:
    mixed = random.sample(names, len(names))
    return mixed, list(accumulate(1 / (place + 10) for place in range(len(mixed))))


def tokens_of(one: Made) -> str:
    """The same as `matching.tokens`, put together from parts that were made before: a million take a minute so."""
    letters = " ".join(word[0] for word in f"{one.given} {one.family}".split())
    parts = {*_keys(one.given), *_keys(one.family), *_initials(letters), *_keys(one.phone, phone=True)}
    return f" {matching.CURRENT} {' '.join(sorted(parts - {matching.CURRENT}))} "


@cache
def _keys(text: str, *, phone: bool = False) -> frozenset[str]:
    made = matching.tokens("", "", text) if phone else matching.tokens("", text, "")
    return frozenset(token for token in made.split() if token[0] != "=")


@cache
def _initials(letters: str) -> frozenset[str]:
    return frozenset(token for token in matching.tokens(letters, "", "").split() if token[0] == "=")


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def store_of(path: Path, many: int) -> Database:
    """An open store with so many files, each with consent to record and a last talk; a copy of one made once."""
    shutil.copyfile(_built(many), path)
    return open_store(path, KEY, author="bench", vault_id=baselines.ORIGIN)


@cache
def _built(many: int) -> Path:
    path = Path(_folder().name) / f"people{many}.db"
    run_child("make_people", [str(path), str(many)])
    return path


def make(path: Path, many: int) -> None:
    """Make that store: in the schema before the index, which a migration then makes of all at once.

    For a process of its own, see `made.loose`.
    """
    connection = loose(path)
    before = migrations.Database(connection, execute_plugins=False, strict=True)
    migrations.migrations.apply(before, stop_before="m006_search")
    connection.execute("BEGIN")
    _fill(connection, many)
    connection.execute("COMMIT")
    schema.migrate(connection)
    connection.close()


def _fill(connection: Any, many: int) -> None:
    """Made-up files with one talk each, on evenings of ten years."""
    mark = baselines.MARK
    days = [(TODAY - timedelta(days=back)).isoformat() for back in range(_DAYS, 0, -30)]
    at = [f"{day}T18:00:00.000+00:00" for day in days]
    connection.executemany(
        _EVENING, [(f"e{day}", day, begun, *mark) for day, begun in zip(days, at, strict=True)]
    )
    random, ends = Random(8), (TODAY + timedelta(days=90)).isoformat()
    came = [days[random.randrange(len(days))] for _ in range(many)]
    connection.executemany(
        _CLIENT,
        (
            (f"c{no:07}", f"{no:07}", one.language, one.given, one.family, one.phone, tokens_of(one), *mark)
            for no, one in enumerate(people(many))
        ),
    )
    connection.executemany(
        _CONSENT, ((f"s{no:07}", f"c{no:07}", day, ends, *mark) for no, day in enumerate(came))
    )
    talks = zip(came, people(many), strict=True)
    connection.executemany(
        _TALK,
        (
            (
                f"t{no:07}",
                f"e{day}",
                f"c{no:07}",
                day,
                *[f"{day}T18:00:00.000+00:00"] * 3,
                one.language,
                *mark,
            )
            for no, (day, one) in enumerate(talks)
        ),
    )
