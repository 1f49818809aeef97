# SPDX-License-Identifier: EUPL-1.2
"""Signed figures on their way: kept in the vault, each once, known to the other coordinators by the ledger."""

import json
from datetime import timedelta

from figures_desk import APRIL_15, leave
from spreekuur.desk import (
    figures_place,
    figures_sending,
    figures_waiting,
    statistics_release,
    statistics_signing,
)
from spreekuur.desk.figures_place import Place
from spreekuur.errors.sending import FiguresPlaceAway
from spreekuur.errors.transport import ShareTrouble
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Stage
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period

Q1 = Period(2026, 1)
LATER = APRIL_15 + timedelta(hours=7)


def sent(desk, folder, now=APRIL_15, **more):
    begun = figures_sending.begin(desk, now, **more)
    way = figures_place.way_to(Place(str(folder)))
    (one,) = figures_sending.finish(desk, deliver(begun.sending, begun.asking, way), now)
    return one, begun


def receipt(folder, package, status):
    told = {"format": "spreekuur-receipt/1", "status": status, "manifest": package.digest}
    (folder / f"{package.name}.receipt.json").write_text(json.dumps(told))


def test_signed_figures_wait_arrive_and_are_confirmed(signed_desk, tmp_path):
    (one,) = figures_waiting.packages(signed_desk)
    assert (one.note.stage, one.waits) == (Stage.READY, True)
    one, begun = sent(signed_desk, tmp_path)
    assert (one.note.stage, one.waits, one.note.at) == (Stage.SENT, False, APRIL_15)
    folder = tmp_path / begun.sending[0].name
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert files == statistics_signing.release_files(signed_desk, Q1)
    one, again = sent(signed_desk, tmp_path, LATER)
    assert (again.sending, len(again.asking)) == ((), 1)
    assert (one.note.stage, one.note.at) == (Stage.SENT, APRIL_15)
    receipt(tmp_path, begun.sending[0], "taken")
    one, _begun = sent(signed_desk, tmp_path, LATER)
    assert (one.note.stage, one.note.at) == (Stage.CONFIRMED, LATER)
    assert figures_sending.begin(signed_desk, LATER) == figures_sending.Begun((), ())
    assert len(one.entry.steps) == 2, "sent and confirmed, each noted once"


def test_other_coordinators_know_it_by_the_ledger_alone(signed_desk, tmp_path):
    sent(signed_desk, tmp_path)
    signed_desk.db.execute("DELETE FROM setting WHERE name = 'figures_outbox'")
    (one,) = figures_waiting.packages(signed_desk)
    assert one.note.stage is Stage.SENT
    assert figures_sending.begin(signed_desk, LATER).sending == ()


def test_what_was_begun_when_the_power_went_is_begun_again_and_goes_once(signed_desk, tmp_path):
    begun = figures_sending.begin(signed_desk, APRIL_15)
    assert figures_waiting.packages(signed_desk)[0].note.stage is Stage.SENDING
    deliver(begun.sending, (), figures_place.way_to(Place(str(tmp_path))))
    one, again = sent(signed_desk, tmp_path, LATER, only_due=True)
    assert (again.sending, one.note.stage) == (begun.sending, Stage.SENT)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_stick_that_is_out_waits_longer_each_time_and_is_told(signed_desk, tmp_path):
    away = tmp_path / "stick"
    one, _begun = sent(signed_desk, away)
    assert (one.note.stage, one.note.tries, one.waits) == (Stage.WAITING, 1, True)
    assert isinstance(figures_sending.why(one, Place(str(away))), FiguresPlaceAway)
    assert figures_sending.begin(signed_desk, APRIL_15 + timedelta(seconds=59), only_due=True).sending == ()
    assert not away.exists()
    away.mkdir()
    one, _begun = sent(signed_desk, away, APRIL_15 + timedelta(seconds=61), only_due=True)
    assert (one.note.stage, one.note.tries, one.note.why) == (Stage.SENT, 0, "")


def test_a_refused_package_needs_somebody_and_is_not_sent_again(signed_desk, tmp_path):
    _one, begun = sent(signed_desk, tmp_path)
    receipt(tmp_path, begun.sending[0], "refused")
    one, _begun = sent(signed_desk, tmp_path, LATER)
    assert (one.note.stage, one.note.why) == (Stage.NEEDS_YOU, "refused")
    assert figures_sending.begin(signed_desk, LATER).sending == ()
    receipt(tmp_path, begun.sending[0], "taken")
    assert sent(signed_desk, tmp_path, LATER)[0].note.stage is Stage.CONFIRMED


def test_what_was_saved_by_hand_does_not_nag_and_can_still_be_sent(signed_desk, tmp_path):
    statistics_release.give_out(signed_desk, Q1, tmp_path, APRIL_15)
    (one,) = figures_waiting.packages(signed_desk)
    assert (one.by_hand, one.waits) == (True, False)
    one, begun = sent(signed_desk, tmp_path, LATER)
    assert (len(begun.sending), one.note.stage) == (1, Stage.SENT)


def test_what_was_withdrawn_is_not_sent(signed_desk, tmp_path):
    (one,) = figures_waiting.packages(signed_desk)
    statistics_signing.withdraw(signed_desk, one.entry.id, "wrong", leave(APRIL_15), APRIL_15)
    assert figures_waiting.packages(signed_desk) == ()
    assert figures_sending.begin(signed_desk, APRIL_15).sending == ()


def test_a_period_that_two_laptops_signed_goes_nowhere(signed_desk, tmp_path):
    (entry,) = ledger.of_period(signed_desk.db, Q1)
    files = statistics_signing.release_files(signed_desk, Q1)
    twin = ledger.Signed(Q1, entry.release, entry.told, files)
    ledger.keep(signed_desk.db, [twin], {}, APRIL_15)
    assert figures_sending.begin(signed_desk, APRIL_15).sending == ()
    every = figures_waiting.packages(signed_desk)
    assert [(one.note.stage, one.note.why) for one in every] == [(Stage.NEEDS_YOU, "signed_twice")] * 2


def test_what_a_server_said_last_is_told_with_its_name(signed_desk):
    where = Place("https://nobody.invalid/in")
    begun = figures_sending.begin(signed_desk, APRIL_15)
    (one,) = figures_sending.finish(
        signed_desk, deliver(begun.sending, begun.asking, figures_place.way_to(where)), APRIL_15
    )
    error = figures_sending.why(one, where)
    assert isinstance(error, ShareTrouble)
    assert error.host == "nobody.invalid"
    assert one.note.stage is Stage.WAITING
