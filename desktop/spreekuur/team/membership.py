# SPDX-License-Identifier: EUPL-1.2
"""Asking, admitting, joining, revoking: what each changes in the vault."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from spreekuur.errors.team import (
    AdmittedUs,
    DigitTaken,
    FounderStays,
    InATeamAlready,
    NoSuchMember,
    NotAskedByUs,
    OtherKeys,
    WasRevoked,
)
from spreekuur.letters.model import Sender
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import certificates, fingerprints, joining, returning, revocation, roster
from spreekuur.team.certificates import Certificate
from spreekuur.team.joining import Request
from spreekuur.times import stamp

_ASKED = "team_request"


@dataclass(frozen=True, slots=True)
class Joined:
    """The team that this laptop belongs to now."""

    certificate: Certificate
    founder: str
    words: tuple[str, ...]
    """Six words for the team itself, as a coordinator's laptop shows them too."""


def ask(db: Database, name: str, language: str, now: datetime) -> tuple[bytes, tuple[str, ...]]:
    """A request to join a team, and its six words; the last request is the one that counts.

    A laptop that belongs to one asks that one again: such as when it was put back from a copy.

    Raises: PracticeStays, InATeamAlready for the one that founded it.
    """
    practice.refuse(db)
    team = roster.of(db)
    if team.others() and team.me.vault == team.founder.vault:
        raise InATeamAlready
    content = joining.ask(team.keys, name, vault_settings.get(db, "laptop"), language, stamp(now))
    request = joining.read_request(content)
    vault_settings.put(db, _ASKED, request.digest)
    return content, request.words


def admit(
    db: Database, request: Request, role: str, now: datetime, *, replaces: str = ""
) -> tuple[bytes, Certificate]:
    """Let a laptop belong; the file that tells it so, and its certificate.

    With `replaces` it takes the place of a lost laptop, which is revoked: the rows of that one become its own. One that
    belongs already is admitted as itself: what it lost goes to it with the next bundle. Done again, it gives the same
    certificate.

    Raises: PracticeStays, NotInATeam, NotACoordinator, DigitTaken, NoSuchMember, FounderStays, AdmittedUs, OtherKeys,
    WasRevoked.
    """
    team = roster.leading(db)
    asking = request.certificate
    _check_known(team, asking)
    lost = _lost(team, replaces, asking)
    rest = [one for one in (team.me, *team.others()) if one.vault != asking.vault and one is not lost]
    if any(one.laptop == asking.laptop for one in rest):
        raise DigitTaken(asking.laptop)
    taken = {one.name for one in rest}
    name = asking.name if asking.name not in taken else f"{asking.name[:76]} {asking.laptop}"
    follows = tuple(lost.vaults) if lost else ()
    document = _given_before(team, asking, (name, role, follows)) or joining.certified(
        team, request, name, role, follows, stamp(now)
    )
    certificate = certificates.read(document)
    hour = vault_settings.get(db, "name"), vault_settings.get(db, "sender")
    with db.joined():
        known = returning.known_of(db, asking.vault, asking.laptop, now)
        roster.keep(db, [certificate])
        _see_to_the_rest(db, team, certificate, lost, now)
        returning.give_all_again(db, asking.vault)
    return joining.give(roster.of(db), request, document, hour, known), certificate


def join(db: Database, untrusted: bytes) -> Joined:
    """Belong to the team that admitted this laptop; the hour's name and sender come along.

    Raises: PracticeStays, NotATeamFile, NotAskedByUs, InATeamAlready.
    """
    practice.refuse(db)
    team = roster.of(db)
    digest, admission = joining.read_admission(team.keys, untrusted)
    if digest != vault_settings.get(db, _ASKED):
        raise NotAskedByUs
    if team.others() and admission.founder.document != team.founder.document:
        raise InATeamAlready
    sender = {one.name: admission.sender.get(one.name, "") for one in fields(Sender)}
    now = db.clock()
    with db.joined():
        roster.become(db, admission.founder, dict(admission.certificate.document))
        roster.keep(db, [*admission.members, admission.certificate])
        roster.keep_lists(db, admission.lists)
        vault_settings.put(db, "name", admission.hour)
        vault_settings.put(db, "sender", sender)
        vault_settings.put(db, _ASKED, "")
        returning.come_back(db, admission.certificate.issuer, admission.known, now)
    return Joined(admission.certificate, admission.founder.name, team_words(roster.of(db)))


