# SPDX-License-Identifier: EUPL-1.2
"""The file with the locks: who may open the vault, with the vault's key wrapped once for each of them.

One slow Argon2id step serves all slots of a vault: trying a passphrase on twelve takes as long as on one.
Each slot also has a key pair, so that a new key of the vault can be handed to it without its passphrase. A file of
the first version has none: its slots get one when they are next opened, and until then are written as they were.
Reading is strict to the byte: what this program did not write is damaged, whatever it would mean.
"""

import base64
import hashlib
import json
import re
import uuid
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from spreekuur.errors.vault import DamagedKeyslots
from spreekuur.outside import read_json
from spreekuur.security.argon import SALT_BYTES, Argon2Cost

SLOTS_AT_MOST = 12
NAME_AT_MOST = 40
BYTES_AT_MOST = 65_536
HANDED_AT_MOST = 16
PASSPHRASE, RECOVERY, SHEETS = "passphrase", "recovery", "sheets"
ON_PAPER = (RECOVERY, SHEETS)
_WHAT = "spreekuur keyslots"
_WRAPPED_BYTES = 12 + 32 + 16  # nonce, key, tag
_HANDED_BYTES = _WRAPPED_BYTES + 32 + 16  # and what HPKE adds
_ENTRUSTED_BYTES = _HANDED_BYTES
_SEAL_BYTES = _PUBLIC_BYTES = 32
_NAMED, _ENTRUSTED = b"\x00confidant\x00", b"\x00entrusted\x00"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: a named person's passphrase, the recovery sheet, or any two of three sheets."""

    name: str
    kind: str
    coordinator: bool
    salt: bytes
    wrapped: bytes = field(default=b"", repr=False)
    confidant: bytes = field(default=b"", repr=False)  # the key that opens signals; confidants' slots only
    wrapped_as: str = ""  # the name it was wrapped under, when it is called otherwise since
    seal: bytes = field(default=b"", repr=False)  # with the vault's key, that this name and pair are its own
    public: bytes = field(
        default=b"", repr=False
    )  # a new key of the vault can be handed to whoever has the other
    private: bytes = field(default=b"", repr=False)
    handed: tuple[bytes, ...] = field(default=(), repr=False)  # newer keys, each locked with the one before
    named: bool = False  # a confidant by name: the key of the signals is this person's, whatever the role
    entrusted: bytes = field(default=b"", repr=False)  # that key, handed over before the next unlock

    def opens_signals(self) -> bool:
        """Whether its passphrase opens what is sealed."""
        return bool(self.confidant or self.entrusted)

    def can_be_handed(self) -> bool:
        """Whether a new key of the vault can be given to it without its passphrase."""
        return bool(self.public) and len(self.handed) < HANDED_AT_MOST


@dataclass(frozen=True, slots=True)
class Keyslots:
    """The locks of one vault."""

    vault_id: str
    cost: Argon2Cost
    salt: bytes
    slots: tuple[Slot, ...]

    def people(self) -> tuple[Slot, ...]:
        """The slots of persons, without what stands on paper."""
        return tuple(slot for slot in self.slots if slot.kind == PASSPHRASE)

    def leaders(self) -> tuple[Slot, ...]:
        """The coordinators; without one whoever holds the key of the signals; and if nobody does, everybody."""
        known = self.people()
        coordinators = tuple(slot for slot in known if slot.coordinator)
        holders = tuple(slot for slot in known if slot.opens_signals())
        return coordinators or holders or known

    def on_paper(self, kind: str) -> Slot | None:
        """The slot of the recovery sheet, or of the three sheets."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def named(self, name: str) -> Slot | None:
        """The person's slot under this name."""
        return next((slot for slot in self.people() if slot.name == name), None)

    def header_of(self, slot: Slot) -> bytes:
        """What a slot's wrapped keys are bound to: moved or changed, they no longer open."""
        bare = Slot(slot.wrapped_as or slot.name, slot.kind, slot.coordinator, slot.salt, public=slot.public)
        return _canonical(_as_json(replace(self, slots=(bare,))))

    def vouched_of(self, slot: Slot) -> bytes:
        """What a slot's seal vouches for, in the words of today."""
        told = self.header_of(slot) + slot.name.encode("utf-8")
        told += _NAMED if slot.named else b""
        return told + _ENTRUSTED + slot.entrusted if slot.entrusted else told


def to_bytes(keyslots: Keyslots) -> bytes:
    """The file's bytes; its checksum tells damage from a wrong passphrase, it protects nothing."""
    body = _as_json(keyslots)
    return _canonical(body | {"sha256": _checksum(body)})


def from_bytes(untrusted: bytes) -> Keyslots:
    """The locks in a file.

    Raises: DamagedKeyslots for everything that `to_bytes` does not write.
    """
    if len(untrusted) > BYTES_AT_MOST:
        raise DamagedKeyslots
    try:
        keyslots = _read(read_json(untrusted))
        same = to_bytes(keyslots) == untrusted
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedKeyslots from error
    if not same:
        raise DamagedKeyslots
    return keyslots


