# SPDX-License-Identifier: EUPL-1.2
"""The content in the settings: a pack that came a week ago, and one that the coordinator looks at."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from screenshots import stage
from screenshots.settings_scenes import settings, with_leave
from spreekuur.content.pack import from_bytes
from spreekuur.content.signed import as_pack
from spreekuur.desk import packs
from spreekuur.desk.desk import Desk
from spreekuur.resources import compiled
from spreekuur.security import identity
from spreekuur.store import vault_settings
from spreekuur.team import pack_files
from spreekuur.team import packs as kept
from spreekuur.times import stamp
from spreekuur.ui.settings.view import SettingsView

VAULT = "0193aa00-0000-7000-8000-000000000001"
MADE = "2026-12-01T19:00:00.000+00:00"


def a_pack(desk: Desk, version: str, *changed: str) -> bytes:
    """The shipped content with other numbers for some places, one more place, and one rule less."""
    raw = json.loads(compiled("content.json").read_bytes())
    for org in changed:
        raw["organisations"][org]["phone"] = "0900 000 00 00"
    raw["organisations"]["fietsenmaker"] = raw["organisations"]["bibliotheek_ido"]
    raw["texts"]["nl"]["org.fietsenmaker.name"] = "Fietswerkplaats De Ketting"
    raw["rules"].pop()
    inside = as_pack(raw)
    key = kept.signing_key(desk.db, stage.NOW)
    return pack_files.sign(key, from_bytes(inside, "pack"), inside, version, stamp(stage.NOW))


def a_team(view: SettingsView) -> Desk:
    """This laptop leads a team."""
    desk = stage.desk_of(view.window())
    ours = identity.make_identity(VAULT, "Laptop Ewa", "coordinator", 0, MADE)
    vault_settings.put(desk.db, "identity", ours.as_setting())
    return desk


def with_a_pack(view: SettingsView) -> None:
    """A pack was installed a week ago and counts."""
    desk = a_team(view)
    file = a_pack(desk, "2", "participe", "juridisch_loket", "fairwork")
    packs.install(desk, packs.offered(desk, file), stage.NOW - timedelta(days=7))
    desk.content = kept.content(desk.db)
    view._session.content = desk.content
    view.showing()


def offered(view: SettingsView) -> None:
    """The next one is looked at before it counts."""
    with_a_pack(view)
    with_leave(view)
    desk = stage.desk_of(view.window())
    file = Path(mkdtemp()) / "spreekuur-3.spreekuur-pack"
    file.write_bytes(a_pack(desk, "3", "participe", "voedselbank"))
    section = view.parts.sections["content"]
    section.file.set_folder(file)
    section.look_button.click()


SCENES: dict[str, Callable[[], QWidget]] = {
    "settings-content": lambda: settings("content", with_a_pack),
    "settings-pack": lambda: settings("content", offered),
}
