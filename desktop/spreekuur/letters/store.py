# SPDX-License-Identifier: EUPL-1.2
"""The papers of a talk: which were made, what became of each, and when their personal fields are erased."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.store.writing import erase, save

KEEP_DAYS = 14
"""How long after the evening the personal fields of a letter stay, for a reprint or a correction."""


class PaperState(StrEnum):
    """Made, and how it left the desk; `overgeschreven` and `gefotografeerd` close it without a printer."""

    MADE = "made"
    PRINTED = "printed"
    SAVED = "saved"
    PHOTOGRAPHED = "photographed"
    COPIED_OUT = "copied_out"


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper with the case it was made from; the case is gone after `erase_on`."""

    id: str
    evening_id: str
    consultation_id: str
    number: int | None
    kind: str
    recipient: str | None
    language: str
    kenmerk: str | None
    made_on: date
    reply_by: date | None
    state: PaperState
    erase_on: date
    case: Mapping[str, Any] | None = field(default=None, repr=False)


_COLUMNS = (
    "id, evening_id, consultation_id, number, kind, recipient, language, kenmerk, made_on, reply_by, state,"
    " erase_on, content"
)


def add(db: Database, paper: KeptPaper) -> None:
    """Record a paper, or its changed version."""
    with db.atomic():
        save(
            db,
            "paper",
            {
                "id": paper.id,
                "evening_id": paper.evening_id,
                "consultation_id": paper.consultation_id,
                "number": paper.number,
                "kind": paper.kind,
                "recipient": paper.recipient,
                "language": paper.language,
                "kenmerk": paper.kenmerk,
                "made_on": paper.made_on.isoformat(),
                "reply_by": paper.reply_by.isoformat() if paper.reply_by else None,
                "state": paper.state.value,
                "erase_on": paper.erase_on.isoformat(),
                "content": json.dumps(paper.case, ensure_ascii=False, sort_keys=True) if paper.case else None,
            },
        )


def reach(db: Database, paper_id: str, state: PaperState) -> None:
    """Note how a paper left the desk."""
    save(db, "paper", {"id": paper_id, "state": state.value})


def of_consultation(db: Database, consultation_id: str) -> list[KeptPaper]:
    """The papers of one talk, in the order in which they were made."""
    return _read(db, "consultation_id = :key", {"key": consultation_id})


def of_evening(db: Database, evening_id: str) -> list[KeptPaper]:
    """All papers of one evening, in the order in which they were made."""
    return _read(db, "evening_id = :key", {"key": evening_id})


def kept_on(db: Database, today: date) -> list[KeptPaper]:
    """The papers whose time to be erased has not come, the newest first."""
    return _read(db, "erase_on > :key", {"key": today.isoformat()})[::-1]


def made_on(db: Database, kenmerken: Iterable[str]) -> dict[str, date]:
    """Of each of these letters the day on which it was made."""
    rows = db.execute(
        "select kenmerk, made_on from paper where kenmerk in (select value from json_each(?))",
        (json.dumps(list(kenmerken)),),
    )
    return {kenmerk: date.fromisoformat(day) for kenmerk, day in rows}


def made_for_client(db: Database, client_id: str) -> dict[str, int]:
    """How many papers were made in each talk of a client."""
    rows = db.execute(
        "select consultation_id, count(*) from paper where consultation_id in"
        " (select id from consultation where client_id = ?) group by consultation_id",
        (client_id,),
    )
    return dict(rows)


def erase_due(db: Database, today: date) -> int:
    """Erase the personal content of every paper whose time has come; how many there were."""
    due = db.execute(
        "select id from paper where erase_on <= ? and content is not null", (today.isoformat(),)
    ).fetchall()
    with db.atomic():
        for (paper_id,) in due:
            forget_content(db, paper_id)
    return len(due)


def forget_content(db: Database, paper_id: str) -> None:
    """Erase what a paper says, also from what was noted of it; that it was made stays."""
    erase(db, "paper", paper_id, ["content"])


def next_number(db: Database, year: int, laptop: int) -> int:
    """Take the next kenmerk number of a year on this laptop; it is never given again, even after undo."""
    with db.atomic():
        number = highest_number(db, year, laptop) + 1
        db.execute("insert into kenmerk_used (year, laptop, number) values (?, ?, ?)", (year, laptop, number))
    return number


def skip_numbers(db: Database, year: int, laptop: int, upto: int) -> None:
    """Give out no number of that year up to this one: letters that nobody here knows of may have them."""
    db.execute(
        "insert or ignore into kenmerk_used (year, laptop, number) values (?, ?, ?)", (year, laptop, upto)
    )


def years_numbered(db: Database, laptop: int) -> list[int]:
    """The years in which letters of this digit were given a number."""
    rows = db.execute("select distinct year from kenmerk_used where laptop = ? order by year", (laptop,))
    return [year for (year,) in rows]


def known_numbers(db: Database, laptop: int) -> dict[int, int]:
    """The highest number of each year on the letters of this digit that stand here, whichever laptop made them."""
    rows = db.execute(
        "select cast(substr(kenmerk, 4, 4) as integer), max(cast(substr(kenmerk, 10, length(kenmerk) - 12) as integer))"
        " from paper where substr(kenmerk, 9, 1) = ? group by 1",
        (str(laptop),),
    )
    return dict(rows.fetchall())


def highest_number(db: Database, year: int, laptop: int) -> int:
    """The highest kenmerk number that this laptop gave in a year; 0 before the first."""
    query = "select max(number) from kenmerk_used where year = ? and laptop = ?"
    (highest,) = db.execute(query, (year, laptop)).fetchone()
    return int(highest or 0)


def _read(db: Database, where: str, values: Mapping[str, Any]) -> list[KeptPaper]:
    rows = db.execute(f"select {_COLUMNS} from paper where {where} order by id", values)
    return [_paper(row) for row in rows]


def _paper(row: Sequence[Any]) -> KeptPaper:
    id_, evening, talk, number, kind, recipient, language, kenmerk, *rest = row
    made_on, reply_by, state, erase_on, content = rest
    return KeptPaper(
        id=id_,
        evening_id=evening,
        consultation_id=talk,
        number=number,
        kind=kind,
        recipient=recipient,
        language=language,
        kenmerk=kenmerk,
        made_on=date.fromisoformat(made_on),
        reply_by=date.fromisoformat(reply_by) if reply_by else None,
        state=PaperState(state),
        erase_on=date.fromisoformat(erase_on),
        case=json.loads(content) if content else None,
    )
