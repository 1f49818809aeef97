# SPDX-License-Identifier: EUPL-1.2
"""A bundle: sealed to one laptop with age, signed inside by the one that wrote it. Pure: bytes in, bytes out.

Inside are four bytes with the length of the manifest, the manifest, its signature (64 bytes), and the rows: lines of
JSON, packed with zlib. The manifest names the sender's certificate, the recipient's key, the number of the bundle and
the checksum of the rows; it also carries news of the team.
"""

import hashlib
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.errors.exchange import BundleRefused, NotSealedToUs, Refusal
from spreekuur.exchange import proposal
from spreekuur.security import age, identity
from spreekuur.security.identity import Identity, canonical
from spreekuur.team import certificates, revocation, strict
from spreekuur.team.certificates import Certificate
from spreekuur.team.revocation import Revocations
from spreekuur.times import checked_day, checked_stamp

VERSION = 1
SUFFIX = ".spreekuur"
MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 128 * 1024 * 1024
MOST_ROWS = 500_000
_MOST_MANIFEST = 4 * 1024 * 1024  # a content pack may travel in it
_DOMAIN = b"spreekuur/bundle/v1"
_SIGNATURE = 64
_BUNDLE_ID = re.compile(r"[0-9a-f-]{36}")
_KINDS: dict[str, type] = {
    "what": str,
    "v": int,
    "schema": int,
    "team": str,
    "bundle": str,
    "sender": dict,
    "to": str,
    "sequence": int,
    "since": int,
    "follows": str,
    "made_at": str,
    "count": int,
    "sha256": str,
    "members": list,
    "lists": list,
    "receipt": dict,
    "counts": dict,
    "pack": dict,
    "address": str,
}
_PACK: dict[str, type] = {"version": str, "file": str}
_RECEIPT: dict[str, type] = {"taken": int, "bundle": str, "held": bool, "counts": dict}
BIGGEST = 10**9
_MOST_NEWS, _MOST_DAYS = 200, 2000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender has of the recipient: up to which bundle, whether later ones wait, and talks by day.

    `bundle` is the id of that bundle; empty when there is none.
    """

    taken: int
    held: bool
    counts: Mapping[str, int]
    bundle: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself; `follows` is the id of the bundle that it builds on, as far as its sender knows."""

    schema: int
    team: str
    bundle: str
    sender: Certificate
    to: str
    sequence: int
    since: int
    follows: str
    made_at: str
    count: int
    sha256: str
    members: tuple[Certificate, ...]
    lists: tuple[Revocations, ...]
    receipt: Receipt
    counts: Mapping[str, int]
    pack: Mapping[str, str] = field(repr=False)
    """The sender's content pack (`team.pack_travel`): which version it has, and from a coordinator the file itself."""
    address: str = field(default="", repr=False)
    """The address that a coordinator's laptop uses (`proposal`)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that this vault could open; nothing in it is believed yet."""

    manifest: Manifest
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    packed: bytes = field(repr=False)


def seal(keys: Identity, to: Certificate, told: Mapping[str, Any], lines: list[bytes]) -> bytes:
    """A bundle for one laptop; `told` is the manifest without what follows from keys and rows."""
    rows = b"\n".join(lines)
    body = {"what": "spreekuur bundle", "v": VERSION, "sender": keys.certificate, "to": key_id(to)}
    body |= {"count": len(lines), "sha256": hashlib.sha256(rows).hexdigest(), **told}
    manifest = canonical(body)
    signature = identity.sign(keys.signing_key, _DOMAIN, manifest)
    inside = len(manifest).to_bytes(4, "big") + manifest + signature + zlib.compress(rows)
    return age.seal(to.reads_with, inside)


