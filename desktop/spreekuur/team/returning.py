# SPDX-License-Identifier: EUPL-1.2
"""A laptop that was put back from a copy, and one that takes a lost one's place: numbers go on, rows come back.

Whatever it gave after that copy was made stands with others under numbers that it would give again. It notices by the
mark of its store, or by a receipt for a bundle that it does not know. A coordinator's laptop then goes on by itself.
Any other one sends nothing until a coordinator admitted it again, for a copy may be in a thief's hands.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spreekuur.letters import store as letters
from spreekuur.store import connection, foreign, resuming, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import outgoing, roster
from spreekuur.times import from_stamp, local_date, stamp

_ASKS_AGAIN = "asks_again"
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Known:
    """What a coordinator's laptop knows of one that it admits, so that this one gives no number twice.

    `taken` is the last of its bundles, `bundle` that one's id, `change` its highest change; `letters` are the numbers
    of letters by year, up to which its digit may have been used.
    """

    taken: int = 0
    bundle: str = ""
    change: int = 0
    letters: tuple[tuple[int, int], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As an admission has it."""
        by_year = {str(year): number for year, number in self.letters}
        return {"taken": self.taken, "bundle": self.bundle, "change": self.change, "letters": by_year}


def known_of(db: Database, vault: str, digit: int, today: datetime) -> Known:
    """What is known here of a laptop of this digit.

    A digit that another laptop had, or that this one had before, goes on beyond every number it can have reached.
    """
    row = db.execute("SELECT taken FROM peer WHERE vault = ?", (vault,)).fetchone()
    taken = int(row[0]) if row else 0
    found = db.execute(
        "SELECT bundle FROM bundle_taken WHERE vault = ? AND sequence = ?", (vault, taken)
    ).fetchone()
    numbers: dict[int, int] = {}
    if any(one.laptop == digit for one in roster.of(db).members.values()):
        numbers = letters.known_numbers(db, digit)
        numbers.setdefault(local_date(today).year, 0)
    upto = tuple((year, beyond_letters(number)) for year, number in sorted(numbers.items()))
    return Known(taken, found[0] if found else "", foreign.highest(db, vault), upto)


def beyond_letters(number: int) -> int:
    """Up to where numbers of letters are left out, after that one: a thousand more than anybody knows of."""
    return -(-(number + _THOUSAND) // _THOUSAND) * _THOUSAND


def settle(db: Database, now: datetime) -> None:
    """What a store that was put back needs as soon as it is open, before anything is written."""
    after = resuming.noted(db)
    if after is None or not roster.has_keys(db):
        return
    if resuming.is_unsettled(db):
        _skip_letters(db, now)
        resuming.note_settled(db)
    team = roster.of(db)
    if team.i_lead and not roster.is_waiting(db):
        resume(db, after, 0, now)


def is_put_back(db: Database) -> bool:
    """Whether this laptop sends nothing until it was admitted again."""
    return resuming.noted(db) is not None and not roster.is_waiting(db)


def notice(db: Database, vault: str, taken: int, bundle: str, now: datetime) -> None:
    """Hold a receipt against what this laptop knows of its own bundles; it may show that it was put back."""
    if resuming.noted(db) is None and not _is_mine(db, vault, taken, bundle):
        resuming.note(db, _sure(db, vault))
        settle(db, now)


def come_back(db: Database, vault: str, known: Known, now: datetime) -> None:
    """Go on as the laptop that a coordinator, who has this vault, admitted again; or begin as a new one."""
    for year, number in known.letters:
        letters.skip_numbers(db, year, vault_settings.get(db, "laptop"), number)
    if not _is_mine(db, vault, known.taken, known.bundle) or known.change > connection.changes(db):
        resuming.note(db, _sure(db, vault))
    after = resuming.noted(db)
    if after is not None:
        resume(db, after, known.change, now)


def resume(db: Database, after: int, beyond: int, now: datetime) -> None:
    """Count on where nobody can have seen a number, and ask everybody for what was lost.

    The clock gives the beginning: two laptops that were put back from one copy, or one twice, count on differently.
    """
    at = max(now, from_stamp(roster.latest_signed(db) or stamp(now)))
    seconds = int(at.timestamp())
    with db.joined():
        resuming.count_on(db, after, max(beyond, seconds * _THOUSAND))
        outgoing.forget_unplaced(db)
        for vault in {*resuming.peers(db), *roster.of(db).members} - {db.origin}:
            resuming.use_numbers_up_to(db, vault, seconds // 60)
        _ask_again(db, [one.vault for one in roster.of(db).others()])


def give_all_again(db: Database, vault: str) -> None:
    """Let the next bundle for a laptop that is admitted begin at the beginning."""
    told = json.dumps({"taken": 0, "held": True, "counts": {}, "bundle": ""})
    db.execute(
        "INSERT INTO peer (vault, receipt) VALUES (?, ?) ON CONFLICT (vault) DO UPDATE SET receipt = excluded.receipt",
        (vault, told),
    )


def asked_again(db: Database) -> list[str]:
    """Those who are asked to give everything once more."""
    return list(vault_settings.get(db, _ASKS_AGAIN, []))


def was_given_again(db: Database, vault: str) -> None:
    """That one did."""
    if vault in (asked := asked_again(db)):
        vault_settings.put(db, _ASKS_AGAIN, [one for one in asked if one != vault])


def _is_mine(db: Database, vault: str, taken: int, bundle: str) -> bool:
    """Whether a receipt is for a bundle that this laptop can have made."""
    (last,) = db.execute("SELECT max(sequence) FROM bundle_made WHERE vault = ?", (vault,)).fetchone()
    known = outgoing.id_of(db, vault, taken)
    return taken <= int(last or 0) and (not known or not bundle or known == bundle)


def _sure(db: Database, vault: str) -> int:
    """How far the journal was with the last bundle that this one gave a receipt for before."""
    (changes,) = db.execute(
        "SELECT max(changes) FROM bundle_made WHERE vault = ?1 AND sequence <="
        " (SELECT json_extract(receipt, '$.taken') FROM peer WHERE vault = ?1)",
        (vault,),
    ).fetchone()
    return int(changes or 0)


def _ask_again(db: Database, vaults: list[str]) -> None:
    """Tell these with the next bundles to give everything once more."""
    if vaults:
        vault_settings.put(db, _ASKS_AGAIN, sorted({*asked_again(db), *vaults}))


def _skip_letters(db: Database, now: datetime) -> None:
    laptop, today = vault_settings.get(db, "laptop"), local_date(now).year
    last = max(letters.years_numbered(db, laptop), default=today)
    for year in range(min(last, today), max(last, today) + 1):
        letters.skip_numbers(db, year, laptop, beyond_letters(letters.highest_number(db, year, laptop)))
