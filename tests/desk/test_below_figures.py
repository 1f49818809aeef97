# SPDX-License-Identifier: EUPL-1.2
"""Whatever is undone, removed, moved, merged, erased or taken in below signed figures: they stay, and it is told.

Ana's laptop makes the figures. Her talks, those that moved in and those of Bo's laptop were counted in two quarters.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import a_talk
from exchange_vaults import Ticking, a_copy, a_desk, a_vault, let_in
from figures_desk import leave, signed
from moving.tables import as_csv
from spreekuur.clients.model import Purpose
from spreekuur.consultations import store
from spreekuur.consultations.model import Kind, Outcome
from spreekuur.desk import (
    client_files,
    client_files_erasing,
    client_files_merging,
    exchange,
    follow_up,
    moving_back,
    moving_in,
    statistics_signing,
    talks,
)
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.desk.resting import since
from spreekuur.errors import UserError
from spreekuur.errors.figures import RestsOnFigures
from spreekuur.exchange.transport import Folder
from spreekuur.moving import reading
from spreekuur.moving.model import Choices
from spreekuur.referral.progress import Progress
from spreekuur.security.sealing import new_key_pair
from spreekuur.statistics import catalogue, closing, ledger
from spreekuur.statistics.periods import Period
from spreekuur.statistics.private.tables import count_tables
from spreekuur.store import resting, vault_settings
from spreekuur.store.connection import changes
from spreekuur.store.driver import IntegrityError
from spreekuur.store.resting import Afterwards
from spreekuur.store.writing import remove_many, save, undo

Q1, Q2, Q3 = (Period(2026, quarter) for quarter in (1, 2, 3))
BEFORE = datetime(2026, 1, 7, 12, tzinfo=UTC)
JULY, AUGUST, LATER = (datetime(2026, month, 20, 12, tzinfo=UTC) for month in (7, 8, 11))
FEBRUARY, JUNE, SEPTEMBER = date(2026, 2, 11), date(2026, 6, 10), date(2026, 9, 9)
HEADER = ("Datum", "Taal", "Onderwerp", "Wat gedaan")
ROWS = [(f"{day.day}-{day.month}-{day.year}", "Pools", "DigiD", "info") for day in (FEBRUARY, JUNE)] * 3


@dataclass
class Signed:
    """Two laptops with two signed quarters between them, and what may be tried against them."""

    ana: Desk
    bo: Desk
    stick: Any = None
    ids: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    def exchange(self, now=LATER):
        """Bo gives, Ana takes in; what she hears of it."""
        exchange.send(self.bo, Folder(self.stick), now)
        return exchange.receive(self.ana, Folder(self.stick), now)

    def correct(self, name="alone", now=LATER, **more):
        """Somebody saves one of Ana's talks again, otherwise."""
        return talks.finish(self.ana, replace(self.kept[name].talk, **more), now)


def a_laptop(content, name, digit, *, founds):
    db = a_vault(name, digit, founds=founds, clock=Ticking(BEFORE))
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    return a_desk(db, content)


def move_in(desk, rows=ROWS, now=JULY):
    sheet = reading.table(as_csv([HEADER, *rows]), "x")
    plan = moving_in.look(desk, sheet, Choices(), now)
    return moving_in.keep(desk, plan, now), plan


def held(desk, day, now=JULY, **more):
    return talks.finish(desk, a_talk(evenings.of_day(desk, day, now), **more), now)


