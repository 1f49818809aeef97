# SPDX-License-Identifier: EUPL-1.2
"""The address that a coordinator's laptop uses, as its bundles tell it: another uses it once somebody there said yes.

No user name and no password travels.
"""

from dataclasses import dataclass, field

from spreekuur.errors.transport import AddressRefused
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database
from spreekuur.team.certificates import Certificate
from spreekuur.team.roster import Team
from spreekuur.transport import address

PLACE = "exchange_place"
"""The setting that holds where the bundles of this laptop go, as `where`, `user` and `password`."""
_PROPOSED, _DECLINED = "exchange_proposed", "exchange_declined"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An address, and whose laptop uses it."""

    where: str = field(repr=False)
    by: str = field(repr=False)


def given(db: Database, team: Team) -> str:
    """What a bundle says of our address: a coordinator's laptop says it, if it has one."""
    where = _ours(db)
    return where if team.i_lead and is_sound(where) else ""


def is_sound(where: str) -> bool:
    """Whether this is an https address as it is kept, without a password in it."""
    try:
        return str(address.parse(where)) == where
    except AddressRefused:
        return False


def heard(db: Database, sender: Certificate, where: str) -> None:
    """Note what a coordinator's bundle said; one without an address, or with ours, proposes nothing."""
    known = open_one(db)
    if where and where not in (_ours(db), vault_settings.get(db, _DECLINED, "")):
        vault_settings.put(db, _PROPOSED, {"where": where, "by": sender.name})
    elif known is not None and known.by == sender.name:
        vault_settings.put(db, _PROPOSED, {})


def open_one(db: Database) -> Proposal | None:
    """What nobody answered yet."""
    kept = vault_settings.get(db, _PROPOSED, {})
    return Proposal(kept["where"], kept["by"]) if kept and kept["where"] != _ours(db) else None


def decline(db: Database) -> None:
    """This address is not asked about again."""
    if (known := open_one(db)) is not None:
        vault_settings.put(db, _DECLINED, known.where)
    vault_settings.put(db, _PROPOSED, {})


def _ours(db: Database) -> str:
    where = str(vault_settings.get(db, PLACE, {}).get("where", ""))
    return where if address.is_address(where) else ""
