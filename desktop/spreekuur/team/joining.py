# SPDX-License-Identifier: EUPL-1.2
"""How a laptop comes into a team: it asks, a coordinator admits it, it joins. Three files, no network.

The request is signed with the keys it shows. The admission is sealed to them, and signed by who admitted; it carries
all certificates and revocations, so that the laptop knows the others from then on.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.errors.exchange import NotSealedToUs
from spreekuur.errors.team import NotATeamFile
from spreekuur.language import LANGUAGES
from spreekuur.security import age, identity
from spreekuur.security.identity import Identity, canonical
from spreekuur.team import certificates, fingerprints, revocation, strict
from spreekuur.team.certificates import Certificate
from spreekuur.team.returning import Known
from spreekuur.team.revocation import Revocations
from spreekuur.team.roster import Team

_REQUEST, _ADMISSION = b"spreekuur/team-request/v1", b"spreekuur/team-admission/v1"
MOST_BYTES = 1024 * 1024
_ASKS: dict[str, type] = {
    "what": str,
    "v": int,
    "vault": str,
    "name": str,
    "laptop": int,
    "language": str,
    "made_at": str,
    "signs_with": str,
    "reads_with": str,
    "signature": str,
}
_GIVES: dict[str, type] = {
    "what": str,
    "v": int,
    "request": str,
    "founder": dict,
    "members": list,
    "lists": list,
    "certificate": dict,
    "hour": str,
    "sender": dict,
    "known": dict,
    "signature": str,
}
_KNOWN: dict[str, type] = {"taken": int, "bundle": str, "change": int, "letters": dict}
_YEAR = re.compile(r"2\d{3}")
_MOST = 2**53


@dataclass(frozen=True, slots=True)
class Request:
    """A laptop that wants to belong; `digest` names the very file it asked with."""

    certificate: Certificate
    language: str
    digest: str

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that both screens show."""
        return fingerprints.words_of(bytes.fromhex(self.digest), self.language)


@dataclass(frozen=True, slots=True)
class Admission:
    """What an admission brings, after it was held against the request and the keys."""

    founder: Certificate
    members: tuple[Certificate, ...]
    lists: tuple[Revocations, ...]
    certificate: Certificate
    hour: str
    sender: Mapping[str, str] = field(repr=False)
    known: Known


def ask(keys: Identity, name: str, laptop: int, language: str, made_at: str) -> bytes:
    """A request, as the bytes of its file."""
    own = keys.certificate
    body = {"what": "spreekuur request", "v": 1, "vault": own["vault"], "name": name, "laptop": laptop}
    body |= {"language": language, "made_at": made_at}
    body |= {"signs_with": own["signs_with"], "reads_with": own["reads_with"]}
    return _signed(body, keys.signing_key, _REQUEST)


def read_request(untrusted: bytes) -> Request:
    """Who asks.

    Raises: NotATeamFile.
    """
    try:
        told = strict.fields(strict.canonical_object(untrusted), _ASKS)
        if (told["what"], told["v"]) != ("spreekuur request", 1) or told["language"] not in LANGUAGES:
            raise ValueError
        told_by_itself = {"role": "volunteer", "serial": 1}
        names = ("vault", "name", "laptop", "made_at", "signs_with", "reads_with", "signature")
        asking = certificates.read(told_by_itself | {name: told[name] for name in names})
        _check(told, asking.signs_with, _REQUEST)
    except ValueError as error:
        raise NotATeamFile from error
    return Request(asking, told["language"], hashlib.sha256(untrusted).hexdigest())


def give(
    team: Team,
    request: Request,
    certificate: Mapping[str, Any],
    hour: tuple[str, Mapping[str, str]],
    known: Known,
) -> bytes:
    """The admission of a laptop, sealed to it: its certificate, the hour's name and sender, and what is known of it."""
    rest = sorted(team.members.keys() - team.revoked - {request.certificate.vault})
    body = {
        "what": "spreekuur admission",
        "v": 1,
        "request": request.digest,
        "founder": dict(team.founder.document),
        "members": [dict(team.members[vault].document) for vault in rest],
        "lists": [dict(told.document) for told in team.lists],
        "certificate": dict(certificate),
        "hour": hour[0],
        "sender": dict(hour[1]),
        "known": known.as_json(),
    }
    whole = _signed(body, team.keys.signing_key, _ADMISSION)
    return age.seal(request.certificate.reads_with, whole)


