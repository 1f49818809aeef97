# SPDX-License-Identifier: EUPL-1.2
"""From talks to a signed release: closed, rounded, proved, shown, signed byte for byte, given out, withdrawn."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from exchange_vaults import TwoCoordinators, a_desk, a_vault, let_in
from figures_store import DAYS, Told, keep
from spreekuur.desk import statistics, statistics_making, statistics_package, statistics_signing
from spreekuur.desk.settings_people import Permit
from spreekuur.desk.statistics import State, Totals
from spreekuur.errors.figures import (
    AlreadySigned,
    ClockBehind,
    LedgerOfAnother,
    MadeElsewhere,
    MayNotCloseYet,
    NotAsShown,
    NothingToCount,
    NotSigned,
    PeriodOpen,
    WasWithdrawn,
)
from spreekuur.errors.settings import PermitOver
from spreekuur.errors.team import NotACoordinator
from spreekuur.security import sshsig
from spreekuur.security.identity import canonical
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from spreekuur.store import vault_settings

Q1, Q2, Q4, YEAR = Period(2026, 1), Period(2026, 2), Period(2026, 4), Period(2026)
APRIL_15 = datetime(2026, 4, 15, 12, tzinfo=UTC)
FEBRUARY = datetime(2027, 2, 20, 12, tzinfo=UTC)


class Hand:
    """A clock that stands until it is set."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Hand(APRIL_15)


@pytest.fixture
def ana(content, clock):
    db = a_vault("Ana", 0, founds=True, clock=clock)
    yield a_desk(db, content)
    db.close()


def some_talks(desk, days=DAYS[:3], each=6):
    for number in range(each * len(days)):
        answers = {"stay": ("short", "long")[number % 2], "municipality": "aalsmeer"}
        day = days[number % len(days)]
        told = Told(day, language=("pl", "pl", "bg")[number % 3], answers=answers)
        keep(desk.db, f"{day}-{number}", told)


def leave(now):
    return Permit(None, now)


def made_of(desk, period, now):
    basis = statistics_signing.prepare(desk, period, now)
    made = statistics_making.make(basis)
    return made, statistics_package.compose_all(made, statistics_signing.about(desk, basis, now))


def signed(desk, period, now=APRIL_15):
    made, packages = made_of(desk, period, now)
    try:
        return statistics_signing.sign(desk, made, packages, leave(now), now)
    finally:
        made.close()


def test_a_quarter_is_signed_byte_for_byte_as_it_was_shown_and_proved_again_for_the_screen(ana):
    some_talks(ana)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.READY
    made, packages = made_of(ana, Q1, APRIL_15)
    shown = dict(packages[Q1].files)
    (entry,) = statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    made.close()
    kept = statistics_signing.release_files(ana, Q1)
    assert {path: kept[path] for path in shown} == shown
    assert kept.keys() - shown.keys() == {"manifest.json.sig"}
    public = bytes.fromhex(entry.told["public_key"])
    assert sshsig.is_signed(public, kept["manifest.json"], kept["manifest.json.sig"].decode())
    release = statistics_making.prove_again(statistics.stored(ana, Q1))
    assert (release.release, release.tables["q_contacts_visit"].total % 5) == (entry.release, 0)
    assert abs(release.tables["q_contacts_visit"].total - 18) < 5
    assert statistics.overview(ana, Q1, APRIL_15).state is State.SIGNED
    assert not made.release(Q1).folder.exists(), "nothing lies beside the vault"


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
        statistics_signing.prepare(ana, Q1, today)
    assert ana.db.execute("SELECT count(*) FROM closed_period").fetchone() == (0,)


def test_without_anybody_there_are_no_figures(ana):
    with pytest.raises(NothingToCount):
        statistics_signing.prepare(ana, Q1, APRIL_15)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.EMPTY


@pytest.mark.parametrize("talks", [1, 30])
def test_one_talk_and_everybody_in_one_cell_are_released_as_all_others(ana, talks):
    for number in range(talks):
        keep(ana.db, number, Told(DAYS[0]))
    signed(ana, Q1)
    release = statistics_making.prove_again(statistics.stored(ana, Q1))
    assert abs(release.tables["q_contacts_visit"].total - talks) < 5


def test_topics_and_places_that_are_gone_from_the_pack_are_counted(ana):
    for number in range(8):
        keep(ana.db, number, Told(DAYS[0], topics=("gone.topic",), routes=("gone_route",)))
    signed(ana, Q1)


def test_what_is_signed_stays_and_is_not_signed_again(ana):
    some_talks(ana)
    made, packages = made_of(ana, Q1, APRIL_15)
    statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    with pytest.raises(AlreadySigned):
        statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    made.close()
    with pytest.raises(AlreadySigned):
        statistics_signing.prepare(ana, Q1, APRIL_15)


def test_without_the_coordinators_passphrase_nothing_is_signed(ana):
    some_talks(ana)
    made, packages = made_of(ana, Q1, APRIL_15)
    for given in (None, leave(APRIL_15 - timedelta(minutes=11))):
        with pytest.raises(PermitOver):
            statistics_signing.sign(ana, made, packages, given, APRIL_15)
    made.close()
    assert ledger.entries(ana.db) == ()


