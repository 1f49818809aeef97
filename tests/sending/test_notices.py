# SPDX-License-Identifier: EUPL-1.2
"""A package that was withdrawn after it had been sent: its signed notice goes where it lies, once, and is confirmed."""

import json
from datetime import timedelta

import pytest

from figures_desk import APRIL_15, leave
from sending.ledgers import Q1, a_release
from sending.parcels import found
from spreekuur.desk import (
    figures_place,
    figures_receipts,
    figures_sending,
    figures_waiting,
    figures_withdrawn,
    statistics_release,
    statistics_signing,
)
from spreekuur.desk.figures_place import Place
from spreekuur.errors.sending import FiguresPlaceAway, NoticeRefused, OtherFiguresThere
from spreekuur.receiving import receipts
from spreekuur.security import sshsig
from spreekuur.sending import outbox
from spreekuur.sending.delivery import deliver
from spreekuur.sending.notices import NoticeParcel
from spreekuur.sending.outbox import Stage
from spreekuur.statistics.ledger import Became
from spreekuur.statistics.periods import Period
from spreekuur.store import vault_settings

THEIRS = bytes(range(32))


class Office:
    """A desk with a signed period, and the place where it sends."""

    def __init__(self, desk, way, folder):
        self.desk, self.way, self.folder, self.now = desk, way, folder, APRIL_15
        self.entry = a_release(desk)
        self.name = f"{self.entry.told['name']}.withdrawn.json"

    def send(self, **more):
        """As the command and the window do; how far all is."""
        self.now += timedelta(hours=7)
        begun = figures_sending.begin(self.desk, self.now, **more)
        outcomes = deliver(begun.sending, begun.asking, self.way)
        return figures_sending.finish(self.desk, outcomes, self.now)

    def stage(self):
        """How far the notice is, after a sending."""
        (one,) = self.send()
        assert isinstance(one, figures_withdrawn.Notice)
        return one.note.stage

    def withdraw(self, entry=None):
        entry = (entry or self.entry).id
        statistics_signing.withdraw(self.desk, entry, "counted twice", leave(self.now), self.now)

    def lay_receipt(self, status, key=None):
        manifest = self.entry.told["files"]["manifest.json"]
        told = {"format": receipts.FORMAT, "status": status, "date": "2026-04-20", "manifest": manifest}
        assert receipts.write(self.folder / f"{self.name}.receipt.json", receipts.rendered(told), key)


@pytest.fixture
def office(ana, tmp_path):
    return Office(ana, figures_place.way_to(Place(str(tmp_path))), tmp_path)


@pytest.fixture(params=["server", "folder"])
def either(request, ana, tmp_path):
    if request.param == "folder":
        return Office(ana, figures_place.way_to(Place(str(tmp_path))), tmp_path)
    return Office(ana, request.getfixturevalue("server"), request.getfixturevalue("team"))


def test_the_notice_goes_beside_its_package_once_and_is_confirmed_by_its_own_receipt(either):
    either.send()
    before = found(either.folder)
    either.withdraw()
    (one,) = figures_withdrawn.notices(either.desk)
    assert (one.note.stage, one.waits, one.name) == (Stage.READY, True, either.name)
    assert either.stage() is Stage.SENT
    after = found(either.folder)
    new = {name: after[name] for name in after if name not in before}
    assert sorted(new) == [either.name, f"{either.name}.sig"] and before.items() <= after.items()
    public = sshsig.signer_of(new[f"{either.name}.sig"].decode())
    assert sshsig.is_signed(public, new[either.name], new[f"{either.name}.sig"].decode())
    assert json.loads(new[either.name])["manifest"] == either.entry.told["files"]["manifest.json"]
    times = {path: path.stat().st_mtime_ns for path in either.folder.iterdir()}
    assert either.stage() is Stage.SENT
    assert {path: path.stat().st_mtime_ns for path in either.folder.iterdir()} == times
    either.lay_receipt("taken")
    assert either.stage() is Stage.SENT, "that is the word about a package"
    either.lay_receipt("withdrawn")
    assert either.stage() is Stage.CONFIRMED
    assert figures_sending.begin(either.desk, either.now) == figures_sending.Begun((), ())
    assert [step.to for step in figures_withdrawn.notices(either.desk)[0].entry.steps] == [
        Became.SENT,
        Became.WITHDRAWN,
        Became.SENT,
        Became.SENT,
    ]


