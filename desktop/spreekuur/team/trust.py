# SPDX-License-Identifier: EUPL-1.2
"""Which certificates and revocations of a team count, whatever order they came in. Pure.

Trust begins with the founder and goes from each coordinator to those it admitted. What a revoked coordinator signed
counts no more: who revokes it signs anew what is to stay (`membership`). Two coordinators who revoke each other: the
one nearer to the founder is heard, so the founder has the last word.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from spreekuur.team import certificates
from spreekuur.team.certificates import Certificate
from spreekuur.team.revocation import Revocations


@dataclass(frozen=True, slots=True)
class Trust:
    """Who belongs or belonged, who of them was revoked, and whose lists said so."""

    members: dict[str, Certificate]
    revoked: frozenset[str]
    lists: tuple[Revocations, ...]


def judge(founder: Certificate, stored: Mapping[str, Certificate], lists: Iterable[Revocations]) -> Trust:
    """What counts of the certificates and lists that are kept; each was signed rightly when it came in."""
    by_issuer = {told.issuer: told for told in lists}
    revoked: set[str] = set()
    for one in _chain(founder, stored, ()).values():
        told = by_issuer.get(one.vault)
        if told and certificates.leads(one, founder) and one.vault in _chain(founder, stored, revoked):
            revoked |= set(told.vaults) - {founder.vault} if one.vault not in revoked else set()
    members = _chain(founder, stored, revoked)
    heard = tuple(told for issuer, told in by_issuer.items() if issuer in members and issuer not in revoked)
    gone = {vault: stored[vault] for vault in sorted(revoked & stored.keys())}
    return Trust(gone | members, frozenset(revoked), heard)


def _chain(
    founder: Certificate, stored: Mapping[str, Certificate], revoked: Collection[str]
) -> dict[str, Certificate]:
    """Those whom an unbroken row of coordinators admitted, each after the one that did, the founder first."""
    found = {founder.vault: founder}
    waiting = sorted(
        (one for one in stored.values() if one.vault != founder.vault),
        key=lambda one: (one.made_at, one.vault),
    )
    while waiting:
        may = {one.vault for one in found.values() if certificates.leads(one, founder)} - set(revoked)
        admitted = [one for one in waiting if one.issuer in may]
        if not admitted:
            break
        found |= {one.vault: one for one in admitted}
        waiting = [one for one in waiting if one.vault not in found]
    return found
