# SPDX-License-Identifier: EUPL-1.2
"""What people are told of signed figures on their way: the number below every screen, and the list."""

import json
from datetime import timedelta

import pytest

from figures_desk import APRIL_15, signed, some_talks
from spreekuur.desk import figures_counts, figures_outbox, figures_place, figures_sending
from spreekuur.desk.figures_counts import Counts
from spreekuur.desk.figures_place import Place
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.team import NotACoordinator
from spreekuur.sending.delivery import deliver
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


def test_nothing_is_counted_or_listed_in_practice_nor_where_nobody_leads(signed_desk):
    vault_settings.put(signed_desk.db, roster.WAITING, True)  # this laptop asked to join another team
    assert figures_counts.counts(signed_desk) == Counts()
    with pytest.raises(NotACoordinator):
        figures_outbox.look(signed_desk)
    practice.mark(signed_desk.db)
    assert figures_counts.counts(signed_desk) == Counts()
    with pytest.raises(PracticeStays):
        figures_outbox.look(signed_desk)
