# SPDX-License-Identifier: EUPL-1.2
"""What our work is compared with: the least that could do it at all, written out by hand.

Frozen. A ratio of last year means something only while its baseline stands still, so whoever changes a line here
writes a page in docs/decisions/. Nothing of the program is imported. The baselines that need a process of their
own are `children/bare_*.py`, frozen as well.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Sequence[Any]
AT = "2026-11-11T18:00:00.000+00:00"
BY = "bench"
ORIGIN = "019a0000-0000-7000-8000-00000000abcd"
MARK = (1, AT, BY, ORIGIN)

# ---- store: the SQL of one saved talk, as literal text

_MARKS = "version, changed_at, changed_by, origin"
_COLUMNS = (
    "id, evening_id, ticket_id, client_id, number, held_on, started_at, ended_at, entered_at, entered_afterwards,"
    " kind, key_person, persons, language, interpreter, consent, note, registration, stay, expected_months,"
    " insured, employment, housing_tied, municipality, age_group, children, age_band, origin_country, sector,"
    " here_since"
)
TALK = f"INSERT INTO consultation ({_COLUMNS}, {_MARKS}) VALUES ({', '.join('?' * 34)})"
TOPIC = (
    f"INSERT INTO consultation_topic (id, consultation_id, topic, position, signal, {_MARKS})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
OUTCOME = (
    f"INSERT INTO consultation_outcome (id, consultation_id, outcome, {_MARKS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
REFERRAL = (
    f"INSERT INTO referral (id, consultation_id, route, priority, rules, reason, state, chosen_at, {_MARKS})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
CHANGE = (
    "INSERT INTO change (at, by, action, record, record_id, on_version, before, step)"
    " VALUES (?, ?, 'insert', ?, ?, 0, '{}', ?)"
)


def rows_of_talk(talk: str, evening: str, day: str, note: str = "") -> dict[str, list[Row]]:
    """One talk with a topic, two outcomes and a route; its parts are named after it."""
    at = f"{day}T18:00:00.000+00:00"
    coded = (None, None, None, None, "agency", None, "aalsmeer", None, None, None, None, None, None)
    row = (talk, evening, None, None, None, day, at, at, at, 0, "talk", 0, 1, "pl", "unknown", "yes", note)
    return {
        TALK: [(*row, *coded, *MARK)],
        TOPIC: [(f"{talk}-1", talk, "work.unpaid", 0, 0, *MARK)],
        OUTCOME: [(f"{talk}-2", talk, "info", *MARK), (f"{talk}-3", talk, "referred", *MARK)],
        REFERRAL: [
            (f"{talk}-4", talk, "juridisch_loket", "urgent", '["R029"]', "", "chosen", at, *MARK),
        ],
        CHANGE: [
            (AT, BY, table, f"{talk}{part}", "bench")
            for table, part in (
                ("consultation", ""),
                ("consultation_topic", "-1"),
                ("consultation_outcome", "-2"),
                ("consultation_outcome", "-3"),
                ("referral", "-4"),
            )
        ],
    }


def save_talk(connection: Any, rows: Mapping[str, Sequence[Row]], draft: str) -> None:
    """Write one talk durably and drop its draft."""
    connection.execute("BEGIN IMMEDIATE")
    for sql, many in rows.items():
        for row in many:
            connection.execute(sql, row)
    connection.execute("DELETE FROM draft WHERE id = ?", (draft,))
    connection.execute("COMMIT")


def read_talks(connection: Any, column: str, key: str) -> list[list[Any]]:
    """The rows of one talk (`id`) or of one evening (`evening_id`), as the driver gives them."""
    chosen = f"FROM consultation WHERE {column} = ? AND deleted_at IS NULL"
    within = f"WHERE consultation_id IN (SELECT id {chosen})"
    queries = (
        f"SELECT {_COLUMNS} {chosen} ORDER BY entered_at, id",
        f"SELECT consultation_id, topic FROM consultation_topic {within} ORDER BY position",
        f"SELECT consultation_id, outcome FROM consultation_outcome {within} ORDER BY id",
        f"SELECT consultation_id, arrival, departure, planned FROM stay {within} ORDER BY id",
    )
    return [connection.execute(query, (key,)).fetchall() for query in queries]


def scan_files(connection: Any) -> list[Any]:
    """Every file's folded words looked through for what stands in none of them: a hit would end it early."""
    return list(connection.execute("SELECT id FROM client WHERE search LIKE '%zzqx%'").fetchall())


def durable_write(place: Path, times: int = 1) -> None:
    """What a durable transaction cannot do without: 16 KiB to the disk, and the disk's word for it."""
    handle = os.open(place, os.O_RDWR | os.O_CREAT)
    try:
        for _ in range(times):
            os.pwrite(handle, b"\x5a" * 16384, 0)
            getattr(os, "fdatasync", os.fsync)(handle)
    finally:
        os.close(handle)


# ---- knowledge


def parse_pack(data: bytes) -> Any:
    """The bytes of the content pack as plain lists and dictionaries, nothing checked."""
    return json.loads(data)


def match_all(
    matches: Callable[[Any, Any], Any], rules: Iterable[Mapping[str, Any]], known: Mapping[str, Any]
) -> list[Any]:
    """Each rule held against the answers, one after the other; no reasons, no order, no questions."""
    return [rule for rule in rules if matches(rule["when"], known) is True]


def scan_words(entries: Sequence[tuple[str, Sequence[str]]], typed: str) -> list[str]:
    """Every topic with a word that begins so: all words looked at, no order, no forgiven mistakes."""
    return [topic for topic, words in entries if any(word.startswith(typed) for word in words)]


# ---- paper


def plain_letter(canvas: Callable[..., Any], out: Any) -> None:
    """Two pages of 40 lines in a built-in face: no tags, no own font, no code to scan."""
    page = canvas(out, pagesize=(595.28, 841.89), invariant=1)
    for _ in range(2):
        page.setFont("Helvetica", 10.5)
        for line in range(40):
            page.drawString(
                57, 785 - 18 * line, "Meneer vraagt u om hulp bij het loon van vier weken, zie ook blad 2."
            )
        page.showPage()
    page.save()
