# SPDX-License-Identifier: EUPL-1.2
"""A team that never was, with keys that are always the same: who belongs, who asks, and who is let in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from unittest.mock import patch
from uuid import NAMESPACE_OID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QWidget

from builders import SENDER
from screenshots import stage
from screenshots.settings_scenes import settings, with_leave
from spreekuur.desk import admitting, joining
from spreekuur.desk.desk import Desk
from spreekuur.exchange import peers
from spreekuur.exchange.bundle import Receipt
from spreekuur.security import identity, sealing
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database, memory_store
from spreekuur.team import membership, roster
from spreekuur.team.joining import read_request
from spreekuur.ui.settings.view import SettingsView

THE_TEAM = (
    ("Laptop van Marta", 1, "volunteer"),
    ("Laptop van Ewa", 2, "coordinator"),
    ("Laptop van Jan", 3, "volunteer"),
)
ASKS = "Laptop van Krasimira"
ADMITTED = stage.NOW - timedelta(days=36)


@contextmanager
def the_same_keys(name: str) -> Iterator[None]:
    """Keys that follow from a name, so that pictures and trees can be compared."""
    seed = sha256(name.encode()).digest()
    still = SimpleNamespace(
        generate=lambda: Ed25519PrivateKey.from_private_bytes(seed),
        from_private_bytes=Ed25519PrivateKey.from_private_bytes,
    )
    pair = sealing.pair_of(seed)
    with (
        patch.object(identity, "Ed25519PrivateKey", still),
        patch.object(sealing, "new_key_pair", lambda: pair),
    ):
        yield


def give_keys(db: Database, name: str, laptop: int, *, waits: bool) -> None:
    """What a vault has from its founding on."""
    vault = str(uuid5(NAMESPACE_OID, name))
    with the_same_keys(name):
        role = "volunteer" if waits else "coordinator"
        ours = identity.make_identity(vault, name, role, laptop, "2026-11-01T12:00:00.000+00:00")
    for setting, value in {
        "name": name,
        "sender": asdict(SENDER),
        "laptop": laptop,
        "identity": ours.as_setting(),
        roster.WAITING: waits,
    }.items():
        vault_settings.put(db, setting, value)


def request_of(name: str, laptop: int, at: datetime) -> bytes:
    """The request of a laptop."""
    db = memory_store(name, stage.clock)
    give_keys(db, name, laptop, waits=True)
    return membership.ask(db, name, "pl", at)[0]


def a_team(desk: Desk) -> None:
    """The coordinator's laptop, three others, and one that is out again."""
    give_keys(desk.db, "Pools spreekuur Aalsmeer", 0, waits=False)
    for name, laptop, role in (*THE_TEAM, ("Oude laptop", 4, "volunteer")):
        request = read_request(request_of(name, laptop, ADMITTED))
        vault = membership.admit(desk.db, request, role, ADMITTED)[1].vault
        if laptop == 1:
            peers.note_taken(desk.db, vault, 3, "b", Receipt(2, False, {}), {"2026-12-02": 11})
    admitting.revoke(desk, "Oude laptop", admitting.Reason.BROKEN, stage.NOW)


def team(view: SettingsView) -> None:
    """The coordinator looks who belongs."""
    a_team(stage.desk_of(view.window()))
    view.parts.sections["team"].coming()


def asked(view: SettingsView) -> None:
    """A laptop wrote its request, and waits for the coordinator."""
    desk = stage.desk_of(view.window())
    give_keys(desk.db, ASKS, 5, waits=True)
    joining.ask(desk, Path(mkdtemp()), 5, stage.NOW)
    kept = vault_settings.get(desk.db, "team_asked")
    vault_settings.put(desk.db, "team_asked", kept | {"folder": "/media/STICK"})
    view.parts.sections["team"].coming()


def admitting_one(view: SettingsView) -> None:
    """The coordinator compares the words of a laptop that asks."""
    with_leave(view)
    team(view)
    folder = Path(mkdtemp())
    (folder / "request.json").write_bytes(request_of(ASKS, 5, stage.NOW))
    section = view.parts.sections["team"]
    section.team.admit.click()
    section.panel.folder.set_folder(folder)
    section.panel.accept.click()


def three_sheets(view: SettingsView) -> None:
    """Three new sheets are to be printed, and two of them typed back."""
    with_leave(view)
    view.parts.sections["sheet"].three.make.click()


SCENES: dict[str, Callable[[], QWidget]] = {
    "settings-team": lambda: settings("team", team),
    "settings-team-asked": lambda: settings("team", asked),
    "settings-team-admit": lambda: settings("team", admitting_one),
    "settings-three-sheets": lambda: settings("sheet", three_sheets),
}