def test_of_what_never_was_there_no_notice_goes(office):
    office.withdraw()
    assert office.send() == ()
    assert list(office.folder.iterdir()) == []


def test_what_was_only_saved_by_hand_is_withdrawn_by_hand(office, tmp_path_factory):
    statistics_release.give_out(office.desk, Q1, tmp_path_factory.mktemp("stick"), office.now)
    office.withdraw()
    assert office.send() == ()


def test_other_coordinators_know_by_the_ledger_alone_and_send_nothing_again(office):
    office.send()
    office.withdraw()
    office.send()
    for setting in ("figures_outbox", "figures_notices"):
        office.desk.db.execute("DELETE FROM setting WHERE name = ?", (setting,))
    (one,) = figures_withdrawn.notices(office.desk)
    assert one.note.stage is Stage.SENT
    begun = figures_sending.begin(office.desk, office.now)
    assert (begun.sending, len(begun.asking)) == ((), 1)


def test_a_place_that_is_away_is_tried_again_and_told(office):
    office.send()
    office.withdraw()
    here, office.way = office.way, figures_place.way_to(Place(str(office.folder / "stick")))
    assert office.stage() is Stage.WAITING
    (one,) = figures_withdrawn.notices(office.desk)
    assert isinstance(figures_sending.why(one, Place()), FiguresPlaceAway)
    assert figures_sending.begin(office.desk, office.now + timedelta(seconds=9), only_due=True).sending == ()
    office.way = here
    assert office.stage() is Stage.SENT


def test_another_notice_under_that_name_is_left_alone(either):
    either.send()
    either.withdraw()
    (either.folder / either.name).write_bytes(b"{}")
    assert either.stage() is Stage.NEEDS_YOU
    (one,) = figures_withdrawn.notices(either.desk)
    assert isinstance(figures_sending.why(one, Place()), OtherFiguresThere)
    assert (either.folder / either.name).read_bytes() == b"{}"


def test_a_notice_that_is_refused_needs_somebody_until_it_is_taken(office):
    office.send()
    office.withdraw()
    office.send()
    office.lay_receipt("refused")
    assert office.stage() is Stage.NEEDS_YOU
    (one,) = figures_withdrawn.notices(office.desk)
    assert isinstance(figures_sending.why(one, Place()), NoticeRefused)
    office.lay_receipt("held")
    assert office.stage() is Stage.SENT
    figures_receipts.put_municipality_key(office.desk, sshsig.key_line(sshsig.public_half(THEIRS)))
    office.lay_receipt("withdrawn")
    (one,) = office.send()
    assert (one.note.stage, one.note.why) == (Stage.SENT, outbox.UNSIGNED)
    (office.folder / f"{office.name}.receipt.json").unlink()
    office.lay_receipt("withdrawn", THEIRS)
    assert office.stage() is Stage.CONFIRMED


def test_killed_between_the_package_and_its_note_it_is_still_withdrawn_there(either):
    begun = figures_sending.begin(either.desk, either.now)
    deliver(begun.sending, (), either.way)  # and nobody wrote down what came of it
    either.withdraw()
    assert figures_withdrawn.notices(either.desk) == ()
    assert either.stage() is Stage.SENT
    assert (either.folder / either.name).exists()


def test_killed_before_the_package_was_there_nothing_follows_it(office):
    figures_sending.begin(office.desk, office.now)
    office.withdraw()
    assert len(figures_sending.begin(office.desk, office.now).sending) == 1
    assert office.send() == ()
    assert list(office.folder.iterdir()) == []
    assert figures_sending.begin(office.desk, office.now) == figures_sending.Begun((), ())


def test_withdrawn_while_it_was_on_its_way_the_notice_follows(office):
    begun = figures_sending.begin(office.desk, office.now)
    outcomes = deliver(begun.sending, (), office.way)
    office.withdraw()
    (one,) = figures_sending.finish(office.desk, outcomes, office.now)
    assert (one.note.stage, one.waits) == (Stage.READY, True)
    assert office.stage() is Stage.SENT


