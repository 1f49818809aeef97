# SPDX-License-Identifier: EUPL-1.2
"""What happens elsewhere while a package is on its way: another laptop, another program, a folder that is gone."""

import shutil
import threading
from collections import Counter
from datetime import timedelta

import pytest

from exchange_vaults import TwoCoordinators, a_desk
from figures_desk import APRIL_15, leave
from sending.ledgers import a_release
from sending.parcels import found
from spreekuur.desk import figures_due, figures_place, figures_sending, figures_waiting, statistics_signing
from spreekuur.desk.figures_place import Place
from spreekuur.exchange import conflicts, sending, taking
from spreekuur.sending import outbox
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Stage
from spreekuur.statistics.periods import Period

LATER = APRIL_15 + timedelta(hours=7)


class Meeting:
    """Two laptops ask the same thing at the same moment, each the first time that it asks it."""

    def __init__(self, served, method: str) -> None:
        self._method, self._asked = method, Counter()
        self._both, self.met = threading.Barrier(2, timeout=20), 0
        served.instead = self._wait

    def _wait(self, question) -> None:
        who = threading.current_thread().name
        if question["REQUEST_METHOD"] == self._method and self.met < 2 and not self._asked[who]:
            self._asked[who] += 1
            self._both.wait()
            self.met += 1


def given(giver, taker) -> None:
    """One laptop's bundle, taken in by another."""
    for to in sending.recipients(giver.db):
        if to.vault == taker.db.origin:
            made = sending.make(giver.db, to, giver.db.clock())
            sending.placed(giver.db, made)
            taking.take(taker.db, taking.open_bundle(taker.db, made.content), taker.db.clock())


@pytest.fixture
def both(content):
    """The laptops of two coordinators, who both have what one of them signed."""
    team = TwoCoordinators()
    ana, dee = a_desk(team.ana, content), a_desk(team.dee, content)
    a_release(ana)
    given(ana, dee)
    yield ana, dee
    for db in (team.ana, team.bo, team.dee):
        db.close()


@pytest.mark.parametrize("method", ["PROPFIND", "MKCOL", "MOVE"])
def test_two_laptops_that_send_the_same_at_the_same_moment_put_it_there_once(
    both, served, server, team, method
):
    meeting, ends = Meeting(served, method), [None, None]
    begun = [figures_sending.begin(desk, APRIL_15) for desk in both]

    def bring(number: int) -> None:
        ends[number] = deliver(begun[number].sending, (), server)

    threads = [threading.Thread(target=bring, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert meeting.met == 2
    for desk, outcomes in zip(both, ends, strict=True):
        figures_sending.finish(desk, outcomes, APRIL_15)
    served.instead = lambda question: None
    for desk in both:
        again = figures_sending.begin(desk, LATER)
        figures_sending.finish(desk, deliver(again.sending, again.asking, server), LATER)
    parcel = begun[0].sending[0]
    assert [path.name for path in team.iterdir()] == [parcel.name]
    assert found(team / parcel.name) == dict(parcel.files)
    ana, dee = both
    given(ana, dee)
    given(dee, ana)
    for desk in both:
        (one,) = figures_waiting.packages(desk)
        assert one.note.stage is Stage.SENT
        assert conflicts.open_ones(desk.db) == []


def test_a_stick_that_is_pulled_between_the_two_steps_waits_and_goes_when_it_is_back(ana, tmp_path):
    a_release(ana)
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    way = figures_place.way_to(Place(str(stick)))
    begun = figures_sending.begin(ana, APRIL_15)
    stick.rename(pocket)
    (one,) = figures_sending.finish(ana, deliver(begun.sending, (), way), APRIL_15)
    assert (one.note.stage, one.note.why, stick.exists()) == (Stage.WAITING, outbox.AWAY, False)
    pocket.rename(stick)
    again = figures_sending.begin(ana, APRIL_15 + outbox.FIRST, only_due=True, only_asked=True)
    (one,) = figures_sending.finish(ana, deliver(again.sending, (), way), APRIL_15 + outbox.FIRST)
    assert one.note.stage is Stage.SENT
    assert found(stick / again.sending[0].name) == dict(again.sending[0].files)


def test_a_stick_that_is_gone_after_it_arrived_takes_nothing_back(ana, tmp_path):
    """It was there and read back; where it is carried then is for people."""
    a_release(ana)
    stick = tmp_path / "stick"
    stick.mkdir()
    way = figures_place.way_to(Place(str(stick)))
    begun = figures_sending.begin(ana, APRIL_15)
    outcomes = deliver(begun.sending, (), way)
    shutil.rmtree(stick)
    (one,) = figures_sending.finish(ana, outcomes, APRIL_15)
    assert one.note.stage is Stage.SENT
    again = figures_sending.begin(ana, LATER)
    (one,) = figures_sending.finish(ana, deliver(again.sending, again.asking, way), LATER)
    assert (again.sending, one.note.stage, stick.exists()) == ((), Stage.SENT, False)


def test_what_was_withdrawn_while_nobody_knows_whether_it_arrived_is_looked_after_by_itself(ana, tmp_path):
    """Killed on the way, then withdrawn: if it is there, its notice follows; if it is not, nothing does."""
    entry = a_release(ana)
    figures_place.put(ana, Place(str(tmp_path)))
    for is_there in (False, True):
        begun = figures_sending.begin(ana, APRIL_15)
        if is_there:
            deliver(begun.sending, (), figures_place.way_to(Place(str(tmp_path))))
        statistics_signing.withdraw(ana, entry.id, "counted twice", leave(APRIL_15), APRIL_15)
        assert figures_due.look(ana, APRIL_15).waits
        again, way = figures_sending.set_out(ana, APRIL_15, only_due=True, only_asked=True)
        figures_sending.finish(ana, deliver(again.sending, again.asking, way), APRIL_15)
        assert not figures_due.look(ana, APRIL_15).waits
        assert len(list(tmp_path.glob("*.withdrawn.json"))) == is_there
        entry = a_release(ana, Period(2026, 2))