@pytest.fixture(scope="module")
def made(content, tmp_path_factory):
    """Made once; each test gets copies of both stores."""
    team = Signed(
        a_laptop(content, "Ana", 0, founds=True),
        a_laptop(content, "Bo", 1, founds=False),
        tmp_path_factory.mktemp("stick"),
    )
    let_in(team.ana.db, team.bo.db)
    team.ids["move"] = move_in(team.ana)[0].step
    for name in ("one", "other", "third"):
        made = client_files.found(team.ana, "pl", JULY, (Purpose.RECORD,), given="Maja", family=name)
        team.ids[name] = made.client.id
        team.kept[name] = held(team.ana, FEBRUARY, client_id=made.client.id)
    team.kept["alone"] = held(team.ana, FEBRUARY)
    team.kept["june"] = held(team.ana, JUNE)
    (referral,) = follow_up_of(team.ana, team.kept["june"].talk.id)
    team.ids["reply"] = follow_up.note(team.ana, referral, Progress.TAKEN_UP, JULY)
    team.ids["join"] = client_files_merging.join(team.ana, team.ids["one"], team.ids["other"], (), JULY)
    team.ids["bo move"] = move_in(team.bo)[0].step
    team.ids["bo"] = held(team.bo, FEBRUARY).talk.id
    team.exchange(JULY)
    signed(team.ana, Q1, JULY)
    signed(team.ana, Q2, AUGUST)
    return team


def follow_up_of(desk, talk):
    return [row for (row,) in desk.db.execute("SELECT id FROM referral WHERE consultation_id = ?", (talk,))]


def copied(made, stick):
    ana, bo = (replace(desk, db=a_copy(desk.db, Ticking(LATER))) for desk in (made.ana, made.bo))
    return Signed(ana, bo, stick, made.ids, made.kept)


@pytest.fixture
def team(made, tmp_path):
    team = copied(made, tmp_path)
    yield team
    team.ana.db.close()
    team.bo.db.close()


def figures(desk):
    """What was signed of both quarters, byte for byte, and what it was made from, counted again."""
    db = desk.db
    lines = [line for one in (Q1, Q2) for line in closing.lines_of(db, one)]
    tables = count_tables(catalogue.of(desk.content), lines, [Q1, Q2])
    counts = {cell.key: n for table in tables for cell, n in table.named(table._counts)}
    signed = "SELECT cell, truth FROM release_cell WHERE period IN (?, ?)"
    told = dict(db.execute(signed, (str(Q1), str(Q2))).fetchall())
    assert told and told == {cell: counts.get(cell, 0) for cell in told}
    return (
        {str(one): statistics_signing.release_files(desk, one) for one in (Q1, Q2)},
        [closing.lines_of(db, one) for one in (Q1, Q2)],
        db.execute("SELECT period, cell, published, truth FROM release_cell ORDER BY 1, 2").fetchall(),
        db.execute(
            "SELECT period, closed_at, evenings, late FROM closed_period WHERE period < '2026-Q3' ORDER BY 1"
        ).fetchall(),
        [(one.period, one.status) for one in ledger.entries(db)],
    )


def rows(desk):
    """The talks as they stand, with their parts."""
    found = [row for (row,) in desk.db.execute("SELECT id FROM consultation ORDER BY id")]
    return [store.get(desk.db, each) for each in found]


def undo_step(name):
    return lambda team: undo(team.ana.db, team.ids[name])


REFUSED = {
    "the move is taken back": lambda team: moving_back.take_back(team.ana, team.ids["move"]),
    "the step of the move is undone": undo_step("move"),
    "saving a talk is undone": lambda team: talks.take_back(team.ana, team.kept["alone"]),
    "putting files together is undone": undo_step("join"),
    "a reply is undone": undo_step("reply"),
    "Bo takes his move back on his own laptop": lambda team: moving_back.take_back(
        team.bo, team.ids["bo move"]
    ),
}


@pytest.mark.parametrize("act", REFUSED)
def test_what_signed_figures_rest_on_is_not_undone(team, act):
    before = figures(team.ana), rows(team.ana), rows(team.bo), changes(team.ana.db), changes(team.bo.db)
    with pytest.raises(RestsOnFigures):
        REFUSED[act](team)
    after = figures(team.ana), rows(team.ana), rows(team.bo), changes(team.ana.db), changes(team.bo.db)
    assert after == before


def of_bo(act):
    """Something that Bo's laptop does, with all that its program allows or not, and gives."""

    def done(team):
        act(team.bo.db, team.ids["bo"])
        heard = team.exchange().afterwards
        assert heard.corrected == 1, "whoever takes it in is told"

    return done


