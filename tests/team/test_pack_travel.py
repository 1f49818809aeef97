# SPDX-License-Identifier: EUPL-1.2
"""How a content pack reaches the other laptops: in a coordinator's bundle, once, and never in a volunteer's."""

import base64

import pytest

from builders import SEVEN
from exchange_world import taken
from pack_making import Team, installed
from spreekuur.exchange import sending
from spreekuur.store import vault_settings
from spreekuur.team import pack_travel, packs, roster


@pytest.fixture
def team():
    return Team()


def test_a_pack_travels_in_the_coordinators_bundle_once_and_an_older_one_changes_nothing(team):
    installed(team.ana, team.ana, "2")
    bo, ana = roster.of(team.bo).me, roster.of(team.ana).me
    first = sending.make(team.ana, bo, SEVEN)
    sending.placed(team.ana, first)
    taken(team.bo, first.content)
    here = packs.installed(team.bo)
    assert (here.version, here.signer, here.seen) == ("2", "Ana", False)
    assert packs.file(team.bo) == packs.file(team.ana)

    answer = sending.make(team.bo, ana, SEVEN)
    sending.placed(team.bo, answer)
    taken(team.ana, answer.content)
    second = sending.make(team.ana, bo, SEVEN)
    assert len(second.content) < 20_000 < len(first.content)
    installed(team.bo, team.dan, "5")
    taken(team.bo, second.content)
    assert packs.installed(team.bo).version == "5"


def test_a_volunteers_bundle_brings_no_pack(team):
    installed(team.bo, team.dan, "5")
    made = sending.make(team.bo, roster.of(team.ana).me, SEVEN)
    taken(team.ana, made.content)
    assert packs.installed(team.ana) is None
    told = {"version": "5", "file": base64.b64encode(packs.file(team.bo)).decode()}
    pack_travel.heard(team.ana, roster.of(team.bo).me, told, SEVEN, leads=False)
    assert packs.installed(team.ana) is None


@pytest.mark.parametrize("file", ["%%%", base64.b64encode(b"nothing").decode()])
def test_a_pack_that_is_refused_is_noted_and_the_bundle_counts(team, file):
    pack_travel.heard(team.bo, roster.of(team.ana).me, {"version": "; x", "file": file}, SEVEN, leads=True)
    assert packs.installed(team.bo) is None
    assert pack_travel.refused(team.bo)[0] == "Ana"
    assert vault_settings.get(team.bo, "pack_there", {}) == {}
    installed(team.bo, team.ana, "2")
    assert pack_travel.refused(team.bo) is None
