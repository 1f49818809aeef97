# SPDX-License-Identifier: EUPL-1.2
"""A laptop asks, a coordinator admits it, it joins; whatever is wrong changes nothing."""

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.team import (
    DigitTaken,
    FounderStays,
    InATeamAlready,
    NoSuchMember,
    NotACoordinator,
    NotAskedByUs,
    NotATeamFile,
    NotInATeam,
)
from spreekuur.security import age, identity
from spreekuur.security.identity import canonical
from spreekuur.security.sealing import pair_of
from spreekuur.security.words import listed
from spreekuur.store import practice, vault_settings
from spreekuur.team import certificates, joining, membership, revocation, roster
from spreekuur.team.returning import Known


@pytest.fixture
def ana():
    return a_vault("Ana", 0, founds=True)


@pytest.fixture
def bo():
    return a_vault("Bo", 1)


def asked(db, name="Bo"):
    return joining.read_request(membership.ask(db, name, "pl", SEVEN)[0])


def names(db):
    return [one.name for one in roster.of(db).others()]


def test_a_laptop_joins_and_both_know_each_other(ana, bo):
    let_in(ana, bo)
    assert (names(ana), names(bo)) == (["Bo"], ["Ana"])
    team = roster.of(bo)
    assert (team.me.role, team.me.laptop, team.i_lead, roster.is_waiting(bo)) == (
        "volunteer",
        1,
        False,
        False,
    )
    assert team.id == roster.of(ana).id
    assert vault_settings.get(bo, "sender") == vault_settings.get(ana, "sender")
    assert membership.team_words(team) == membership.team_words(roster.of(ana))


def test_both_screens_show_the_same_six_words_of_the_language_of_who_asks(bo):
    content, words = membership.ask(bo, "Bo", "pl", SEVEN)
    assert joining.read_request(content).words == words
    assert len(words) == 6
    assert set(words) <= set(listed("pl"))


def test_another_request_has_other_words(bo):
    first = membership.ask(bo, "Bo", "pl", SEVEN)[1]
    assert membership.ask(bo, "Bo 2", "pl", SEVEN)[1] != first


def test_only_the_last_request_is_answered(ana, bo):
    first = asked(bo)
    asked(bo, "Bo 2")
    admission, _given = membership.admit(ana, first, "volunteer", SEVEN)
    with pytest.raises(NotAskedByUs):
        membership.join(bo, admission)
    assert roster.is_waiting(bo)


def test_an_admission_opens_on_no_other_laptop(ana, bo):
    admission, _given = membership.admit(ana, asked(bo), "volunteer", SEVEN)
    cy = a_vault("Cy", 2)
    asked(cy)
    with pytest.raises(NotATeamFile):
        membership.join(cy, admission)


def test_who_only_knows_the_public_key_admits_nobody(ana, bo):
    """An outsider seals an admission of its own making with a certificate of the right team's name."""
    request, mallory = asked(bo), a_vault("Mallory", 9, founds=True)
    team = roster.of(ana)
    theirs = roster.of(mallory)
    forged = dataclasses.replace(team, keys=theirs.keys)
    document = joining.certified(forged, request, "Bo", "coordinator", (), "2026-11-11T18:00:00.000+00:00")
    hour = "Punt", vault_settings.get(ana, "sender")
    with pytest.raises(NotATeamFile):
        membership.join(bo, joining.give(forged, request, document, hour, Known()))


def test_a_volunteer_admits_and_revokes_nobody(ana, bo):
    let_in(ana, bo)
    cy = a_vault("Cy", 2)
    with pytest.raises(NotACoordinator):
        membership.admit(bo, asked(cy), "volunteer", SEVEN)
    with pytest.raises(NotACoordinator):
        membership.revoke(bo, "Ana", SEVEN)
    with pytest.raises(NotInATeam):
        membership.admit(cy, asked(cy), "volunteer", SEVEN)


def test_a_certificate_that_a_volunteer_signed_does_not_count(ana, bo):
    let_in(ana, bo)
    document = joining.certified(
        roster.of(bo), asked(a_vault("Cy", 2)), "Cy", "volunteer", (), "2026-11-11T18:00:00.000+00:00"
    )
    assert roster.of(ana).judged(certificates.read(document)) is None


def test_a_second_coordinator_admits_and_the_first_believes_it(ana, bo):
    let_in(ana, bo, "coordinator")
    cy = a_vault("Cy", 2)
    let_in(bo, cy)
    given_to_cy = roster.of(cy).me
    assert roster.of(ana).judged(given_to_cy) == given_to_cy
    assert names(cy) == ["Ana", "Bo"]


def test_two_laptops_of_a_team_never_have_one_digit(ana, bo):
    let_in(ana, bo)
    with pytest.raises(DigitTaken):
        membership.admit(ana, asked(a_vault("Cy", 1)), "volunteer", SEVEN)


def test_a_name_that_is_taken_gets_the_digit_behind_it(ana, bo):
    let_in(ana, bo)
    other = a_vault("Bo", 2)
    let_in(ana, other)
    assert names(ana) == ["Bo", "Bo 2"]


def test_a_laptop_with_a_team_of_its_own_changes_to_no_other(ana, bo):
    let_in(ana, bo)
    eve, (request, _words) = a_vault("Eve", 9, founds=True), membership.ask(bo, "Bo", "nl", SEVEN)
    admission, _given = membership.admit(eve, joining.read_request(request), "volunteer", SEVEN)
    with pytest.raises(InATeamAlready):
        membership.join(bo, admission)
    with pytest.raises(InATeamAlready):
        membership.ask(ana, "Ana", "nl", SEVEN)