CORRECTED = {
    "other topics": lambda team: team.correct(topics=("info.digid",)),
    "another number of persons": lambda team: team.correct(persons=3),
    "nobody came after all": lambda team: team.correct(kind=Kind.NO_SHOW, outcomes=(), routes=()),
    "another outcome": lambda team: team.correct(outcomes=(Outcome.INFO,)),
    "another route": lambda team: team.correct(routes=()),
    "moved to an open quarter": lambda team: team.correct(
        started_at=f"{SEPTEMBER}T17:00:00.000+00:00",
        evening_id=evenings.of_day(team.ana, SEPTEMBER, LATER).id,
    ),
    "moved to another closed quarter": lambda team: team.correct(started_at=f"{JUNE}T17:00:00.000+00:00"),
    "it was another client": lambda team: team.correct("third", client_id=team.ids["one"]),
    "files are put together": lambda team: client_files_merging.join(
        team.ana, team.ids["one"], team.ids["third"], (), LATER
    ),
    "files are taken apart": lambda team: client_files_merging.separate(team.ana, team.ids["other"]),
    "removed with Python in hand": lambda team: remove_many(
        team.ana.db, "consultation", [team.kept["alone"].talk.id]
    ),
    "removed on another laptop": of_bo(lambda db, talk: remove_many(db, "consultation", [talk])),
    "moved on another laptop": of_bo(
        lambda db, talk: save(db, "consultation", {"id": talk, "held_on": SEPTEMBER.isoformat()})
    ),
    "another language on another laptop": of_bo(
        lambda db, talk: save(db, "consultation", {"id": talk, "language": "bg"})
    ),
}


@pytest.mark.parametrize("act", CORRECTED)
def test_what_is_corrected_below_signed_figures_changes_none_and_is_told_in_the_next_quarter(team, act):
    before, place = figures(team.ana), changes(team.ana.db)
    counted = resting.counted(team.ana.db, {one.id for one in rows(team.ana)})
    CORRECTED[act](team)
    assert figures(team.ana) == before
    assert since(team.ana, place) == Afterwards(1, 0, str(Q3))
    assert not counted & set(closing.open_ids(team.ana.db, Q3)), "nothing is counted twice"
    held(team.ana, SEPTEMBER, LATER)
    statistics_signing.prepare(team.ana, Q3, leave(LATER), LATER)
    assert [one.corrected for one in closing.closed(team.ana.db)] == [0, 0, 1]
    assert resting.corrected(team.ana.db) == frozenset(), "and it is told once"
    assert figures(team.ana) == before


def took_back(team):
    talks.take_back(team.ana, team.correct(persons=3))


def noted_more(team):
    (referral,) = follow_up_of(team.ana, team.kept["alone"].talk.id)
    follow_up.note(team.ana, referral, Progress.TAKEN_UP, LATER)


NOTHING = {
    "a correction that is undone": took_back,
    "the same once more": lambda team: team.correct(),
    "only a note": lambda team: team.correct(note="rings again on Monday"),
    "what became of a referral": noted_more,
    "a person is erased": lambda team: client_files_erasing.erase_now(team.ana, team.ids["third"], LATER),
    "two files that are one are erased": lambda team: client_files_erasing.erase_now(
        team.ana, team.ids["one"], LATER
    ),
    "a client says no later": lambda team: team.correct(consent="no"),
    "the same file moves in once more": lambda team: move_in(team.ana, now=LATER),
    "nothing new on the other laptop": lambda team: team.exchange(),
}


@pytest.mark.parametrize("act", NOTHING)
def test_what_is_no_correction_is_not_told_as_one(team, act):
    before, place = figures(team.ana), changes(team.ana.db)
    NOTHING[act](team)
    assert figures(team.ana) == before
    assert since(team.ana, place) == Afterwards(0, 0, str(Q3))
    assert closing.open_ids(team.ana.db, Q3) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*REFUSED, *CORRECTED, *NOTHING]), min_size=3, max_size=8))