def revoke(db: Database, name: str, now: datetime) -> Certificate:
    """Let the word of a laptop count no more; the others learn it with the next bundle of this coordinator.

    Raises: NotInATeam, NotACoordinator, NoSuchMember, FounderStays, AdmittedUs.
    """
    team = roster.leading(db)
    member = named(team, name)
    with db.joined():
        _revoke(db, team, member, now)
    return member


def named(team: roster.Team, name: str) -> Certificate:
    """The laptop of that name that still belongs to the team.

    Raises: NoSuchMember.
    """
    for one in (team.me, *team.others()):
        if one.name == name:
            return one
    raise NoSuchMember


def team_words(team: roster.Team) -> tuple[str, ...]:
    """Six words for the team, in Dutch on every screen."""
    return fingerprints.words_of(team.founder.signs_with, "nl")


def _see_to_the_rest(
    db: Database, team: roster.Team, now_is: Certificate, lost: Certificate | None, now: datetime
) -> None:
    """Those whom a laptop admitted that goes, or that leads no more, stay."""
    was = team.members.get(now_is.vault)
    if was and team.leads(was) and not team.leads(now_is):
        _vouch(db, team, was, now)
    if lost and lost.vault == team.founder.vault:  # trust begins with its signature: replaced, not revoked
        _vouch(db, team, lost, now)
    elif lost:
        _revoke(db, team, lost, now)


def _lost(team: roster.Team, replaces: str, asking: Certificate) -> Certificate | None:
    """Whose place is to be taken; nobody's once it was, by the very laptop that asks."""
    known = team.members.get(asking.vault)
    taken = {team.members[vault].name for vault in (known.follows if known else ()) if vault in team.members}
    return named(team, replaces) if replaces and replaces not in taken else None


def _given_before(
    team: roster.Team, asking: Certificate, wanted: tuple[str, str, tuple[str, ...]]
) -> dict[str, Any]:
    """The certificate that this coordinator gave a laptop before, if it would say the same now."""
    (name, role, follows), known = wanted, team.members.get(asking.vault)
    same = known is not None and (known.name, known.role, known.laptop, known.issuer) == (
        name,
        role,
        asking.laptop,
        team.me.vault,
    )
    return dict(known.document) if known and same and set(follows) <= set(known.follows) else {}


def _check_known(team: roster.Team, asking: Certificate) -> None:
    """A laptop that is known already must show its own keys, and must not have been taken out."""
    if asking.vault == team.me.vault or asking.vault == team.founder.vault:
        raise FounderStays
    if asking.vault in team.revoked:
        raise WasRevoked
    known = team.members.get(asking.vault)
    if known and (known.signs_with, known.reads_with) != (asking.signs_with, asking.reads_with):
        raise OtherKeys


def _revoke(db: Database, team: roster.Team, member: Certificate, now: datetime) -> None:
    """Add to this coordinator's list; what a revoked coordinator signed and is to stay, this one signs now."""
    if member.vault in (team.founder.vault, team.me.vault):
        raise FounderStays
    if member.vault in _above(team):
        raise AdmittedUs
    every = {told.issuer: told for told in team.lists}
    mine, theirs = every.get(team.me.vault), every.get(member.vault)
    vaults = {member.vault, *(mine.vaults if mine else ()), *(theirs.vaults if theirs else ())}
    number = mine.number + 1 if mine else 1
    told = revocation.make(team.keys, team.id, number, vaults - {team.me.vault}, stamp(now))
    _vouch(db, team, member, now)
    roster.keep_lists(db, [told])
    roster.drop_uncounted(db)


def _vouch(db: Database, team: roster.Team, gone: Certificate, now: datetime) -> None:
    """Sign the certificates anew that a coordinator signed who goes."""
    left = [one for one in team.others() if one.issuer == gone.vault and one.vault != gone.vault]
    roster.keep(db, [joining.vouched(team, one, stamp(now)) for one in left])


def _above(team: roster.Team) -> set[str]:
    """Who admitted this laptop, and who admitted that one: without them nobody would know this one."""
    found, one = set(), team.me
    while one.issuer in team.members and one.vault not in found:
        found.add(one.vault)
        one = team.members[one.issuer]
    return (found | {one.vault}) - {team.me.vault}
