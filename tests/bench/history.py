# SPDX-License-Identifier: EUPL-1.2
"""Ten years at a desk, made up: evenings, talks, files, consents, referrals with their steps, papers. Seeded."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench import baselines, people
from bench.made import loose
from spreekuur.store import migrations, schema
from spreekuur.times import months_after

TALKS, CLIENTS, EVENINGS = 20_000, 6_000, 120
TODAY = people.TODAY
_LAST = TODAY - timedelta(days=28)
_ENDS = ("taken_up", "could_not_help", "did_not_go", "unknown")
_TOPICS = ("work.unpaid", "home.find", "home.rent", "care.insurance", "work.contract", "money.debt")
_ROUTES = ("juridisch_loket", "gemeente_aalsmeer", "huisarts", "fnv", "vluchtelingenwerk")
_MARKS = "version, changed_at, changed_by, origin"
_CHANGE = (
    "INSERT INTO change (at, by, action, record, record_id, on_version, before, step)"
    " VALUES (?, 'bench', 'insert', ?, ?, 0, '{}', ?)"
)
Row = dict[str, Any]


def ten_years(path: Path) -> None:
    """A store with all of it, in the newest schema; files are cleared as the rule wants, and all referrals ended.

    For a process of its own, see `made.loose`.
    """
    connection = loose(path)
    before = migrations.migrations
    plain = migrations.Database(connection, execute_plugins=False, strict=True)
    before.apply(plain, stop_before="m006_search")
    connection.execute("BEGIN")
    for table, row in _rows(Random(10)):
        _insert(connection, table, row)
    connection.execute("COMMIT")
    schema.migrate(connection)
    connection.close()


def _insert(connection: Any, table: str, row: Row) -> None:
    marks = ", ".join("?" * (len(row) + 4))
    sql = f"INSERT INTO {table} ({', '.join(row)}, {_MARKS}) VALUES ({marks})"
    connection.execute(sql, (*row.values(), *baselines.MARK))
    connection.execute(_CHANGE, (baselines.AT, table, row["id"], f"bench/{row['id']}"))


def _rows(random: Random) -> Iterator[tuple[str, Row]]:
    days = [months_after(_LAST, -back) for back in range(EVENINGS - 1, -1, -1)]
    for number, day in enumerate(days):
        at = _at(day)
        row = {"id": f"e{number:04}", "held_on": day.isoformat(), "opened_at": at, "closed_at": at}
        yield "evening", row | {"roster": '["Bench"]'}
    for number, one in enumerate(people.people(CLIENTS)):
        client = {"id": f"c{number:05}", "code": f"{number:05}", "language": one.language, "given": one.given}
        yield "client", client | {"family": one.family, "phone": one.phone, "search": people.tokens_of(one)}
        given = TODAY - timedelta(
            days=random.randrange(1, 700)
        )  # given again since: else it would have been cleared
        ends = {"given_on": given.isoformat(), "ends_on": months_after(given, 6).isoformat()}
        for purpose in ("record", "follow_up")[: random.randint(1, 2)]:
            yield (
                "consent",
                {"id": f"s{number:05}{purpose}", "client_id": f"c{number:05}", "purpose": purpose, **ends},
            )
    for number in range(TALKS):
        yield from _talk(random, number, days)


def _talk(random: Random, number: int, days: list[date]) -> Iterator[tuple[str, Row]]:
    on = number * EVENINGS // TALKS
    day, evening, talk = days[on].isoformat(), f"e{on:04}", f"k{number:06}"
    at, part = _at(days[on]), {"consultation_id": talk}
    ticket = {"id": f"t{number:06}", "evening_id": evening, "number": number % 200 + 1, "language": "pl"}
    yield "ticket", ticket | {"state": "done", "taken_at": at, "called_at": at, "left_at": at}
    client = f"c{random.randrange(CLIENTS):05}" if random.random() < 0.6 else None
    row = {"id": talk, "evening_id": evening, "ticket_id": ticket["id"], "client_id": client, "held_on": day}
    row |= dict.fromkeys(("started_at", "ended_at", "entered_at"), at)
    yield "consultation", row | {"kind": "talk", "language": "pl", "consent": "yes", "note": "x " * 40}
    for place, topic in enumerate(random.sample(_TOPICS, random.randint(1, 2))):
        yield "consultation_topic", {"id": f"p{number:06}{place}", "topic": topic, "position": place, **part}
    yield "consultation_outcome", {"id": f"o{number:06}", "outcome": "referred", **part}
    if random.random() < 0.01:
        for step in ("signalled", "offered", "declined"):
            shelter = {
                "id": f"h{number:06}{step}",
                "step": step,
                "reached_on": day,
                "noted_at": at,
                "noted_by": "B",
            }
            yield "shelter_step", shelter | part
    yield from _referral(random, number, day, at)


def _referral(random: Random, number: int, day: str, at: str) -> Iterator[tuple[str, Row]]:
    talk, route, end = f"k{number:06}", random.choice(_ROUTES), random.choice(_ENDS)
    referral = {"id": f"r{number:06}", "consultation_id": talk, "route": route, "priority": "urgent"}
    yield "referral", referral | {"state": end, "chosen_at": at}
    for place, step in enumerate(("handed_over", end)):
        noted = {"reached_on": day, "noted_at": at, "noted_by": "Bench"}
        yield (
            "referral_step",
            {"id": f"q{number:06}{place}", "referral_id": f"r{number:06}", "step": step, **noted},
        )
    if number % 2:
        paper = {
            "id": f"b{number:06}",
            "evening_id": f"e{number * EVENINGS // TALKS:04}",
            "consultation_id": talk,
        }
        paper |= {
            "kind": "legal",
            "recipient": route,
            "language": "pl",
            "kenmerk": f"PS-{day[:4]}-{number:06}",
        }
        yield "paper", paper | {"made_on": day, "erase_on": day, "state": "printed"}


def _at(day: date) -> str:
    return f"{day.isoformat()}T18:00:00.000+00:00"