def test_making_it_again_gives_the_same_figures_until_they_are_signed(ana):
    some_talks(ana)
    one, first = made_of(ana, Q1, APRIL_15)
    other, second = made_of(ana, Q1, APRIL_15)
    assert first[Q1].files == second[Q1].files
    statistics_signing.sign(ana, one, first, leave(APRIL_15), APRIL_15)
    assert ana.db.execute("SELECT count(*) FROM release_secret").fetchone() == (0,)
    one.close()
    other.close()


def test_files_that_are_not_what_was_shown_are_not_signed(ana):
    some_talks(ana)
    made, packages = made_of(ana, Q1, APRIL_15)
    package = packages[Q1]
    changed = replace(package, files={**package.files, "report.pdf": b"another report"})
    with pytest.raises(NotAsShown):
        statistics_signing.sign(ana, made, {Q1: changed}, leave(APRIL_15), APRIL_15)
    staged = made.release(Q1).folder / "q_contacts_visit.csv"
    staged.write_bytes(staged.read_bytes().replace(b"first", b"never"))
    with pytest.raises(NotAsShown):
        statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    staged.unlink()
    with pytest.raises(NotAsShown):
        statistics_signing.sign(ana, made, packages, leave(APRIL_15), APRIL_15)
    made.close()
    assert ledger.entries(ana.db) == ()


def test_what_is_withdrawn_is_given_out_no_more_by_a_notice_that_is_signed(ana):
    some_talks(ana)
    (entry,) = signed(ana, Q1)
    statistics_signing.note_sent(ana, Q1, APRIL_15)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.SENT
    gone = statistics_signing.withdraw(ana, entry.id, " counted twice ", leave(APRIL_15), APRIL_15)
    (_sent, step) = gone.steps
    public = bytes.fromhex(entry.told["public_key"])
    assert sshsig.is_signed(public, canonical(dict(step.notice)), step.signature)
    assert step.notice["why"] == "counted twice"
    for refused in (statistics_signing.release_files, statistics.stored):
        with pytest.raises(WasWithdrawn):
            refused(ana, Q1)
    with pytest.raises(WasWithdrawn):
        statistics_signing.withdraw(ana, entry.id, "", leave(APRIL_15), APRIL_15)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.WITHDRAWN
    some_talks(ana, DAYS[3:4])
    assert [one.period for one in signed(ana, Q2, FEBRUARY)] == [Q2], "the year goes on"


def test_a_ledger_of_another_vault_is_not_given_out(ana):
    some_talks(ana)
    signed(ana, Q1)
    other = a_vault("Zoe", 5, founds=True)
    vault_settings.put(ana.db, "identity", vault_settings.get(other, "identity"))
    with pytest.raises(LedgerOfAnother):
        statistics_signing.release_files(ana, Q1)


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
    for made in (release, again, year):
        made.close()


def test_the_periods_one_can_look_at(ana):
    some_talks(ana, DAYS[2:3], 1)
    known = statistics.periods(ana, datetime(2026, 6, 1, tzinfo=UTC))
    assert known == (YEAR, Q2, Q1)


def test_a_volunteers_laptop_makes_none_and_a_laptop_that_is_not_in_is_named_until_day_45(content):
    team = TwoCoordinators()
    ana, bo = a_desk(team.ana, content), a_desk(team.bo, content)
    some_talks(ana)
    with pytest.raises(NotACoordinator):
        statistics_signing.prepare(bo, Q1, APRIL_15)
    with pytest.raises(MayNotCloseYet) as early:
        statistics_signing.prepare(ana, Q1, APRIL_15)
    assert set(early.value.missing) == {"Bo", "Dee"}
    known = statistics.overview(ana, Q1, APRIL_15)
    assert (known.state, known.from_day, known.missing) == (State.WAITING, date(2026, 5, 15), ("Bo", "Dee"))
    assert statistics.overview(bo, Q1, APRIL_15).may_make is False


def test_two_laptops_are_not_to_make_figures_of_one_year(content, clock):
    ana, dee = a_vault("Ana", 0, founds=True, clock=clock), a_vault("Dee", 2, clock=clock)
    let_in(ana, dee, "coordinator")
    here, there = a_desk(ana, content), a_desk(dee, content)
    some_talks(here)
    some_talks(there, DAYS[3:4])
    (entry,) = signed(here, Q1, datetime(2026, 5, 20, 12, tzinfo=UTC))
    told = ledger.Signed(Q1, entry.release, entry.told, ledger.files(ana, entry, entry.told["team"]))
    dee.origin, mine = ana.origin, dee.origin
    ledger.keep(dee, [told], {}, APRIL_15)
    dee.origin = mine
    with pytest.raises(MadeElsewhere) as elsewhere:
        statistics_signing.prepare(there, Q2, FEBRUARY)
    assert elsewhere.value.laptop == "Ana"
    assert statistics.overview(there, Q2, FEBRUARY).state is State.ELSEWHERE
    assert statistics_signing.release_files(there, Q1) == statistics_signing.release_files(here, Q1)
    with pytest.raises(NotSigned):
        statistics_signing.release_files(there, Q2)
