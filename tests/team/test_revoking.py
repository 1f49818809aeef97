# SPDX-License-Identifier: EUPL-1.2
"""A coordinator's laptop that is taken out: what it signed before stays, what it signs after counts nowhere."""

import dataclasses
from itertools import permutations

import pytest

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from spreekuur.errors.exchange import BundleRefused, Refusal
from spreekuur.errors.team import AdmittedUs, FounderStays
from spreekuur.exchange import bundle, sending, taking
from spreekuur.store.writing import new_id, save
from spreekuur.team import certificates, joining, membership, revocation, roster, trust

AT = "2026-11-11T18:00:00.000+00:00"


class Team:
    """Ana who founded it, Dee a coordinator whom she admitted, Bo whom Ana and Cy whom Dee admitted."""

    def __init__(self) -> None:
        self.ana = a_vault("Ana", 0, founds=True)
        self.dee, self.bo, self.cy = a_vault("Dee", 1), a_vault("Bo", 2), a_vault("Cy", 3)
        let_in(self.ana, self.dee, "coordinator")
        let_in(self.ana, self.bo)
        let_in(self.dee, self.cy)


@pytest.fixture
def team():
    return Team()


def give(db, to):
    made = sending.make(db, roster.of(to).me, SEVEN)
    sending.placed(db, made)
    return taking.take(to, taking.open_bundle(to, made.content), SEVEN)


def refused(db, to):
    with pytest.raises(BundleRefused) as error:
        give(db, to)
    return error.value.why


def names(db):
    team = roster.of(db)
    return sorted(one.name for one in (team.me, *team.others()))


def a_certificate(by, vault, role="volunteer", serial=2):
    """What that coordinator signs for a laptop, whether or not it still may."""
    asked = joining.read_request(membership.ask(vault, vault.author, "en", SEVEN)[0])
    made = joining.certified(roster.of(by), asked, vault.author, role, (), AT)
    body = {name: value for name, value in made.items() if name != "signature"} | {"serial": serial}
    return certificates.read(joining.identity.certified(body, roster.of(by).keys.signing_key))


def test_what_it_admitted_before_stays_also_where_that_was_not_known(team):
    give(team.dee, team.ana)
    membership.revoke(team.ana, "Dee", SEVEN)
    assert names(team.ana) == ["Ana", "Bo", "Cy"]
    give(team.ana, team.bo)
    assert names(team.bo) == ["Ana", "Bo", "Cy"]
    assert roster.of(team.bo).members[team.cy.origin].issuer == team.ana.origin


def test_a_laptop_that_it_admitted_gives_and_takes_as_before(team):
    give(team.dee, team.ana)
    give(team.ana, team.cy)
    membership.revoke(team.ana, "Dee", SEVEN)
    save(team.cy, "client", {"id": new_id(), "code": "K7-42M", "language": "pl"})
    give(team.cy, team.ana)  # with the certificate that Dee signed: Ana knows a newer one
    give(team.ana, team.cy)
    me = roster.of(team.cy).me
    assert (me.issuer, me.serial, me.role) == (team.ana.origin, 3, "volunteer")
    assert roster.of(team.cy).keys.certificate["serial"] == 3
    give(team.cy, team.ana)
    assert names(team.cy) == ["Ana", "Bo", "Cy"]


def test_what_it_signs_after_counts_nowhere_also_where_it_came_before_the_news(team):
    """Bo takes in a laptop that Dee admitted after Ana revoked Dee, and only then hears of that."""
    give(team.dee, team.ana)
    membership.revoke(team.ana, "Dee", SEVEN)
    mallory = a_vault("Mallory", 5)
    let_in(team.dee, mallory)
    give(team.dee, team.bo)
    assert "Mallory" in names(team.bo)
    give(team.ana, team.bo)
    assert names(team.bo) == ["Ana", "Bo", "Cy"]
    save(mallory, "client", {"id": new_id(), "code": "K7-42M", "language": "pl"})
    for to in (team.ana, team.bo):
        assert refused(mallory, to) is Refusal.UNKNOWN_SENDER
        assert refused(team.dee, to) is Refusal.REVOKED


def test_a_higher_serial_that_it_signed_displaces_nobody(team):
    """Before it goes, Dee makes Cy a coordinator at Bo's laptop alone."""
    give(team.dee, team.ana)
    membership.revoke(team.ana, "Dee", SEVEN)
    roster.keep(team.bo, [roster.of(team.dee).me, a_certificate(team.dee, team.cy, "coordinator", 50)])
    assert roster.of(team.bo).leads(roster.of(team.bo).members[team.cy.origin])
    give(team.ana, team.bo)
    cy = roster.of(team.bo).members[team.cy.origin]
    assert (cy.serial, cy.role) == (3, "volunteer")


def test_whom_it_revoked_before_stays_so_and_whom_it_revokes_after_does_not(team):
    membership.revoke(team.dee, "Cy", SEVEN)
    give(team.dee, team.ana)
    assert names(team.ana) == ["Ana", "Bo", "Dee"]
    membership.revoke(team.ana, "Dee", SEVEN)
    keys = roster.of(team.dee)
    later = revocation.make(keys.keys, keys.id, 9, [team.cy.origin, team.bo.origin], AT)
    roster.keep_lists(team.ana, [later])
    assert names(team.ana) == ["Ana", "Bo"]
    assert [told.issuer for told in roster.of(team.ana).lists] == [team.ana.origin]
    assert roster.of(team.ana).revoked == {team.cy.origin, team.dee.origin}


