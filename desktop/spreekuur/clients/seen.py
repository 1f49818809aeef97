# SPDX-License-Identifier: EUPL-1.2
"""Who saw which client file and when, without a word of what is in it: the access log.

Written past the one door for writes on purpose: what goes through that can be undone, and this cannot. Nobody can
correct a line or take one away; it goes after twenty-four months.

A line names the file by its id. When a file is erased the id makes room for the digest of its code, the same that is
kept so that the code is never given out twice: nothing more is kept of the person than before, the lines read "an
erased file", and still somebody who was erased and comes with the card can be told when the file was looked into.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from spreekuur.store.connection import Database
from spreekuur.times import amsterdam, from_stamp, months_after, stamp

MONTHS = 24
SITTING = timedelta(hours=1)


class How(StrEnum):
    """What was done with a file."""

    OPENED = "opened"
    EXPORTED = "exported"
    """All that is kept was put on paper or into a file, for the client."""
    SIGNALS = "signals"
    """What is sealed was read: all of it, so no file is named."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One line: the code is empty when the file was erased since."""

    at: datetime
    slot: str
    how: How
    code: str


def note(db: Database, file_id: str, how: How, now: datetime) -> None:
    """Note that the file is seen now; the same by the same person within the hour is one line.

    The person is whose passphrase opened the vault. Who says to sit at the desk stands behind it when that is another:
    a name at the desk is changed with two keys, a passphrase is not.
    """
    named = db.opened_by if db.author in ("", db.opened_by) else f"{db.opened_by} ({db.author})"
    who = (named, how.value, file_id)
    query = "select 1 from file_seen where at > ? and at <= ? and slot = ? and how = ? and file = ?"
    if db.execute(query, (stamp(now - SITTING), stamp(now), *who)).fetchone() is None:
        _write(db, now, *who)


def note_reading(db: Database, who: str, now: datetime) -> None:
    """Note that what is sealed is read now by whose passphrase was typed for it; each time is a line."""
    _write(db, now, who, How.SIGNALS.value, "")


def _write(db: Database, now: datetime, who: str, how: str, file: str) -> None:
    query = "insert or ignore into file_seen (at, slot, how, file) values (?, ?, ?, ?)"
    db.execute(query, (stamp(now), who, how, file))


def newest(db: Database, most: int) -> list[Seen]:
    """The newest lines, the last one first."""
    rows = db.execute(
        "select at, slot, how, code from file_seen left join client on client.id = file order by at desc"
        " limit ? + 0",
        (most,),
    )
    return [Seen(from_stamp(at), slot, How(how), code or "") for at, slot, how, code in rows]


def of_file(db: Database, file_id: str) -> list[Seen]:
    """The lines of one file, by its id or the digest of its code, oldest first."""
    rows = db.execute(
        "select at, slot, how, code from file_seen left join client on client.id = file where file = ? order by at",
        (file_id,),
    )
    return [Seen(from_stamp(at), slot, How(how), code or "") for at, slot, how, code in rows]


def make_nameless(db: Database, file_id: str, digest: str) -> None:
    """Leave of the lines about a file that is erased only that they are about an erased one."""
    db.execute("update or ignore file_seen set file = ? where file = ?", (digest, file_id))


def drop_due(db: Database, today: date) -> int:
    """Take away what was noted before twenty-four months ago; how many lines that were."""
    first = datetime.combine(months_after(today, -MONTHS), datetime.min.time(), amsterdam())
    return int(db.execute("delete from file_seen where at < ?", (stamp(first),)).rowcount)
