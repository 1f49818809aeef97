# SPDX-License-Identifier: EUPL-1.2
"""From talks to a signed release: closed, rounded, proved, shown, signed byte for byte, given out, withdrawn."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from builders import an_evening
from figures_desk import APRIL_15, leave, made_of, signed, some_talks
from figures_store import DAYS, FEBRUARY, Told, keep
from letter_builders import words_of
from spreekuur.desk import (
    figures_counts,
    statistics,
    statistics_making,
    statistics_release,
    statistics_signing,
)
from spreekuur.desk.figures_counts import Unsent
from spreekuur.desk.statistics import State, Totals
from spreekuur.errors.figures import (
    AlreadySigned,
    ClockBehind,
    MayNotCloseYet,
    NotAsNamed,
    NotAsShown,
    NothingToCount,
    PeriodOpen,
)
from spreekuur.errors.settings import PermitOver
from spreekuur.errors.vault import NoRoom
from spreekuur.security import sshsig
from spreekuur.statistics import closing, ledger
from spreekuur.statistics.periods import Period
from spreekuur.store import practice

Q1, Q2, Q4, YEAR = Period(2026, 1), Period(2026, 2), Period(2026, 4), Period(2026)


def test_a_quarter_is_signed_byte_for_byte_as_it_was_shown_and_proved_again_for_the_screen(ana):
    some_talks(ana)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.READY
    made, packages = made_of(ana, Q1, APRIL_15)
    shown = dict(packages[Q1].files)
    (entry,) = statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    kept = statistics_signing.release_files(ana, Q1)
    assert {path: kept[path] for path in shown} == shown
    assert kept.keys() - shown.keys() == {"manifest.json.sig"}
    public = bytes.fromhex(entry.told["public_key"])
    assert sshsig.is_signed(public, kept["manifest.json"], kept["manifest.json.sig"].decode())
    release = statistics_making.prove_again(statistics.stored(ana, Q1))
    assert (release.release, release.tables["q_contacts_visit"].total % 5) == (entry.release, 0)
    assert abs(release.tables["q_contacts_visit"].total - 18) < 5
    assert statistics.overview(ana, Q1, APRIL_15).state is State.SIGNED


def test_a_fourth_quarter_is_released_with_its_year_and_late_talks_change_nothing_that_was_signed(ana, clock):
    some_talks(ana, DAYS[2:3])
    signed(ana, Q1)
    first = statistics_signing.release_files(ana, Q1)
    clock.now = FEBRUARY
    for number in range(12):
        keep(ana.db, f"later{number}", Told(DAYS[3 + number % 2], language="ro"))
    keep(ana.db, "late", Told(DAYS[1], ("a",)))
    entries = signed(ana, YEAR, FEBRUARY)
    assert [one.period for one in entries] == [Q2, Period(2026, 3), Q4, YEAR]
    assert statistics_signing.release_files(ana, Q1) == first
    previous = json.loads(statistics_signing.release_files(ana, YEAR)["manifest.json"])["previous"]
    manifest = statistics_signing.release_files(ana, Q4)["manifest.json"]
    assert previous == hashlib.sha256(manifest).hexdigest()
    year = statistics_making.prove_again(statistics.stored(ana, YEAR))
    quarters = [statistics_making.prove_again(statistics.stored(ana, one)) for one in YEAR.quarters()]
    total = sum(one.tables["q_contacts_visit"].total for one in quarters)
    assert year.tables["y_contacts_visit"].total == total


@pytest.mark.parametrize(
    ("today", "error"),
    [
        (datetime(2026, 3, 20, 12, tzinfo=UTC), PeriodOpen),
        (datetime(2026, 4, 14, 12, tzinfo=UTC), MayNotCloseYet),
        (datetime(2026, 1, 1, 12, tzinfo=UTC), ClockBehind),
    ],
)
def test_what_is_open_too_early_or_by_a_wrong_clock_is_not_closed(ana, today, error):
    some_talks(ana)
    with pytest.raises(error):
        statistics_signing.prepare(ana, Q1, leave(today), today)
    assert ana.db.execute("SELECT count(*) FROM closed_period").fetchone() == (0,)


def test_closing_needs_leave_and_closes_nothing_that_was_not_named(ana):
    some_talks(ana)
    with pytest.raises(PermitOver):
        statistics_signing.prepare(ana, Q1, None, APRIL_15)
    with pytest.raises(PermitOver):
        statistics_signing.prepare(ana, Q1, leave(APRIL_15 - timedelta(hours=1)), APRIL_15)
    named = [one.period for one in statistics_signing.plan(ana.db, Q1)]
    keep(ana.db, "from before", Told(date(2025, 11, 4)))
    with pytest.raises(NotAsNamed):
        statistics_signing.prepare(ana, Q1, leave(APRIL_15), APRIL_15, named)
    assert closing.closed(ana.db) == ()
    assert [
        (str(one.period), one.evenings, one.about_talks) for one in statistics_signing.plan(ana.db, Q1)
    ] == [
        ("2025-Q4", 1, 0),
        ("2026-Q1", 3, 20),
    ]


@pytest.mark.parametrize("talks", [0, 1, 4, 5, 14, 15])
def test_about_how_many_talks_are_closed_is_said_in_tens(ana, talks):
    for number in range(talks):
        keep(ana.db, str(number), Told(DAYS[0]))
    (one,) = statistics_signing.plan(ana.db, Q1)
    assert (one.about_talks, one.evenings) == ((talks + 5) // 10 * 10, min(talks, 1))


def test_who_asks_for_it_gets_the_report_in_english(ana):
    some_talks(ana)
    statistics_release.release(ana, Q1, leave(APRIL_15), APRIL_15, "en")
    report = statistics_signing.release_files(ana, Q1)["report.pdf"]
    assert "All counts are rounded" in " ".join(words_of(report).split())


def test_without_anybody_there_are_no_figures(ana):
    with pytest.raises(NothingToCount):
        statistics_signing.prepare(ana, Q1, leave(APRIL_15), APRIL_15)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.EMPTY


@pytest.mark.parametrize("talks", [1, 30])
def test_one_talk_and_everybody_in_one_cell_are_released_as_all_others_also_when_topic_and_place_are_gone(
    ana, talks
):
    for number in range(talks):
        told = Told(DAYS[number % 3], topics=("gone.topic",), routes=("gone_route",))
        keep(ana.db, number, told)
    signed(ana, Q1)
    release = statistics_making.prove_again(statistics.stored(ana, Q1))
    assert abs(release.tables["q_contacts_visit"].total - talks) < 5


def test_making_it_again_gives_the_same_figures_until_they_are_signed_and_then_they_stay(ana):
    some_talks(ana)
    looked = statistics.provisional(ana, Q1, APRIL_15)
    assert looked.secret == statistics_signing.prepare(ana, Q1, leave(APRIL_15), APRIL_15).secret, (
        "no second rounding of one count"
    )
    one, first = made_of(ana, Q1, APRIL_15)
    other, second = made_of(ana, Q1, APRIL_15)
    assert first[Q1].files == second[Q1].files
    statistics_signing.sign(ana, one, first, leave(APRIL_15), APRIL_15)
    assert ana.db.execute("SELECT count(*) FROM release_secret").fetchone() == (0,)
    with pytest.raises(AlreadySigned):
        statistics_signing.sign(ana, other, second, leave(APRIL_15), APRIL_15)
    with pytest.raises(AlreadySigned):
        statistics_signing.prepare(ana, Q1, leave(APRIL_15), APRIL_15)


def test_without_the_coordinators_passphrase_and_with_other_files_than_were_shown_nothing_is_signed(ana):
    some_talks(ana)
    made, packages = made_of(ana, Q1, APRIL_15)
    for given in (None, leave(APRIL_15 - timedelta(minutes=11))):
        with pytest.raises(PermitOver):
            statistics_signing.sign(ana, made, packages, given, APRIL_15)
    package = packages[Q1]
    changed = replace(package, files={**package.files, "report.pdf": b"another report"})
    with pytest.raises(NotAsShown):
        statistics_signing.sign(ana, made, {Q1: changed}, leave(APRIL_15), APRIL_15)
    proved = made.release(Q1).content
    changed = proved["q_contacts_visit.csv"].replace(b"first", b"never")
    for other in ({**proved, "q_contacts_visit.csv": changed}, {"manifest.json": proved["manifest.json"]}):
        object.__setattr__(made.release(Q1), "content", other)
        with pytest.raises(NotAsShown):
            statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    assert ledger.entries(ana.db) == ()


def test_exact_are_the_four_totals_of_the_open_quarter_and_nothing_else(ana):
    some_talks(ana)
    keep(ana.db, "x", Told(DAYS[0], ("a", "b"), topics=("housing.rent", "work.unpaid")))
    now = datetime(2026, 3, 20, 12, tzinfo=UTC)
    known = statistics.overview(ana, Q1, now)
    assert (known.state, known.totals) == (State.OPEN, Totals(20, 20, 22, 0))
    assert statistics.overview(ana, YEAR, now).totals is None
    assert statistics.overview(ana, Q1, datetime(2026, 4, 2, tzinfo=UTC)).totals is None
    release = statistics_making.make(statistics.provisional(ana, Q1, now))
    again = statistics_making.make(statistics.provisional(ana, Q1, now))
    rows = [made.release(Q1).tables["q_questions_line_language"].rows for made in (release, again)]
    assert rows[0] == rows[1], "looking often tells no more"
    assert all(row.count % 5 == 0 for row in rows[0])
    year = statistics_making.make(statistics.provisional(ana, YEAR, now))
    assert year.release(YEAR).tables["y_persons_area"].total % 5 == 0


def test_the_periods_one_can_look_at(ana):
    some_talks(ana, DAYS[2:3], 1)
    known = statistics.periods(ana, datetime(2026, 6, 1, tzinfo=UTC))
    assert known == (YEAR, Q2, Q1)


def test_a_full_disk_signs_nothing_and_the_same_is_signed_once_there_is_room(ana):
    some_talks(ana)
    made, packages = made_of(ana, Q1, APRIL_15)
    pages = ana.db.execute("PRAGMA page_count").fetchone()[0]
    ana.db.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(NoRoom):
        statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    assert ledger.entries(ana.db) == ()
    assert ana.db.execute("SELECT count(*) FROM release_file").fetchone() == (0,)
    ana.db.execute("PRAGMA max_page_count=100000")
    statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    assert statistics_signing.release_files(ana, Q1)["manifest.json"] == packages[Q1].files["manifest.json"]


def test_before_leaving_only_who_may_send_is_asked_once_of_each_and_never_in_practice(ana):
    some_talks(ana)
    (entry,) = signed(ana, Q1)
    found = figures_counts.unsent(ana)
    assert found.unasked == found.unsaid == {entry.id: "2026-Q1"}
    with ana.db.led(False):
        assert figures_counts.unsent(ana) == Unsent(), "a volunteer opened the vault"
    figures_counts.note_told(ana, found.unsaid, asked=False)
    assert figures_counts.unsent(ana) == Unsent({entry.id: "2026-Q1"}, {})
    figures_counts.note_told(ana, found.unasked, asked=True)
    assert figures_counts.unsent(ana) == Unsent()
    figures_counts.note_told(ana, [entry.id], asked=False)
    figures_counts.note_asked(ana, an_evening(ana))
    assert figures_counts.unsent(ana) == Unsent(), "the closing of the evening asked"
    figures_counts.note_told(ana, [entry.id], asked=False)
    assert figures_counts.unsent(ana) != Unsent()
    practice.mark(ana.db)
    assert figures_counts.unsent(ana) == Unsent()