def test_a_stale_list_brings_nobody_back(team):
    give(team.dee, team.ana)
    membership.revoke(team.ana, "Cy", SEVEN)
    (older,) = roster.of(team.ana).lists
    membership.revoke(team.ana, "Dee", SEVEN)
    give(team.ana, team.bo)
    roster.keep_lists(team.bo, [older])
    assert names(team.bo) == ["Ana", "Bo"]


def test_a_certificate_that_was_replaced_gives_its_old_role_to_nobody(team):
    """Dee is a volunteer now, and still signs bundles under the certificate of a coordinator."""
    give(team.dee, team.ana)
    let_in(team.ana, team.dee, "volunteer")
    old = a_certificate(team.ana, team.dee, "coordinator")
    dee = roster.of(team.dee)
    keys = dataclasses.replace(dee.keys, certificate=dict(old.document))
    stranger = a_certificate(team.dee, a_vault("Mallory", 5))
    told = sending._told(team.dee, dee, roster.of(team.ana).me, SEVEN)
    told |= {"sequence": 2, "since": 1, "follows": "", "members": [dict(stranger.document)]}
    content = bundle.seal(keys, roster.of(team.ana).me, told, [])
    taking.take(team.ana, taking.open_bundle(team.ana, content), SEVEN)
    ana = roster.of(team.ana)
    assert "Mallory" not in names(team.ana)
    assert not ana.leads(ana.members[team.dee.origin])
    assert ana.members[team.cy.origin].issuer == ana.me.vault  # whom Dee admitted stays


def test_of_two_coordinators_who_revoke_each_other_the_one_nearer_to_the_founder_is_heard(team):
    eve, fay = a_vault("Eve", 6), a_vault("Fay", 7)
    let_in(team.dee, eve, "coordinator")
    let_in(eve, fay)
    give(team.dee, team.ana)
    ana = roster.of(team.ana)
    stored = dict(ana.members) | {fay.origin: roster.of(fay).me}
    lists = [
        revocation.make(roster.of(db).keys, ana.id, 1, [other.origin], AT)
        for db, other in ((eve, team.dee), (team.dee, eve), (team.dee, team.ana))
    ][:2]
    for order in permutations(lists):
        judged = trust.judge(ana.founder, stored, order)
        assert judged.revoked == {eve.origin}
        assert fay.origin not in judged.members
        assert [told.issuer for told in judged.lists] == [team.dee.origin]


def test_the_founder_has_the_last_word(team):
    give(team.dee, team.ana)
    ana, dee = roster.of(team.ana), roster.of(team.dee)
    revenge = revocation.make(dee.keys, ana.id, 5, [team.ana.origin, team.bo.origin, team.cy.origin], AT)
    roster.keep_lists(team.ana, [revenge])
    assert names(team.ana) == ["Ana", "Dee"]
    membership.revoke(team.ana, "Dee", SEVEN)
    assert "Ana" in names(team.ana)
    with pytest.raises(FounderStays):
        membership.revoke(team.dee, "Ana", SEVEN)


def test_nobody_takes_out_whoever_admitted_it(team):
    eve = a_vault("Eve", 6)
    let_in(team.dee, eve, "coordinator")
    with pytest.raises(AdmittedUs):
        membership.revoke(eve, "Dee", SEVEN)
    membership.revoke(team.dee, "Eve", SEVEN)


def test_without_the_founder_another_coordinator_goes_on(team):
    """Ana's laptop is lost with all its copies; Dee has what it gave."""
    save(team.ana, "client", {"id": new_id(), "code": "K7-42M", "language": "pl", "given": "Jan"})
    give(team.ana, team.dee)
    membership.revoke(team.dee, "Cy", SEVEN)
    new, gus = a_vault("Ana anew", 0), a_vault("Gus", 5)
    let_in(team.dee, new, "coordinator", replaces="Ana")
    let_in(new, gus)
    give(team.dee, new)
    assert new.execute("SELECT given FROM client").fetchone() == ("Jan",)
    give(team.dee, team.bo)
    give(new, team.bo)
    assert names(team.bo) == ["Ana anew", "Bo", "Dee", "Gus"]
    save(team.bo, "client", {"id": new_id(), "code": "K7-43P", "language": "pl"})
    give(team.bo, new)
    give(gus, new)
    assert [one.name for one in sending.recipients(team.bo)] == ["Ana anew", "Dee"]
    for to in (team.dee, team.bo, new):
        assert refused(team.ana, to) is Refusal.REVOKED


def test_whom_a_replaced_founder_admits_is_known_to_nobody(team):
    give(team.ana, team.dee)
    new, mallory = a_vault("Ana anew", 0), a_vault("Mallory", 5)
    let_in(team.dee, new, "coordinator", replaces="Ana")
    give(team.dee, team.bo)
    let_in(team.ana, mallory)
    for to in (team.dee, team.bo):
        assert refused(mallory, to) is Refusal.UNKNOWN_SENDER
