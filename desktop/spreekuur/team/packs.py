# SPDX-License-Identifier: EUPL-1.2
"""The content pack of this vault: which one is installed, what a new one must be, and the way back.

The pack is kept in the vault as the file that came, byte for byte. What the program reads at its next start lies
beside the vault (`team.pack_beside`), and is known by its checksum.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime

from spreekuur.content import former, pack
from spreekuur.content.differing import Changes, Part, differences
from spreekuur.content.format import next_after, rank
from spreekuur.content.pack import Content
from spreekuur.content.signed import as_pack
from spreekuur.errors.content import ContentError
from spreekuur.errors.packs import NoPackYet, PackRefusal, PackRefused
from spreekuur.errors.team import NotInATeam
from spreekuur.resources import compiled
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import pack_files, pack_keys, roster
from spreekuur.team.pack_files import SignedPack
from spreekuur.team.pack_keys import PackKey
from spreekuur.times import stamp

_INFO, _FILE, _BEFORE, _FORMER = "pack", "pack_file", "pack_before", "pack_former"
_KEY, _NEWEST_KEYS = "pack_key", "pack_newest_keys"


@dataclass(frozen=True, slots=True)
class Installed:
    """The pack that this vault uses, and what it changed when it came."""

    version: str
    municipality: str
    hour: str
    signer: str
    made_at: str
    installed_at: str
    sha256: str
    """Of its file."""
    fingerprint: str
    """Of what the program reads: the pack with what old talks still name."""
    changes: Mapping[str, Mapping[str, tuple[str, ...]]]
    seen: bool = False
    """Whether somebody at this laptop was told what changed."""

    def counts(self) -> dict[Part, int]:
        """How many things of each kind changed, without those of which none did."""
        found = {Part(name): sum(map(len, ids.values())) for name, ids in self.changes.items()}
        return {part: found[part] for part in Part if found.get(part)}


@dataclass(frozen=True, slots=True)
class Offered:
    """A pack that may be installed: everything about it was checked."""

    signer: str
    told: SignedPack
    content: Content = field(repr=False)
    changes: Mapping[Part, Changes]
    file: bytes = field(repr=False)


def installed(db: Database) -> Installed | None:
    """The pack that this vault uses; none: the content that came with the program."""
    kept = vault_settings.get(db, _INFO)
    return Installed(**kept) if kept else None


def content_bytes(db: Database) -> bytes | None:
    """What the program reads of the installed pack; none without one."""
    kept = vault_settings.get(db, _FILE)
    if not kept:
        return None
    packed = pack_files.read(base64.b64decode(kept)).content
    old = vault_settings.get(db, _FORMER)
    return as_pack({**json.loads(packed), "former": old}) if old else packed


def content(db: Database) -> Content:
    """The content that this vault uses.

    A pack that this program cannot read locks nobody out: then it is the content that came with the program.

    Raises: ContentError when that one cannot be read.
    """
    with suppress(ContentError, PackRefused):
        packed = content_bytes(db)
        if packed is not None:
            return pack.from_bytes(packed, "pack")
    return pack.load()


def offered(db: Database, untrusted: bytes) -> Offered:
    """What a pack would change here, after everything about it was checked; nothing is changed yet.

    Raises: PracticeStays, NotInATeam, PackRefused.
    """
    practice.refuse(db)
    if roster.is_waiting(db):
        raise NotInATeam
    told = pack_files.read(untrusted)
    newest: dict[str, int] = vault_settings.get(db, _NEWEST_KEYS, {})
    signer = pack_files.judge(roster.of(db), told, newest.get(told.mandate.vault, 0))
    _check_version(db, told, untrusted)
    new = pack_files.content_of(told)
    return Offered(signer.name, told, new, differences(content(db), new), untrusted)


def _check_version(db: Database, told: SignedPack, untrusted: bytes) -> None:
    now = installed(db)
    if now is None:
        return
    if now.sha256 == hashlib.sha256(untrusted).hexdigest():
        raise PackRefused(PackRefusal.SAME, now.version)
    if rank(told.version) <= rank(now.version):
        raise PackRefused(PackRefusal.OLDER, now.version)


def install(db: Database, found: Offered, now: datetime) -> Installed:
    """Use a pack from the next opening on, in one transaction."""
    before = vault_settings.get(db, _FILE, "")
    old = content_bytes(db) or compiled("content.json").read_bytes()
    whole = former.carried(json.loads(old), json.loads(found.told.content))
    read = as_pack(whole) if "former" in whole else found.told.content
    changes = {part.value: asdict(one) for part, one in found.changes.items() if one.count}
    told, newest = found.told, vault_settings.get(db, _NEWEST_KEYS, {})
    made = Installed(
        version=told.version,
        municipality=told.municipality,
        hour=told.hour,
        signer=found.signer,
        made_at=told.made_at,
        installed_at=stamp(now),
        sha256=hashlib.sha256(found.file).hexdigest(),
        fingerprint=hashlib.sha256(read).hexdigest(),
        changes=changes,
    )
    number = max(newest.get(told.mandate.vault, 0), told.mandate.number)
    with db.joined():
        vault_settings.put(db, _INFO, asdict(made))
        vault_settings.put(db, _BEFORE, before)
        vault_settings.put(db, _FORMER, whole.get("former"))
        vault_settings.put(db, _FILE, base64.b64encode(found.file).decode())
        vault_settings.put(db, _NEWEST_KEYS, newest | {told.mandate.vault: number})
    return made


def file(db: Database) -> bytes:
    """The installed pack as the file that came; empty without one."""
    return base64.b64decode(vault_settings.get(db, _FILE, ""))


def mark_seen(db: Database, *, seen: bool = True) -> None:
    """Somebody was told what the pack changed, or nobody after all."""
    now = installed(db)
    if now is not None and now.seen is not seen:
        vault_settings.put(db, _INFO, asdict(now) | {"seen": seen})


def signing_key(db: Database, now: datetime, *, renew: bool = False) -> PackKey:
    """The key with which this coordinator's vault signs packs; with `renew` another one, which ends the old.

    Raises: PracticeStays, NotInATeam, NotACoordinator.
    """
    team = roster.leading(db)
    kept = vault_settings.get(db, _KEY)
    key = pack_keys.from_setting(kept) if kept else None
    if key is None or renew or key.mandate.team != team.id or key.certificate.document != team.me.document:
        number = key.mandate.number + (1 if renew else 0) if key else 1
        if key is not None and not renew and key.mandate.team == team.id:
            key = pack_keys.PackKey(team.me, key.mandate, key.private)
        else:
            key = pack_keys.make(team.keys, team.id, number, stamp(now))
        vault_settings.put(db, _KEY, pack_keys.as_setting(key))
    return key


def back(db: Database, now: datetime) -> bytes:
    """The pack before the installed one, signed anew as a version higher than that; it is not installed yet.

    Before the first pack there was the content that came with the program.

    Raises: PracticeStays, NotInATeam, NotACoordinator, NoPackYet, PackRefused.
    """
    roster.leading(db)
    here = installed(db)
    if here is None:
        raise NoPackYet
    kept = base64.b64decode(vault_settings.get(db, _BEFORE, ""))
    packed = pack_files.read(kept).content if kept else compiled("content.json").read_bytes()
    key = signing_key(db, now)
    old = pack.from_bytes(packed, "pack")
    return pack_files.sign(key, old, packed, next_after(here.version), stamp(now))
