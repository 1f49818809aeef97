# SPDX-License-Identifier: EUPL-1.2
"""Makes the frozen store of the present schema: `python tests/stores/make_store.py`.

Run once for each released schema and never again: that a store made then still opens is the test.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the other tests, which pytest finds by itself

from frozen_pages import PACKED, packed
from spreekuur.store import vault_settings
from spreekuur.store.connection import open_store
from spreekuur.store.drafts import keep
from spreekuur.store.reaching import reach_disk
from spreekuur.store.schema import KNOWN
from spreekuur.store.writing import save, step

# A made key, of stores that hold made people only.
FROZEN_KEY = bytes(range(32))
FROZEN_VAULT = "019a0000-0000-7000-8000-00000000abcd"
MOMENT = datetime(2026, 11, 11, 19, 0, tzinfo=UTC)
_LAST_SEALED = 5
"""Up to this schema the stores lie there as they open; one of a later schema would be too large."""


def name_of(number: int) -> str:
    """The name of the frozen store of a schema."""
    return f"schema-{number:03}.db{PACKED if number > _LAST_SEALED else ''}"


def make(path: Path) -> None:
    """Fill a new store with one row of everything."""
    db = open_store(path, FROZEN_KEY, author="Ana", clock=lambda: MOMENT, vault_id=FROZEN_VAULT)
    at = "2026-11-11T19:00:00.000+00:00"
    with step(db, "save"):
        save(db, "evening", {"id": "e1", "held_on": "2026-11-11", "opened_at": at, "roster": '["Ana", "Bo"]'})
        ticket = {"number": 1, "language": "bg", "state": "done", "taken_at": at}
        save(db, "ticket", {"id": "t1", "evening_id": "e1"} | ticket)
        client = {"code": "KX4P", "language": "bg", "given": "Женя", "family": "Święcicka-Łącka"}
        save(db, "client", {"id": "c1"} | client)
        consent = {"client_id": "c1", "purpose": "record", "given_on": "2026-11-11", "ends_on": "2028-11-11"}
        save(db, "consent", {"id": "s1"} | consent)
        talk = {
            "evening_id": "e1",
            "ticket_id": "t1",
            "client_id": "c1",
            "held_on": "2026-11-11",
            "note": "huur ă ș",
        }
        talk |= {"started_at": at, "ended_at": at, "entered_at": at, "kind": "talk", "language": "bg"}
        save(db, "consultation", {"id": "k1"} | talk)
        _add_parts(db, at)
    save(db, "client", {"id": "c1", "phone": "0612345678"})
    keep(db, "d1", "e1", "consultation", '{"note": "половин"}')
    vault_settings.put(db, "sender", {"name": "Punt", "city": "Aalsmeer"})
    db.execute("INSERT INTO kenmerk_used (year, laptop, number) VALUES (2026, 0, 1)")
    db.execute("INSERT INTO file_seen (at, slot, how, file) VALUES (?, 'Ana', 'opened', 'c1')", (at,))
    reach_disk(db)  # written anew it is smaller by some pages
    db.close()


def _add_parts(db, at: str) -> None:
    part = {"consultation_id": "k1"}
    save(db, "consultation_topic", {"id": "p1", "topic": "home.rent", "position": 0} | part)
    save(db, "consultation_outcome", {"id": "o1", "outcome": "letter"} | part)
    save(db, "stay", {"id": "v1", "arrival": "2026-03-01"} | part)
    save(db, "sealed_note", {"id": "z1", "kind": "signals", "sealed": bytes(range(64))} | part)
    route = {"route": "juridisch_loket", "priority": "urgent", "state": "chosen", "chosen_at": at}
    save(db, "referral", {"id": "r1"} | route | part)
    paper = {
        "evening_id": "e1",
        "kind": "legal",
        "language": "bg",
        "kenmerk": "PS-2026-0001-04",
        "state": "printed",
    }
    save(db, "paper", {"id": "b1", "made_on": "2026-11-11", "erase_on": "2026-11-25"} | paper | part)


if __name__ == "__main__":
    target = Path(__file__).with_name(name_of(len(KNOWN)))
    if target.exists():
        raise SystemExit(f"{target.name} is frozen: it is never made again")
    with TemporaryDirectory() as folder:
        made = Path(folder) / "vault.db"
        make(made)
        target.write_bytes(packed(made.read_bytes(), FROZEN_KEY))