def certified(
    team: Team, request: Request, name: str, role: str, follows: tuple[str, ...], at: str
) -> dict[str, Any]:
    """The certificate of a laptop that is admitted, signed by this coordinator."""
    asking, known = request.certificate, team.members.get(request.certificate.vault)
    body = {
        "vault": asking.vault,
        "name": name,
        "role": role,
        "laptop": asking.laptop,
        "serial": known.serial + 1 if known else 2,
        "made_at": at,
        "signs_with": base64.b64encode(asking.signs_with).decode(),
        "reads_with": base64.b64encode(asking.reads_with).decode(),
        "team": team.id,
        "issuer": team.me.vault,
        "follows": sorted({*follows, *(known.follows if known else ())}),
    }
    return identity.certified(body, team.keys.signing_key)


def vouched(team: Team, member: Certificate, at: str) -> Certificate:
    """The certificate of a laptop as it is, signed by this coordinator in the place of another one."""
    body = {name: value for name, value in member.document.items() if name != "signature"}
    body |= {"serial": member.serial + 1, "made_at": at, "issuer": team.me.vault}
    return certificates.read(identity.certified(body, team.keys.signing_key))


def read_admission(keys: Identity, untrusted: bytes) -> tuple[str, Admission]:
    """The digest of the request it answers, and what it brings.

    Raises: NotATeamFile when it was changed, is for other keys, or a certificate in it does not count.
    """
    try:
        whole = age.unseal(keys.reading_key, untrusted)
        told = strict.fields(strict.canonical_object(whole), _GIVES)
        if (told["what"], told["v"]) != ("spreekuur admission", 1):
            raise ValueError
        return told["request"], _admission(keys, told)
    except (ValueError, NotSealedToUs) as error:
        raise NotATeamFile from error


def _admission(keys: Identity, told: dict[str, Any]) -> Admission:
    founder, ours = certificates.read(told["founder"]), certificates.read(told["certificate"])
    members = _in_order_of_trust(founder, [certificates.read(one) for one in told["members"]])
    known = {one.vault: one for one in members}
    lists = tuple(revocation.read(one) for one in told["lists"])
    own = keys.certificate
    is_ours = [ours.document[name] == own[name] for name in ("vault", "signs_with", "reads_with")]
    if not all(is_ours) or not certificates.counts(ours, founder, known):
        raise ValueError
    if not all(one.issuer in known and revocation.is_by(one, known[one.issuer].signs_with) for one in lists):
        raise ValueError
    _check(told, known[ours.issuer].signs_with, _ADMISSION)
    sender = {name: text for name, text in told["sender"].items() if isinstance(text, str)}
    hour, about_us = strict.words(told["hour"], 80), _known(told["known"])
    return Admission(founder, tuple(members), lists, ours, hour, sender, about_us)


def _known(untrusted: dict[str, Any]) -> Known:
    told = strict.fields(untrusted, _KNOWN)
    numbers = [told["taken"], told["change"], *told["letters"].values()]
    if not all(type(number) is int and 0 <= number < _MOST for number in numbers):
        raise ValueError
    letters = sorted((int(strict.matches(_YEAR, year)), upto) for year, upto in told["letters"].items())
    return Known(told["taken"], told["bundle"], told["change"], tuple(letters))


def _in_order_of_trust(founder: Certificate, rest: list[Certificate]) -> list[Certificate]:
    """The certificates, each after the one that vouches for it.

    Raises: ValueError when one does not count.
    """
    if not certificates.is_own(founder):
        raise ValueError
    known = {founder.vault: founder}
    waiting = [one for one in rest if one.vault != founder.vault]
    while waiting:
        counting = [one for one in waiting if certificates.counts(one, founder, known)]
        if not counting:
            raise ValueError
        known |= {one.vault: one for one in counting}
        waiting = [one for one in waiting if one.vault not in known]
    return list(known.values())


def _signed(body: dict[str, Any], key: bytes, domain: bytes) -> bytes:
    signature = identity.sign(key, domain, canonical(body))
    return canonical(body | {"signature": base64.b64encode(signature).decode()})


def _check(told: dict[str, Any], public: bytes, domain: bytes) -> None:
    body = {name: value for name, value in told.items() if name != "signature"}
    signature = base64.b64decode(told["signature"], validate=True)
    if not identity.is_signed(public, domain, canonical(body), signature):
        raise ValueError