def valid_name(name: str) -> bool:
    """Whether a slot may be called so."""
    return 1 <= len(name) <= NAME_AT_MOST and name == name.strip() and not _CONTROL.search(name)


def _as_json(keyslots: Keyslots) -> dict[str, Any]:
    return {
        "what": _WHAT,
        "version": _version(keyslots.slots),
        "vault": keyslots.vault_id,
        "argon2id": asdict(keyslots.cost),
        "salt": _b64(keyslots.salt),
        "slots": [_slot_as_json(slot) for slot in keyslots.slots],
    }


def _version(slots: tuple[Slot, ...]) -> int:
    """The first form has no key pairs, the second no confidants by name, the third no three sheets."""
    if any(slot.kind == SHEETS for slot in slots):
        return 4
    if any(slot.named or slot.entrusted for slot in slots):
        return 3
    return 2 if any(slot.public for slot in slots) else 1


def _slot_as_json(slot: Slot) -> dict[str, Any]:
    row = {"name": slot.name, "kind": slot.kind, "coordinator": slot.coordinator, "salt": _b64(slot.salt)}
    row |= {"wrapped": _b64(slot.wrapped)} if slot.wrapped else {}
    row |= {"wrapped_as": slot.wrapped_as} if slot.wrapped_as else {}
    row |= {"public": _b64(slot.public)} if slot.public else {}
    row |= {"private": _b64(slot.private)} if slot.private else {}
    row |= {"handed": [_b64(key) for key in slot.handed]} if slot.handed else {}
    row |= {"seal": _b64(slot.seal)} if slot.seal else {}
    row |= {"named": True} if slot.named else {}
    row |= {"entrusted": _b64(slot.entrusted)} if slot.entrusted else {}
    return row | ({"confidant": _b64(slot.confidant)} if slot.confidant else {})


def _read(data: dict[str, Any]) -> Keyslots:
    cost = {name: _whole(data["argon2id"][name]) for name in ("memory_kib", "passes", "lanes")}
    slots = tuple(_read_slot(row) for row in data["slots"])
    keyslots = Keyslots(
        str(uuid.UUID(data["vault"])), Argon2Cost(**cost), _unb64(data["salt"], SALT_BYTES), slots
    )
    names = [slot.name for slot in keyslots.people()]
    paper = [slot.kind for slot in slots if slot.kind in ON_PAPER]
    if not 1 <= len(names) <= SLOTS_AT_MOST or any(len(set(all_)) != len(all_) for all_ in (names, paper)):
        raise ValueError("slots")
    return keyslots


def _read_slot(row: dict[str, Any]) -> Slot:
    if row["kind"] not in (PASSPHRASE, *ON_PAPER) or not isinstance(row["coordinator"], bool):
        raise ValueError("slot")
    if not valid_name(row["name"]):
        raise ValueError("name")
    renamed = "wrapped_as" in row
    if renamed and (not valid_name(row["wrapped_as"]) or row["wrapped_as"] == row["name"]):
        raise ValueError("renamed")
    return Slot(
        row["name"],
        row["kind"],
        row["coordinator"],
        _unb64(row["salt"], SALT_BYTES),
        _unb64(row["wrapped"], _WRAPPED_BYTES),
        _unb64(row["confidant"], _WRAPPED_BYTES) if "confidant" in row else b"",
        row["wrapped_as"] if renamed else "",
        _unb64(row["seal"], _SEAL_BYTES) if renamed or "public" in row else b"",
        *(_read_pair(row) if "public" in row else (b"", b"", ())),
        *_read_trust(row),
    )


def _read_pair(row: dict[str, Any]) -> tuple[bytes, bytes, tuple[bytes, ...]]:
    handed = tuple(_unb64(key, _HANDED_BYTES) for key in row.get("handed", ()))
    if len(handed) > HANDED_AT_MOST:
        raise ValueError("handed")
    return _unb64(row["public"], _PUBLIC_BYTES), _unb64(row["private"], _WRAPPED_BYTES), handed


def _read_trust(row: dict[str, Any]) -> tuple[bool, bytes]:
    named = row.get("named", False)
    if named not in (False, True) or (named and row["kind"] != PASSPHRASE) or (named and "public" not in row):
        raise ValueError("named")
    entrusted = _unb64(row["entrusted"], _ENTRUSTED_BYTES) if "entrusted" in row else b""
    if entrusted and ("public" not in row or "confidant" in row):
        raise ValueError("entrusted")
    return bool(named), entrusted


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("not a whole number")
    return value


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unb64(text: str, length: int) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError("length")
    return data


def _canonical(body: dict[str, Any]) -> bytes:
    return (json.dumps(body, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8")


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()