def open_with(reading_key: bytes, untrusted: bytes) -> Opened:
    """What is in a bundle that was sealed to this key.

    Raises: BundleRefused.
    """
    if len(untrusted) > MOST_BYTES:
        raise BundleRefused(Refusal.TOO_LARGE)
    try:
        inside = age.unseal(reading_key, untrusted)
    except NotSealedToUs as error:
        raise BundleRefused(Refusal.NOT_OPENED) from error
    length = int.from_bytes(inside[:4], "big")
    if length > _MOST_MANIFEST or len(inside) < 4 + length + _SIGNATURE:
        raise BundleRefused(Refusal.DAMAGED)
    signed, rest = inside[4 : 4 + length], inside[4 + length :]
    return Opened(_manifest(signed), signed, rest[:_SIGNATURE], rest[_SIGNATURE:])


def is_signed(opened: Opened, sender: Certificate) -> bool:
    """Whether the laptop of this certificate signed the manifest."""
    return identity.is_signed(sender.signs_with, _DOMAIN, opened.signed, opened.signature)


def lines_of(opened: Opened) -> list[bytes]:
    """The rows, after they were held against the manifest.

    Raises: BundleRefused.
    """
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(opened.packed, MOST_UNPACKED)
    except zlib.error as error:
        raise BundleRefused(Refusal.DAMAGED) from error
    if unpacking.unconsumed_tail:
        raise BundleRefused(Refusal.TOO_LARGE)
    if (
        not unpacking.eof
        or unpacking.unused_data
        or hashlib.sha256(rows).hexdigest() != opened.manifest.sha256
    ):
        raise BundleRefused(Refusal.DAMAGED)
    if rows.count(b"\n") >= MOST_ROWS:
        raise BundleRefused(Refusal.TOO_LARGE)
    lines = rows.split(b"\n") if rows else []
    if len(lines) != opened.manifest.count:
        raise BundleRefused(Refusal.DAMAGED)
    return lines


def key_id(recipient: Certificate) -> str:
    """How a manifest names whom it is for: nobody can seal it to another and let it seem meant for them."""
    return hashlib.sha256(b"spreekuur/recipient/v1\x00" + recipient.reads_with).hexdigest()[:32]


def _manifest(signed: bytes) -> Manifest:
    try:
        told = strict.canonical_object(signed)
        if told.get("what") == "spreekuur bundle" and isinstance(told.get("v"), int) and told["v"] > VERSION:
            raise BundleRefused(Refusal.NEWER)
        told = strict.fields(told, _KINDS)
        if told["what"] != "spreekuur bundle" or told["v"] != VERSION:
            raise ValueError
        if max(len(told["members"]), len(told["lists"])) > _MOST_NEWS:
            raise ValueError
        return Manifest(
            _within(told["schema"]),
            told["team"],
            strict.matches(_BUNDLE_ID, told["bundle"]),
            certificates.read(told["sender"]),
            told["to"],
            _within(told["sequence"], 1),
            _within(told["since"]),
            _id_or_none(told["follows"]),
            checked_stamp(told["made_at"]),
            _within(told["count"]),
            told["sha256"],
            tuple(certificates.read(one) for one in told["members"]),
            tuple(revocation.read(one) for one in told["lists"]),
            _receipt(told["receipt"]),
            _counts(told["counts"]),
            strict.fields(told["pack"], _PACK),
            _address(told["address"]),
        )
    except ValueError as error:
        raise BundleRefused(Refusal.DAMAGED) from error


def _receipt(untrusted: dict[str, Any]) -> Receipt:
    told = strict.fields(untrusted, _RECEIPT)
    return Receipt(_within(told["taken"]), told["held"], _counts(told["counts"]), _id_or_none(told["bundle"]))


def _address(text: str) -> str:
    if text and not proposal.is_sound(text):
        raise ValueError
    return text


def _id_or_none(text: str) -> str:
    return strict.matches(_BUNDLE_ID, text) if text else ""


def _counts(untrusted: dict[str, Any]) -> dict[str, int]:
    if len(untrusted) > _MOST_DAYS:
        raise ValueError
    return {checked_day(day): _within(number) for day, number in untrusted.items()}


def _within(value: Any, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= BIGGEST:
        raise ValueError
    return value
