# SPDX-License-Identifier: EUPL-1.2
"""The content pack of this laptop: which one it uses, taking a new one, and going back to the one before."""

from dataclasses import dataclass
from datetime import datetime

from spreekuur.content.differing import Part
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, require, with_leave
from spreekuur.errors.packs import PackRefusal
from spreekuur.store import practice
from spreekuur.team import pack_beside, pack_keys, pack_travel, packs, roster
from spreekuur.team.pack_keys import PackKey
from spreekuur.team.packs import Installed, Offered

__all__ = ["Installed", "Offered", "PackInUse", "Part"]


@dataclass(frozen=True, slots=True)
class PackInUse:
    """What this laptop uses: `installed` is none while that is the content that came with the program."""

    municipality: str
    hour: str
    version: str
    as_of: str
    installed: Installed | None
    reads: bool
    """Whether this program could read the installed pack; if not, it uses the content that came with it."""
    waits: bool
    """Whether another pack counts from the next opening on."""
    leads: bool
    refused: tuple[str, PackRefusal] | None
    """The laptop whose last bundle brought a pack that was refused, and why."""


def look(desk: Desk) -> PackInUse:
    """What is in use."""
    content, here = desk.content, packs.installed(desk.db)
    in_use = here is not None and content.fingerprint == here.fingerprint
    reads = here is None or in_use or packs.content(desk.db).fingerprint == here.fingerprint
    return PackInUse(
        content.municipality.name,
        content.municipality.hour,
        here.version if here is not None and in_use else content.municipality.version,
        content.as_of,
        here,
        reads,
        here is not None and not in_use and reads,
        _leads(desk),
        pack_travel.refused(desk.db),
    )


def _leads(desk: Desk) -> bool:
    """Whether this is a coordinator's laptop; where nobody can sign anything it is not."""
    signs_nothing = practice.is_on(desk.db) or roster.is_waiting(desk.db) or not roster.has_keys(desk.db)
    return not signs_nothing and roster.of(desk.db).i_lead


def offered(desk: Desk, untrusted: bytes) -> Offered:
    """What a pack would change, after everything about it was checked.

    Raises: PracticeStays, NotInATeam, PackRefused.
    """
    return packs.offered(desk.db, untrusted)


def install(desk: Desk, found: Offered, now: datetime) -> Installed:
    """Use a pack from the next opening on, so that one evening gives one advice.

    Raises: NeedsCoordinator.
    """
    require(desk, Act.TAKE_PACK)
    return _installed(desk, found, now)


def _installed(desk: Desk, found: Offered, now: datetime) -> Installed:
    made = packs.install(desk.db, found, now)
    packs.mark_seen(desk.db)
    lay_beside(desk)
    return made


def back(desk: Desk, leave: Permit | None, now: datetime) -> tuple[Installed, bytes]:
    """Go back to what was before the installed pack, as a newer version, which the other laptops take too.

    Gives the file as well: who was sent the pack by hand is sent this one.

    Raises: PermitOver, NotCoordinator, PracticeStays, NotInATeam, NotACoordinator, NoPackYet, PackRefused.
    """
    with with_leave(desk, Act.SIGN_PACKS, leave, now):
        file = packs.back(desk.db, now)
    return _installed(desk, packs.offered(desk.db, file), now), file


def signing_key(desk: Desk, leave: Permit | None, now: datetime, *, renew: bool = False) -> PackKey:
    """The key that signs packs for this team; with `renew` another one, after which the old one counts no more.

    Raises: PermitOver, NotCoordinator, PracticeStays, NotInATeam, NotACoordinator.
    """
    with with_leave(desk, Act.SIGN_PACKS, leave, now):
        return packs.signing_key(desk.db, now, renew=renew)


def key_file(key: PackKey) -> bytes:
    """The key as a file."""
    return pack_keys.as_file(key)


def lay_beside(desk: Desk) -> None:
    """Let the next opening find the pack that this vault uses, without looking for it."""
    if desk.db.path is not None:
        pack_beside.write(desk.db.path.parent, desk.db)


def news(desk: Desk) -> Installed | None:
    """A pack that came with a bundle and that nobody here was told of."""
    here = packs.installed(desk.db)
    return here if here is not None and not here.seen else None


def mark_seen(desk: Desk, *, seen: bool = True) -> None:
    """Somebody was told, or nobody after all."""
    packs.mark_seen(desk.db, seen=seen)
