# SPDX-License-Identifier: EUPL-1.2
"""The key that signs content packs, and the file it travels in. Pure.

A coordinator's vault makes a key for packs alone, and vouches for it. Whoever gets hold of that key can sign packs and
nothing else: no bundles, no certificates. A key that was lost is replaced by one with a higher number.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.errors.packs import NotAPackKey
from spreekuur.security import identity
from spreekuur.security.identity import Identity, canonical
from spreekuur.team import certificates, strict
from spreekuur.team.certificates import Certificate
from spreekuur.times import checked_stamp

_DOMAIN = b"spreekuur/pack-key/v1"
_MANDATE: dict[str, type] = {
    "what": str,
    "v": int,
    "team": str,
    "vault": str,
    "number": int,
    "made_at": str,
    "signs_with": str,
    "signature": str,
}
_FILE: dict[str, type] = {"what": str, "v": int, "certificate": dict, "mandate": dict, "key": str}
MOST_BYTES = 64 * 1024
_MOST_NUMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a coordinator's vault says of its key for packs; whether it counts is another question."""

    team: str
    vault: str
    number: int
    signs_with: bytes
    document: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PackKey:
    """A key that signs packs, with who vouches for it."""

    certificate: Certificate
    mandate: Mandate
    private: bytes = field(repr=False)


def make(keys: Identity, team: str, number: int, made_at: str) -> PackKey:
    """A fresh key for packs, vouched for with the vault's own."""
    private, public = identity.new_signing_key()
    body: dict[str, Any] = {
        "what": "spreekuur pack key",
        "v": 1,
        "team": team,
        "vault": keys.certificate["vault"],
        "number": number,
        "made_at": made_at,
        "signs_with": base64.b64encode(public).decode(),
    }
    signature = identity.sign(keys.signing_key, _DOMAIN, canonical(body))
    mandate = read_mandate(body | {"signature": base64.b64encode(signature).decode()})
    return PackKey(certificates.read(keys.certificate), mandate, private)


def read_mandate(untrusted: Any) -> Mandate:
    """A mandate of the right form.

    Raises: ValueError.
    """
    told = strict.fields(untrusted, _MANDATE)
    if (told["what"], told["v"]) != ("spreekuur pack key", 1) or not 1 <= told["number"] <= _MOST_NUMBER:
        raise ValueError
    checked_stamp(told["made_at"])
    key = base64.b64decode(told["signs_with"], validate=True)
    if len(key) != 32 or base64.b64encode(key).decode() != told["signs_with"]:
        raise ValueError
    return Mandate(told["team"], strict.matches(strict.ID, told["vault"]), told["number"], key, dict(told))


def is_given_by(mandate: Mandate, certificate: Certificate) -> bool:
    """Whether the vault of this certificate vouches for the key."""
    body = {name: value for name, value in mandate.document.items() if name != "signature"}
    try:
        signature = base64.b64decode(mandate.document["signature"], validate=True)
    except ValueError:
        return False
    is_its_own = mandate.vault == certificate.vault
    return is_its_own and identity.is_signed(certificate.signs_with, _DOMAIN, canonical(body), signature)


def as_file(key: PackKey) -> bytes:
    """The key as the bytes of its file, to be kept as safely as the vault."""
    return canonical(as_setting(key)) + b"\n"


def as_setting(key: PackKey) -> dict[str, Any]:
    """The key as the vault keeps it."""
    return {
        "what": "spreekuur pack key file",
        "v": 1,
        "certificate": dict(key.certificate.document),
        "mandate": dict(key.mandate.document),
        "key": base64.b64encode(key.private).decode(),
    }


def from_setting(kept: Any) -> PackKey:
    """The key that was kept.

    Raises: ValueError when that is none.
    """
    told = strict.fields(kept, _FILE)
    if (told["what"], told["v"]) != ("spreekuur pack key file", 1):
        raise ValueError
    certificate, mandate = certificates.read(told["certificate"]), read_mandate(told["mandate"])
    private = base64.b64decode(told["key"], validate=True)
    if len(private) != 32 or identity.public_half(private) != mandate.signs_with:
        raise ValueError
    if not is_given_by(mandate, certificate):
        raise ValueError
    return PackKey(certificate, mandate, private)


def from_file(untrusted: bytes) -> PackKey:
    """The key in a file.

    Raises: NotAPackKey.
    """
    if len(untrusted) > MOST_BYTES:
        raise NotAPackKey
    try:
        return from_setting(strict.canonical_object(untrusted.strip()))
    except ValueError as error:
        raise NotAPackKey from error
