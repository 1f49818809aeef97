# SPDX-License-Identifier: EUPL-1.2
"""What a laptop shows to the others: its keys and its role, in a document that a coordinator signed. Pure.

The founder's certificate is signed by itself; every laptop of the team keeps it from joining on, and judges the
others by it.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.security.identity import ROLES, is_signed_by
from spreekuur.team import strict
from spreekuur.times import checked_stamp

COORDINATOR = "coordinator"
NAME_AT_MOST = 80
_OWN: dict[str, type] = {
    "vault": str,
    "name": str,
    "role": str,
    "laptop": int,
    "serial": int,
    "made_at": str,
    "signs_with": str,
    "reads_with": str,
    "signature": str,
}
_GIVEN: dict[str, type] = _OWN | {"team": str, "issuer": str, "follows": list}
_MOST_FOLLOWED, _MOST_SERIAL = 20, 1_000_000


@dataclass(frozen=True, slots=True)
class Certificate:
    """A laptop of a team. `follows` are vaults that were lost, and whose rows are now this one's."""

    vault: str
    name: str
    role: str
    laptop: int
    serial: int
    made_at: str
    signs_with: bytes
    reads_with: bytes
    team: str
    issuer: str
    follows: tuple[str, ...]
    document: Mapping[str, Any] = field(repr=False)

    @property
    def vaults(self) -> frozenset[str]:
        """Whose rows are this laptop's own."""
        return frozenset((self.vault, *self.follows))


def read(untrusted: Any) -> Certificate:
    """A certificate of the right form; whether it counts is another question.

    Raises: ValueError.
    """
    own = isinstance(untrusted, dict) and "team" not in untrusted
    told = strict.fields(untrusted, _OWN if own else _GIVEN)
    follows = told.get("follows", [])
    if told["role"] not in ROLES or not 0 <= told["laptop"] <= 9 or not 1 <= told["serial"] <= _MOST_SERIAL:
        raise ValueError
    if len(follows) > _MOST_FOLLOWED or not all(isinstance(one, str) for one in follows):
        raise ValueError
    vaults = [strict.matches(strict.ID, one) for one in (told["vault"], told.get("issuer", told["vault"]))]
    return Certificate(
        vaults[0],
        strict.words(told["name"], NAME_AT_MOST),
        told["role"],
        told["laptop"],
        told["serial"],
        checked_stamp(told["made_at"]),
        _key(told["signs_with"]),
        _key(told["reads_with"]),
        told.get("team", ""),
        vaults[1],
        tuple(strict.matches(strict.ID, one) for one in follows),
        dict(told),
    )


def is_own(certificate: Certificate) -> bool:
    """Whether a founder signed it for itself."""
    itself = certificate.issuer == certificate.vault and not certificate.team
    return itself and is_signed_by(dict(certificate.document), certificate.signs_with)


def team_of(founder: Certificate) -> str:
    """The name of a team among programs: it follows from its founder's key."""
    return hashlib.sha256(b"spreekuur/team/v1\x00" + founder.signs_with).hexdigest()[:32]


def counts(certificate: Certificate, founder: Certificate, known: Mapping[str, Certificate]) -> bool:
    """Whether a certificate was given by a coordinator of this team; `known` are certificates that count."""
    if certificate.vault == founder.vault:
        return certificate.document == founder.document
    issuer = known.get(certificate.issuer)
    if issuer is None or certificate.team != team_of(founder) or not leads(issuer, founder):
        return False
    return is_signed_by(dict(certificate.document), issuer.signs_with)


def leads(certificate: Certificate, founder: Certificate) -> bool:
    """Whether this laptop may admit others, correct their rows, and be sent what is written."""
    return certificate.role == COORDINATOR or certificate.vault == founder.vault


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != 32 or base64.b64encode(key).decode() != text:
        raise ValueError
    return key