def test_nothing_one_does_in_any_order_changes_a_signed_figure_or_counts_a_talk_twice(
    made, tmp_path_factory, acts
):
    every, team = REFUSED | CORRECTED | NOTHING, copied(made, tmp_path_factory.mktemp("stick"))
    before = figures(team.ana)
    counted = resting.counted(team.ana.db, {one.id for one in rows(team.ana)})
    for act in acts:
        with suppress(UserError, AssertionError, ValueError, IntegrityError):  # what is gone is not corrected
            every[act](team)
        assert figures(team.ana) == before
    told = resting.corrected(team.ana.db)
    assert told <= counted and not counted & set(closing.open_ids(team.ana.db, Q3))
    held(team.ana, SEPTEMBER, LATER)
    statistics_signing.prepare(team.ana, Q3, leave(LATER), LATER)
    assert [one.corrected for one in closing.closed(team.ana.db)] == [0, 0, len(told)]
    assert figures(team.ana) == before


def test_of_a_move_only_what_no_figures_count_is_taken_back(team):
    september = ("9-9-2026", "Pools", "DigiD", "info")
    done, plan = move_in(team.ana, [*ROWS, september, ("12-2-2026", *september[1:])], LATER)
    assert (done.added, plan.late, plan.counts_in) == (2, 1, str(Q3))
    before = figures(team.ana)
    statistics_signing.prepare(team.ana, Q3, leave(LATER), LATER)
    assert [one.late for one in closing.closed(team.ana.db)] == [0, 0, 1]
    with pytest.raises(RestsOnFigures):
        moving_back.take_back(team.ana, done.step)
    more, _plan = move_in(team.ana, [("11-11-2026", *september[1:])], LATER)
    assert moving_back.take_back(team.ana, more.step).talks == 1
    assert figures(team.ana) == before


def test_a_move_that_reaches_over_a_closed_quarter_goes_back_to_there(made, content):
    desk = a_laptop(content, "Zoe", 4, founds=True)
    done, _plan = move_in(desk, now=AUGUST)
    signed(desk, Q1, AUGUST)
    back = moving_back.take_back(desk, done.step)
    assert (back.talks, back.stay, back.counted) == (3, 0, 3)
    assert {one.held_on for one in rows(desk)} == {FEBRUARY}
    assert len(move_in(desk, now=AUGUST)[1].new) == 3, "what stayed is known, and comes in no second time"


def test_what_came_in_afterwards_is_told_with_the_quarter_in_which_it_counts(team):
    place = changes(team.ana.db)
    held(team.ana, JUNE, LATER)
    late = held(team.bo, FEBRUARY, LATER)
    assert team.exchange().afterwards == Afterwards(0, 1, str(Q3))
    assert since(team.ana, place) == Afterwards(0, 2, str(Q3))
    assert late.talk.id in closing.open_ids(team.ana.db, Q3)


@pytest.mark.parametrize("on", [Progress.HANDED_OVER, Progress.TAKEN_UP])
def test_a_referral_of_which_the_letter_is_in_somebodys_hands_stays_when_its_route_is_dropped(team, on):
    talk = team.kept["alone"].talk
    (referral,) = follow_up_of(team.ana, talk.id)
    follow_up.note(team.ana, referral, on, LATER)
    team.correct(routes=())
    assert follow_up_of(team.ana, talk.id) == [referral]


@pytest.mark.parametrize("days", [13, 15])
def test_a_laptop_that_makes_no_figures_takes_back_what_it_gave_while_no_quarter_may_be_closed(content, days):
    ana, bo = a_laptop(content, "Ana", 0, founds=True), a_laptop(content, "Bo", 1, founds=False)
    let_in(ana.db, bo.db)
    now = datetime(2026, 4, 1, 12, tzinfo=UTC) + timedelta(days=days - 1)
    bo.db.clock = lambda: now
    done, _plan = move_in(bo, [("12-2-2026", "Pools", "DigiD", "info")], now)
    for to in exchange.sending.recipients(bo.db):
        exchange.sending.placed(bo.db, exchange.sending.make(bo.db, to, now))
    if days < closing.FROM_DAY:
        assert moving_back.take_back(bo, done.step).talks == 1
    else:
        with pytest.raises(RestsOnFigures):
            moving_back.take_back(bo, done.step)
