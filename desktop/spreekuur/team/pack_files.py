# SPDX-License-Identifier: EUPL-1.2
"""Signed content packs: making one, reading one, and who is believed. Pure."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from spreekuur.content import pack as packs
from spreekuur.content import signed
from spreekuur.content.format import FORMAT, VERSION
from spreekuur.content.pack import Content
from spreekuur.content.signed import Parts, TooLarge
from spreekuur.errors.content import ContentError
from spreekuur.errors.packs import NoPackVersion, PackRefusal, PackRefused
from spreekuur.outside import read_plain
from spreekuur.security import identity
from spreekuur.security.identity import canonical
from spreekuur.team import certificates, pack_keys, strict
from spreekuur.team.certificates import Certificate
from spreekuur.team.pack_keys import Mandate, PackKey
from spreekuur.times import checked_stamp

if TYPE_CHECKING:
    from spreekuur.team.roster import Team

DOMAIN = b"spreekuur/pack/v1"
NAME_AT_MOST = 80
_V = 1
_VERSION = re.compile(VERSION)
_KINDS: dict[str, type] = {
    "what": str,
    "v": int,
    "format": str,
    "team": str,
    "municipality": str,
    "hour": str,
    "version": str,
    "made_at": str,
    "certificate": dict,
    "mandate": dict,
    "sha256": str,
}


@dataclass(frozen=True, slots=True)
class SignedPack:
    """What a pack says of itself, and its bytes; nothing in it is believed yet."""

    team: str
    municipality: str
    hour: str
    version: str
    made_at: str
    certificate: Certificate
    mandate: Mandate
    parts: Parts = field(repr=False)
    content: bytes = field(repr=False)


def sign(key: PackKey, content: Content, packed: bytes, version: str, made_at: str) -> bytes:
    """The file of a pack; `packed` are the bytes that `content` was read from.

    Raises: PackRefused when it is too large.
    """
    body = {
        "what": "spreekuur pack",
        "v": _V,
        "format": FORMAT,
        "team": key.mandate.team,
        "municipality": content.municipality.name,
        "hour": content.municipality.hour,
        "version": version,
        "made_at": made_at,
        "certificate": dict(key.certificate.document),
        "mandate": dict(key.mandate.document),
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    manifest = canonical(body)
    made = signed.joined(manifest, identity.sign(key.private, DOMAIN, manifest), packed)
    if len(made) > signed.MOST_BYTES:
        raise PackRefused(PackRefusal.TOO_LARGE)
    return made


def version_of(content: Content, given: str | None, *, own: bool) -> str:
    """The version of a pack that is made: the one that is given, else what the content itself says.

    `own`: it says so itself, and does not only repeat what came with the program.

    Raises: NoPackVersion.
    """
    version = given if given is not None else content.municipality.version if own else ""
    if not _VERSION.fullmatch(version):
        raise NoPackVersion
    return version


def read(untrusted: bytes) -> SignedPack:
    """A signed pack of the right form, whole, and signed by the key that it names.

    Raises: PackRefused.
    """
    if not signed.is_signed_pack(untrusted):
        raise PackRefused(PackRefusal.NOT_A_PACK)
    try:
        parts = signed.split(untrusted)
        found = _read(parts)
    except TooLarge as error:
        raise PackRefused(PackRefusal.TOO_LARGE) from error
    except ValueError as error:
        raise PackRefused(PackRefusal.DAMAGED) from error
    by_its_key = identity.is_signed(found.mandate.signs_with, DOMAIN, parts.manifest, parts.signature)
    if not by_its_key or not pack_keys.is_given_by(found.mandate, found.certificate):
        raise PackRefused(PackRefusal.SIGNATURE)
    return found


def _read(parts: Parts) -> SignedPack:
    told = strict.canonical_object(parts.manifest)
    if told.get("what") == "spreekuur pack" and _is_newer(told.get("v"), told.get("format")):
        raise PackRefused(PackRefusal.NEWER)
    told = strict.fields(told, _KINDS)
    if (told["what"], told["v"], told["format"]) != ("spreekuur pack", _V, FORMAT):
        raise ValueError
    content = signed.content_of(parts)
    if hashlib.sha256(content).hexdigest() != told["sha256"]:
        raise ValueError
    return SignedPack(
        told["team"],
        strict.words(told["municipality"], NAME_AT_MOST),
        strict.words(told["hour"], NAME_AT_MOST),
        strict.matches(_VERSION, told["version"]),
        checked_stamp(told["made_at"]),
        certificates.read(told["certificate"]),
        pack_keys.read_mandate(told["mandate"]),
        parts,
        content,
    )


def _is_newer(v: object, form: object) -> bool:
    """Whether a later program made it: of a higher number of the file, or of the pack inside."""
    name, _slash, number = FORMAT.partition("/")
    later = re.fullmatch(rf"{name}/(\d{{1,6}})", form) if isinstance(form, str) else None
    return (type(v) is int and v > _V) or (later is not None and int(later[1]) > int(number))


def judge(team: "Team", told: SignedPack, newest_key: int = 0) -> Certificate:
    """Whose word the pack is, if that counts in this team; `newest_key` is the number of the newest key of that vault.

    Raises: PackRefused.
    """
    if told.team != team.id or told.mandate.team != team.id:
        raise PackRefused(PackRefusal.OTHER_TEAM)
    if told.certificate.vault in team.revoked | team.replaced:
        raise PackRefused(PackRefusal.REVOKED)
    signer = team.judged(told.certificate)
    if signer is None:
        raise PackRefused(PackRefusal.UNKNOWN_SIGNER)
    if not team.leads(signer):
        raise PackRefused(PackRefusal.ROLE)
    if not pack_keys.is_given_by(told.mandate, signer):
        raise PackRefused(PackRefusal.SIGNATURE)
    if told.mandate.number < newest_key:
        raise PackRefused(PackRefusal.KEY_REPLACED)
    return signer


def content_of(told: SignedPack) -> Content:
    """The content inside, sound and of the municipality that the manifest names.

    Raises: PackRefused.
    """
    try:
        content = packs.from_bytes(told.content, told.municipality)
    except ContentError as error:
        raise PackRefused(PackRefusal.UNSOUND) from error
    here = content.municipality
    if (here.name, here.hour) != (told.municipality, told.hour):
        raise PackRefused(PackRefusal.UNSOUND)
    return content


def read_file(path: Path, most: int = signed.MOST_BYTES) -> bytes:
    """The bytes of a file; of one that is too large no more than tells that.

    Raises: PackRefused when it cannot be read.
    """
    try:
        return read_plain(path, most)
    except OSError as error:
        raise PackRefused(PackRefusal.NOT_READABLE) from error
