# SPDX-License-Identifier: EUPL-1.2
"""Vaults of one team on a disk, opened by their raw keys: what a passphrase costs is not what is proved."""

import json
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from builders import SENDER, SEVEN, a_talk, an_evening, minutes
from journey.vaults import CHEAP, PHRASE, SECRET
from spreekuur.app import Founding, found_home
from spreekuur.clients.model import Purpose
from spreekuur.content import pack
from spreekuur.desk import client_files, exchange, talks, team
from spreekuur.desk.desk import Desk
from spreekuur.exchange.transport import Folder
from spreekuur.security.vault import NewSlot
from spreekuur.store.connection import open_store
from spreekuur.team import roster

LATER = SEVEN + timedelta(hours=4)
NAMES = ("Ana", "Bo", "Cy", "Di")


class World:
    """Laptops, a stick and a table of keys, all in one folder, which can be copied whole."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stick = folder, folder / "stick"

    def found(self, name: str, digit: int, *, joins: bool) -> None:
        """A vault as the wizard leaves it."""
        people = (NewSlot("Marta", PHRASE, coordinator=True),)
        founding = Founding(name, SENDER, digit, people, SECRET, joins)
        app = found_home(self.folder / name, founding, cost=CHEAP)
        key = {"key": app.db.key.hex(), "vault": app.db.origin, "digit": digit}
        app.close()
        file = self.folder / "keys.json"
        file.write_text(json.dumps((json.loads(file.read_text()) if file.exists() else {}) | {name: key}))

    @contextmanager
    def desk(self, name: str) -> Any:
        """One laptop, open."""
        key = json.loads((self.folder / "keys.json").read_text())[name]
        place = self.folder / name / "vault.db"
        db = open_store(place, bytes.fromhex(key["key"]), author="Marta", vault_id=key["vault"])
        db.leads = True
        try:
            db.execute("PRAGMA wal_autocheckpoint=30")  # else no kill would meet what brings the log in
            yield Desk(db, pack.load(None), SENDER, laptop=key["digit"])
        finally:
            db.close()

    def send(self, name: str) -> list[exchange.Sent]:
        with self.desk(name) as desk:
            return exchange.send(desk, Folder(self.stick), LATER)

    def receive(self, name: str) -> exchange.Received:
        with self.desk(name) as desk:
            return exchange.receive(desk, Folder(self.stick), LATER)

    def let_in(self, name: str, *, replaces: str = "", say: Any = None) -> None:
        """All three steps of joining, as people do them; taken up again where they were broken off."""
        say = say or (lambda what: None)
        with self.desk(name) as new, self.desk("Ana") as lead:
            if not roster.is_waiting(new.db):
                return
            content, _words = team.ask(new, name, "nl", LATER)
            say("asked")
            request = team.read_request(content)
            admission, _given = team.admit(lead, request, "volunteer", LATER, replaces=replaces)
            say("admitted")
            team.join(new, admission)
            say("joined")


def a_team(folder: Path, *, laptops: int = 2) -> World:
    """A coordinator's vault and others, all in one team."""
    world = World(folder)
    for digit, name in enumerate(NAMES[:laptops]):
        world.found(name, digit, joins=digit > 0)
    for name in NAMES[1:laptops]:
        world.let_in(name)
    return world


def play(desk: Desk, count: int, *, first: int = 0) -> None:
    """An evening of talks, each with a client's file, a note and a signal."""
    evening = an_evening(desk)
    for number in range(first, first + count):
        given, family = _a_name(Random(f"{desk.laptop} {number}"))
        client = client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,), given=given, family=family).client
        note = f"nota {desk.laptop} {number}"
        talk = a_talk(evening, client_id=client.id, note=note, signals=("fire_unsafe",))
        talks.finish(desk, talk, SEVEN + minutes(8 + number))


def _a_name(chance: Random) -> tuple[str, str]:
    """Names that nobody takes for those of somebody else."""
    syllables = [
        "".join(chance.sample("bdfgklmnprstwz", 1) + chance.sample("aeiouy", 1)) for _count in range(9)
    ]
    return "".join(syllables[:4]).title(), "".join(syllables[4:]).title()


def told(desk: Desk) -> dict[str, list[tuple[str, ...]]]:
    """What an evening left on a laptop: clients and talks."""
    ask = desk.db.execute
    clients = "SELECT code, given, family FROM client WHERE deleted_at IS NULL"
    written = "SELECT id, note FROM consultation WHERE deleted_at IS NULL"
    return {"clients": sorted(ask(clients).fetchall()), "talks": sorted(ask(written).fetchall())}
