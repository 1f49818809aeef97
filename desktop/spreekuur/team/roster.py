# SPDX-License-Identifier: EUPL-1.2
"""The team as this vault knows it: who belongs to it, who was revoked, and this vault's own keys."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from spreekuur.errors.team import NotACoordinator, NotInATeam
from spreekuur.security import identity
from spreekuur.security.identity import Identity, canonical
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import certificates, revocation, trust
from spreekuur.team.certificates import Certificate
from spreekuur.team.revocation import Revocations
from spreekuur.team.trust import Trust

_FOUNDER, _IDENTITY, _LATEST = "team_founder", "identity", "latest_signed"
WAITING = "team_waiting"


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody whose certificate counts here; `revoked` are the vaults whose word counts no more."""

    id: str
    founder: Certificate
    me: Certificate
    members: dict[str, Certificate]
    lists: tuple[Revocations, ...]
    revoked: frozenset[str]
    keys: Identity = field(repr=False)

    @property
    def replaced(self) -> frozenset[str]:
        """The vaults whose place another laptop took."""
        here = [one for one in self.members.values() if one.vault not in self.revoked]
        return frozenset(vault for one in here for vault in one.follows)

    @property
    def i_lead(self) -> bool:
        """Whether this is a coordinator's laptop."""
        return self.leads(self.me)

    def leads(self, member: Certificate) -> bool:
        """Whether that is a coordinator's laptop."""
        return certificates.leads(member, self.founder) and member.vault not in self.revoked

    def others(self) -> list[Certificate]:
        """The other laptops that belong to it, in the order of their names."""
        out = self.revoked | self.replaced | {self.me.vault}
        rest = [one for one in self.members.values() if one.vault not in out]
        return sorted(rest, key=lambda one: (one.name, one.vault))

    def judged(self, certificate: Certificate) -> Certificate | None:
        """The certificate, if it counts: it is known already, or a coordinator who is not revoked gave it."""
        known = self.members.get(certificate.vault)
        if (
            known is not None and known.serial > certificate.serial
        ):  # what it wrote before it got another role
            return known if known.signs_with == certificate.signs_with else None
        if known is not None and known.serial == certificate.serial:
            return known if known.document == certificate.document else None
        if certificate.issuer in self.revoked | self.replaced:
            return None
        return certificate if certificates.counts(certificate, self.founder, self.members) else None


def of(db: Database) -> Team:
    """The team of this vault; whoever founded it and is alone is a team of one."""
    keys = identity.from_setting(vault_settings.get(db, _IDENTITY))
    me = certificates.read(keys.certificate)
    founder = certificates.read(vault_settings.get(db, _FOUNDER, keys.certificate))
    judged = _judged(db, founder)
    newer = judged.members.get(me.vault, me)
    if (
        newer.serial > me.serial and newer.signs_with == me.signs_with
    ):  # another coordinator vouches for us now
        me, keys = newer, replace(keys, certificate=dict(newer.document))
    members = judged.members | {me.vault: me}
    return Team(certificates.team_of(founder), founder, me, members, judged.lists, judged.revoked, keys)


def _judged(db: Database, founder: Certificate) -> Trust:
    rows = db.execute("SELECT certificate FROM member ORDER BY vault").fetchall()
    stored = {one.vault: one for one in (certificates.read(json.loads(told)) for (told,) in rows)}
    rows = db.execute("SELECT document FROM revocation_list ORDER BY issuer").fetchall()
    return trust.judge(founder, stored, [revocation.read(json.loads(told)) for (told,) in rows])


def has_keys(db: Database) -> bool:
    """Whether this vault has keys to be known by; a practice has none, nor have stores of the very first schema."""
    return vault_settings.get(db, _IDENTITY) is not None


def is_waiting(db: Database) -> bool:
    """Was this vault made to join a team, and has not yet?"""
    return bool(vault_settings.get(db, WAITING, False))


def leading(db: Database) -> Team:
    """The team, for what a coordinator's laptop alone may do.

    Raises: PracticeStays, NotInATeam, NotACoordinator.
    """
    practice.refuse(db)
    if is_waiting(db):
        raise NotInATeam
    team = of(db)
    if not team.i_lead:
        raise NotACoordinator
    return team


def keep(db: Database, members: Iterable[Certificate]) -> None:
    """Keep certificates that count; of one laptop the one with the highest serial stays."""
    for one in members:
        document = canonical(dict(one.document)).decode()
        db.execute(
            "INSERT INTO member (vault, serial, certificate) VALUES (?, ?, ?) ON CONFLICT (vault) DO UPDATE SET"
            " serial = excluded.serial, certificate = excluded.certificate WHERE excluded.serial > serial",
            (one.vault, one.serial, document),
        )


def keep_lists(db: Database, lists: Iterable[Revocations]) -> None:
    """Keep lists of revocations; of one coordinator the one with the highest number stays."""
    for one in lists:
        document = canonical(dict(one.document)).decode()
        db.execute(
            "INSERT INTO revocation_list (issuer, number, document) VALUES (?, ?, ?) ON CONFLICT (issuer) DO UPDATE"
            " SET number = excluded.number, document = excluded.document WHERE excluded.number > number",
            (one.issuer, one.number, document),
        )


def drop_uncounted(db: Database) -> None:
    """Keep no certificate that a revoked coordinator signed: a better one may come with a lower serial."""
    known = of(db).members
    for (vault,) in db.execute("SELECT vault FROM member").fetchall():
        if vault not in known:
            db.execute("DELETE FROM member WHERE vault = ?", (vault,))


def become(db: Database, founder: Certificate, me: dict[str, Any]) -> None:
    """Belong to a team from now on, with the certificate it gave us."""
    kept = vault_settings.get(db, _IDENTITY)
    vault_settings.put(db, _IDENTITY, kept | {"certificate": me})
    vault_settings.put(db, _FOUNDER, dict(founder.document))
    vault_settings.put(db, WAITING, False)


def latest_signed(db: Database) -> str:
    """The largest time that was ever seen signed: later than that it surely is, whatever the clock says."""
    return str(vault_settings.get(db, _LATEST, ""))


def saw_time(db: Database, stamp: str) -> None:
    """Note a time that somebody of the team signed."""
    if stamp > latest_signed(db):
        vault_settings.put(db, _LATEST, stamp)
