# SPDX-License-Identifier: EUPL-1.2
"""Lists of the laptops whose word counts no more; each coordinator has one, and its number only rises. Pure."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.security import identity
from spreekuur.security.identity import canonical
from spreekuur.team import strict
from spreekuur.times import checked_stamp

_DOMAIN = b"spreekuur/revocations/v1"
_KINDS: dict[str, type] = {
    "team": str,
    "issuer": str,
    "number": int,
    "made_at": str,
    "vaults": list,
    "signature": str,
}
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Revocations:
    """What one coordinator revoked so far."""

    team: str
    issuer: str
    number: int
    vaults: tuple[str, ...]
    document: Mapping[str, Any] = field(repr=False)


def make(keys: identity.Identity, team: str, number: int, vaults: Iterable[str], made_at: str) -> Revocations:
    """A new list, signed by its coordinator."""
    body = {
        "team": team,
        "issuer": keys.certificate["vault"],
        "number": number,
        "made_at": made_at,
        "vaults": sorted(set(vaults)),
    }
    signature = identity.sign(keys.signing_key, _DOMAIN, canonical(body))
    return read(body | {"signature": base64.b64encode(signature).decode()})


def read(untrusted: Any) -> Revocations:
    """A list of the right form; whether it counts is another question.

    Raises: ValueError.
    """
    told = strict.fields(untrusted, _KINDS)
    vaults = told["vaults"]
    if (
        len(vaults) > _MOST
        or not all(isinstance(one, str) for one in vaults)
        or not 1 <= told["number"] < 10**6
    ):
        raise ValueError
    checked_stamp(told["made_at"])
    issuer = strict.matches(strict.ID, told["issuer"])
    return Revocations(
        told["team"],
        issuer,
        told["number"],
        tuple(strict.matches(strict.ID, one) for one in vaults),
        dict(told),
    )


def is_by(told: Revocations, public: bytes) -> bool:
    """Whether the holder of this key made the list."""
    body = {name: value for name, value in told.document.items() if name != "signature"}
    try:
        signature = base64.b64decode(told.document["signature"], validate=True)
    except ValueError:
        return False
    return identity.is_signed(public, _DOMAIN, canonical(body), signature)
