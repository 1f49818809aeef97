# SPDX-License-Identifier: EUPL-1.2
"""What people are told of signed figures on their way: the number below every screen, and the list."""

import json
from datetime import timedelta

import pytest

from exchange_team import Team
from figures_desk import APRIL_15, Hand, signed, some_talks
from spreekuur.desk import (
    exchange_standing,
    figures_counts,
    figures_outbox,
    figures_place,
    figures_sending,
    statistics_signing,
)
from spreekuur.desk.figures_counts import Counts
from spreekuur.desk.figures_place import Place
from spreekuur.errors.figures import SignedTwice
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.team import NotACoordinator
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Stage
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from spreekuur.store import practice, vault_settings
from spreekuur.team import roster

LATER = APRIL_15 + timedelta(hours=7)


@pytest.fixture
def signed_desk(ana):
    some_talks(ana)
    signed(ana, Period(2026, 1))
    return ana


def sent(desk, folder, now=APRIL_15):
    begun = figures_sending.begin(desk, now)
    way = figures_place.way_to(Place(str(folder)))
    figures_sending.finish(desk, deliver(begun.sending, begun.asking, way), now)
    return begun


def test_the_number_below_every_screen_tells_what_waits_from_what_needs_somebody(signed_desk, tmp_path):
    assert figures_counts.counts(signed_desk) == Counts(waiting=1, unsent=1)
    (parcel,) = sent(signed_desk, tmp_path).sending
    assert figures_counts.counts(signed_desk) == Counts()
    told = {"format": "spreekuur-receipt/1", "status": "refused", "manifest": parcel.digest}
    (tmp_path / f"{parcel.name}.receipt.json").write_text(json.dumps(told))
    sent(signed_desk, tmp_path, LATER)
    assert figures_counts.counts(signed_desk) == Counts(waiting=1, needs_you=1), "sending again is no help"


def test_a_period_that_two_laptops_signed_needs_somebody_before_anybody_sends(signed_desk):
    (entry,) = ledger.entries(signed_desk.db)
    files = statistics_signing.release_files(signed_desk, entry.period)
    ledger.keep(signed_desk.db, [ledger.Signed(entry.period, "two", entry.told, files)], {}, LATER)
    listed = figures_outbox.look(signed_desk).items
    assert [one.note.stage for one in listed] == [Stage.NEEDS_YOU] * 2
    assert [one.signed_at for one in listed] == [LATER, APRIL_15], "the newest first"
    assert all(isinstance(one.why, SignedTwice) for one in listed)
    assert figures_counts.counts(signed_desk) == Counts(waiting=2, needs_you=2, unsent=2)


def test_nothing_is_counted_or_listed_in_practice_nor_where_nobody_leads(signed_desk):
    vault_settings.put(signed_desk.db, roster.WAITING, True)  # this laptop asked to join another team
    assert figures_counts.counts(signed_desk) == Counts()
    with pytest.raises(NotACoordinator):
        figures_outbox.look(signed_desk)
    practice.mark(signed_desk.db)
    assert figures_counts.counts(signed_desk) == Counts()
    with pytest.raises(PracticeStays):
        figures_outbox.look(signed_desk)


def test_in_a_team_the_coordinators_laptop_counts_and_a_volunteers_does_not(content, tmp_path):
    team = Team(content, tmp_path, Hand(APRIL_15))
    for desk in (team.ana, team.bo):
        ledger.keep(desk.db, [ledger.Signed(Period(2026, 1), "one", {}, {})], {}, APRIL_15)
    assert exchange_standing.look(team.ana).figures == Counts(waiting=1, unsent=1), "with no evening on"
    assert exchange_standing.look(team.bo).figures == Counts()
    team.evening(team.ana, 1)
    assert exchange_standing.look(team.ana).figures == Counts(waiting=1, unsent=1)
