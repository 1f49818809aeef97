# SPDX-License-Identifier: EUPL-1.2
"""How a content pack comes to the other laptops: inside a coordinator's bundles, until they say that they have it."""

import base64
from collections.abc import Mapping
from datetime import datetime

from spreekuur.content.format import VERSION, rank
from spreekuur.errors import UserError
from spreekuur.errors.packs import PackRefusal, PackRefused
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import packs, strict
from spreekuur.team.certificates import Certificate
from spreekuur.team.roster import Team
from spreekuur.times import stamp

_THERE, _REFUSED = "pack_there", "pack_refused"
_NO_NEWS = (PackRefusal.SAME, PackRefusal.OLDER)


def given(db: Database, team: Team, to: Certificate) -> dict[str, str]:
    """What a bundle for that laptop says of our pack; from a coordinator, to who has an older one, the file too."""
    here = packs.installed(db)
    if here is None:
        return {"version": "", "file": ""}
    there = vault_settings.get(db, _THERE, {}).get(to.vault, "")
    wanted = team.i_lead and (not there or rank(there) < rank(here.version))
    return {"version": here.version, "file": base64.b64encode(packs.file(db)).decode() if wanted else ""}


def heard(db: Database, sender: Certificate, told: Mapping[str, str], now: datetime, *, leads: bool) -> None:
    """Take in what a bundle says, after everything else about it was checked.

    A pack that is no news is passed over; one that is refused for another reason is noted, and the bundle counts.
    """
    there: dict[str, str] = vault_settings.get(db, _THERE, {})
    version = told["version"] if strict.is_like(VERSION, told["version"]) else ""
    if there.get(sender.vault, "") != version:
        vault_settings.put(db, _THERE, there | {sender.vault: version})
    if not leads or not told["file"]:
        return
    try:
        packs.install(db, packs.offered(db, _decoded(told["file"])), now)
    except PackRefused as error:
        if error.why not in _NO_NEWS:
            _note(db, sender, error.why, now)
    except UserError:
        _note(db, sender, PackRefusal.UNSOUND, now)


def refused(db: Database) -> tuple[str, PackRefusal] | None:
    """The laptop whose last bundle brought a pack that was refused, and why; none after one that was taken."""
    kept = vault_settings.get(db, _REFUSED)
    here = packs.installed(db)
    if not kept or (here is not None and here.installed_at >= kept["at"]):
        return None
    return kept["from"], PackRefusal(kept["why"])


def _note(db: Database, sender: Certificate, why: PackRefusal, now: datetime) -> None:
    vault_settings.put(db, _REFUSED, {"from": sender.name, "why": why.value, "at": stamp(now)})


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise PackRefused(PackRefusal.DAMAGED) from error
