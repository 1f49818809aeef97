# SPDX-License-Identifier: EUPL-1.2
"""Who only says that a laptop of the team was put back gets nothing, and gives nothing in another's name."""

import pytest

from builders import SEVEN
from exchange_vaults import TwoCoordinators, a_copy, a_vault
from spreekuur.errors.exchange import BundleRefused, Refusal
from spreekuur.errors.team import FounderStays, OtherKeys, WasRevoked
from spreekuur.exchange import sending, taking
from spreekuur.security import identity
from spreekuur.store import vault_settings
from spreekuur.store.writing import new_id, save
from spreekuur.team import joining, membership, roster


@pytest.fixture
def team():
    return TwoCoordinators()


def a_client(db, code, given):
    save(db, "client", {"id": (client := new_id()), "code": code, "language": "pl", "given": given})
    return client


def asked(db):
    return joining.read_request(membership.ask(db, "Bo", "en", SEVEN)[0])


def test_nobody_comes_back_with_other_keys_or_once_taken_out(team):
    request = asked(team.bo)
    thief = a_vault("Thief", 1)
    thief.origin = team.bo.origin
    keys = identity.make_identity(thief.origin, "Bo", "volunteer", 1, "2026-11-01T12:00:00.000+00:00")
    vault_settings.put(thief, "identity", keys.as_setting())
    with pytest.raises(OtherKeys):
        membership.admit(team.ana, asked(thief), "volunteer", SEVEN)
    membership.revoke(team.ana, "Bo", SEVEN)
    with pytest.raises(WasRevoked):
        membership.admit(team.ana, request, "volunteer", SEVEN)


def test_nobody_admits_the_founder_or_itself(team):
    copy = a_copy(team.ana)
    vault_settings.put(
        copy, "team_founder", identity.from_setting(vault_settings.get(copy, "identity")).certificate
    )
    copy.execute("DELETE FROM member")
    with pytest.raises(FounderStays):
        membership.admit(team.dee, asked(copy), "coordinator", SEVEN)
    with pytest.raises(FounderStays):
        membership.admit(team.dee, asked(team.dee), "coordinator", SEVEN)


def test_a_volunteer_gives_nobody_a_change_that_the_other_made_itself(team):
    """Bo hands Ana a change in Ana's own name."""
    client = a_client(team.ana, "K7-42M", "Jan")
    forged = sending.Change(
        team.ana.origin,
        9,
        "2026-11-11T18:00:00.000+00:00",
        "Ana",
        "update",
        "client",
        client,
        "save/x",
        {"given": "X"},
        {},
    )
    made = sending.rows.line(forged)
    bo = roster.of(team.bo)
    told = sending._told(team.bo, bo, roster.of(team.ana).me, SEVEN) | {
        "sequence": 1,
        "since": 0,
        "follows": "",
    }
    content = sending.bundle.seal(bo.keys, roster.of(team.ana).me, told, [made])
    with pytest.raises(BundleRefused) as refused:
        taking.take(team.ana, taking.open_bundle(team.ana, content), SEVEN)
    assert refused.value.why is Refusal.AUTHOR