def test_who_is_revoked_belongs_no_more_and_the_founder_stays(ana, bo):
    let_in(ana, bo)
    membership.revoke(ana, "Bo", SEVEN)
    assert names(ana) == []
    assert roster.of(ana).revoked == {bo.origin}
    with pytest.raises(NoSuchMember):
        membership.revoke(ana, "Bo", SEVEN)
    with pytest.raises(FounderStays):
        membership.revoke(ana, "Ana", SEVEN)


def test_the_number_of_a_list_of_revocations_only_rises(ana, bo):
    let_in(ana, bo)
    let_in(ana, cy := a_vault("Cy", 2))
    membership.revoke(ana, "Bo", SEVEN)
    (older,) = roster.of(ana).lists
    membership.revoke(ana, "Cy", SEVEN)
    roster.keep_lists(ana, [older])
    assert roster.of(ana).revoked == {bo.origin, cy.origin}


def test_a_list_of_revocations_counts_only_as_its_coordinator_signed_it(ana, bo):
    let_in(ana, bo)
    membership.revoke(ana, "Bo", SEVEN)
    (told,) = roster.of(ana).lists
    key = roster.of(ana).me.signs_with
    assert revocation.is_by(told, key)
    for changed in ({"number": 2}, {"vaults": []}, {"issuer": bo.origin}):
        assert not revocation.is_by(revocation.read(dict(told.document) | changed), key)


def test_a_new_laptop_takes_the_place_of_a_lost_one(ana, bo):
    let_in(ana, bo)
    new = a_vault("Bo", 1)
    new.origin = "00000000-0000-4000-8000-000000000001"
    keys = identity.make_identity(new.origin, "Bo", "volunteer", 1, "2026-11-01T12:00:00.000+00:00")
    vault_settings.put(new, "identity", keys.as_setting())
    let_in(ana, new, replaces="Bo")
    assert roster.of(ana).revoked == {bo.origin}
    assert roster.of(new).me.vaults == {new.origin, bo.origin}


def test_a_practice_vault_asks_nobody(bo):
    practice.mark(bo)
    with pytest.raises(PracticeStays):
        membership.ask(bo, "Bo", "nl", SEVEN)


REQUEST = membership.ask(a_vault("Bo", 1), "Bo", "pl", SEVEN)[0]


@given(st.integers(0, len(REQUEST) - 1), st.integers(1, 255))
def test_no_byte_of_a_request_can_be_changed(place, change):
    changed = bytearray(REQUEST)
    changed[place] ^= change
    with pytest.raises(NotATeamFile):
        joining.read_request(bytes(changed))


@given(st.binary(max_size=200) | st.sampled_from([b"[" * 100_000, b'{"a":1e999}', b"null", b'{"v":NaN}']))
def test_what_is_no_request_is_said_to_be_none(untrusted):
    with pytest.raises(NotATeamFile):
        joining.read_request(untrusted)


CHANGES = {"laptop": [True, -1, 10, "1"], "name": ["", "a\nb", "x" * 81], "role": ["king"], "vault": ["../x"]}
CHANGES |= {
    "signs_with": ["", "AA=="],
    "made_at": ["2026"],
    "serial": [0, 10**9],
    "follows": [[1], ["x"] * 30],
}


@pytest.mark.parametrize(("field", "wrong"), [(name, one) for name, all_ in CHANGES.items() for one in all_])
def test_a_certificate_has_one_form(ana, bo, field, wrong):
    let_in(ana, bo)
    document = dict(roster.of(bo).me.document)
    certificates.read(json.loads(canonical(document)))
    with pytest.raises(ValueError):
        certificates.read(document | {field: wrong})


@settings(max_examples=30)
@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_spelled_as_age_spells_it(private):
    sealed = age.seal(pair_of(private).public, b"x" * 50)
    assert age.unseal(private, sealed) == b"x" * 50


def test_an_admission_whose_file_was_never_written_is_made_again_and_is_the_same(ana, bo):
    let_in(ana, bo)
    new = a_vault("Bo again", 1)
    request = asked(new, "Bo again")
    _lost, first = membership.admit(ana, request, "volunteer", SEVEN, replaces="Bo")
    content, again = membership.admit(ana, request, "volunteer", SEVEN, replaces="Bo")
    assert (again, roster.of(ana).members[new.origin]) == (first, first)
    assert membership.join(new, content).certificate == first
    assert first.follows == (bo.origin,)
    assert names(ana) == ["Bo again"]


def test_a_laptop_that_takes_no_place_is_not_let_in_under_the_name_of_one_whose_place_is_taken(ana, bo):
    let_in(ana, bo)
    let_in(ana, a_vault("Bo again", 1), replaces="Bo")
    with pytest.raises(NoSuchMember):
        membership.admit(ana, asked(a_vault("Cy", 2), "Cy"), "volunteer", SEVEN, replaces="Bo")


def test_another_role_gives_another_certificate(ana, bo):
    request = asked(bo)
    first = membership.admit(ana, request, "volunteer", SEVEN)[1]
    second = membership.admit(ana, request, "confidant", SEVEN)[1]
    assert (second.role, second.serial) == ("confidant", first.serial + 1)