def test_killed_at_any_step_of_a_notice_it_goes_on_and_is_there_once(office):
    office.send()
    office.withdraw()
    begun = figures_sending.begin(office.desk, office.now)
    (office.folder / f".{office.name}.{begun.sending[0].mark}.part").write_bytes(b'{"half')
    (office.folder / f"{office.name}.sig").write_bytes(begun.sending[0].files[f"{office.name}.sig"])
    assert office.stage() is Stage.SENT
    assert sorted(path.name for path in office.folder.glob("*withdrawn*")) == [
        office.name,
        f"{office.name}.sig",
    ]
    assert not list(office.folder.glob(".*"))


def test_a_notice_that_was_saved_reminds_nobody_and_can_still_be_sent(office, tmp_path_factory):
    office.send()
    office.withdraw()
    stick = tmp_path_factory.mktemp("stick")
    statistics_release.give_out(office.desk, Q1, stick, office.now)
    (one,) = figures_withdrawn.notices(office.desk)
    assert (one.by_hand, one.waits) == (True, False)
    assert office.stage() is Stage.SENT
    assert (stick / office.name).read_bytes() == (office.folder / office.name).read_bytes()


def test_a_damaged_notice_does_not_leave(office):
    office.send()
    office.withdraw()
    office.desk.db.execute("DROP TRIGGER release_step_update")
    office.desk.db.execute("UPDATE release_step SET notice = replace(notice, 'twice', 'thrice')")
    assert office.stage() is Stage.NEEDS_YOU
    assert not (office.folder / office.name).exists()


def test_the_packages_beside_it_go_on(office):
    office.send()
    office.withdraw()
    a_release(office.desk, Period(2026, 2))
    package, notice = office.send()
    assert (package.note.stage, notice.note.stage) == (Stage.SENT, Stage.SENT)
    assert [str(one.entry.period) for one in figures_waiting.packages(office.desk)] == ["2026-Q2"]
    assert vault_settings.get(office.desk.db, "figures_notices", {}).keys() == {office.entry.id}


class Lines:
    """A notice on its way to a server, one question of which is answered otherwise."""

    def __init__(self, served, way):
        self.served, self.way = served, way
        content = b'{"notice": "x"}\n'
        self.files = {"x.withdrawn.json": content, "x.withdrawn.json.sig": b"sig"}
        self.parcel = NoticeParcel("1-1", "x.withdrawn.json", self.files, "0123456789ab", "ab" * 32)
        self.folder = served.folder / "team"

    def deliver(self, instead=lambda asked: None):
        self.served.asked.clear()
        self.served.instead = instead
        (outcome,) = deliver([self.parcel], [], self.way)
        self.served.instead = lambda asked: None
        return outcome

    def clear(self):
        for path in self.folder.iterdir():
            path.unlink()


def test_a_server_that_goes_away_before_any_question_is_gone_on_with(served, server):
    lines = Lines(served, server)
    assert lines.deliver().arrived
    steps = len(served.asked)
    assert steps > 6
    for cut in range(steps):
        lines.clear()
        left = [cut]

        def power(asked, left=left):
            left[0] -= 1
            return ("503 Busy", {}, b"") if left[0] < 0 else None

        lines.deliver(power)
        there = found(lines.folder)
        assert all(there[name] == lines.files[name] for name in lines.files if name in there)
        assert "x.withdrawn.json" not in there or "x.withdrawn.json.sig" in there
        assert lines.deliver().arrived
        assert found(lines.folder) == lines.files


@pytest.mark.parametrize("hidden", [("GET",), ("GET", "HEAD"), ("GET", "HEAD", "PROPFIND")], ids=" ".join)
def test_a_server_that_shows_nothing_gets_the_notice_too_and_it_is_said(served, server, hidden):
    lines = Lines(served, server)
    outcome = lines.deliver(
        lambda asked: ("403 Forbidden", {}, b"") if asked["REQUEST_METHOD"] in hidden else None
    )
    assert (outcome.arrived, outcome.unread, outcome.error) == (True, True, None)
    assert found(lines.folder) == lines.files
