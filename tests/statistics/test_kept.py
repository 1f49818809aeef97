# SPDX-License-Identifier: EUPL-1.2
"""Two ways of counting are one: what is kept by evening, and a plain recount, whatever happens in between."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from figures_store import CODING, DAYS, FEBRUARY, FILES, Told, keep, some_talk
from spreekuur.clients import merging
from spreekuur.errors.figures import NothingToCount
from spreekuur.errors.vault import NothingToUndo, UndoOvertaken
from spreekuur.referral import steps
from spreekuur.referral.progress import Progress, Step, WhyNot
from spreekuur.statistics import catalogue, closing, counting, held, kept
from spreekuur.statistics.kept import TOTALS, Figures
from spreekuur.statistics.periods import Period
from spreekuur.statistics.units import PERSONS
from spreekuur.store.connection import memory_store
from spreekuur.store.writing import remove, save, step, undo
from spreekuur.times import utc_now

QUARTERS = Period(2026).quarters()


def figures(content):
    return Figures(catalogue.of(content), CODING)


def plain(db, figures):
    """By quarter and table what is open, counted from the talks in one go."""
    first_open = closing.first_open(db)
    found = {}
    lines = [line for quarter in QUARTERS for line in closing.lines_of(db, quarter)]
    for quarter in QUARTERS:
        if first_open is not None and quarter < first_open:
            continue
        own = [
            talk
            for talk in held.read(db, held.open_ids(db, quarter.last), figures.coding)
            if max(Period.of(talk.day), first_open or Period.of(talk.day)) == quarter
        ]
        key, known = closing.key_of(db, Period(2026)), counting.about_persons(lines)
        counted = counting.count(own, str(quarter), key, known)
        lines += counted
        found[quarter] = {TOTALS: Counter((line.unit,) for line in counted)}
        for table in figures.catalogue.tables:
            rows = [line for line in counted if line.unit == table.unit]
            if table.yearly and table.unit == PERSONS:
                rows = [line for line in rows if line.contributor not in known]
            cells = Counter(tuple(line.codes[name] for name in table.dimensions) for line in rows)
            found[quarter][table.name] = cells
    return {q: {t: c for t, c in tables.items() if c} for q, tables in found.items()}


actions = st.one_of(
    st.tuples(st.just("talk"), st.integers(0, 5), some_talk()),
    st.tuples(st.just("talk"), st.integers(0, 5), some_talk(DAYS[:2])),
    st.tuples(st.just("undo"), st.integers(0, 8)),
    st.tuples(st.just("join"), st.permutations(FILES).map(lambda files: files[:2])),
    st.tuples(st.just("separate"), st.sampled_from(FILES)),
    st.tuples(st.just("gone"), st.integers(0, 5)),
    st.tuples(st.just("bin"), st.integers(0, 5)),
    st.tuples(st.just("full"), st.integers(0, 3)),
    st.tuples(st.just("close"), st.sampled_from(QUARTERS[:2])),
)
begins = st.lists(some_talk(DAYS[:3]), min_size=2, max_size=4)


class _Desk:
    """Does what a desk does, as far as it can be done now."""

    def __init__(self, db, figures):
        self.db, self.figures, self.steps = db, figures, []

    def do(self, name, *told):
        with self.db.atomic(), step(self.db, name) as done:
            getattr(self, f"_{name}")(*told)
        self.steps.append(done)

    def _talk(self, number, told):
        keep(self.db, number, told)

    def _gone(self, number):
        remove(self.db, "consultation", f"t{number}")

    def _bin(self, number):
        if self.db.execute("SELECT 1 FROM consultation WHERE id = ?", (f"t{number}",)).fetchone():
            save(self.db, "consultation", {"id": f"t{number}", "deleted_at": "2026-11-11T19:00:00.000+00:00"})

    def _join(self, files):
        ends = merging.ends(self.db, files)
        there = self.db.execute("SELECT count(*) FROM client WHERE id IN (?, ?)", tuple(files)).fetchone()
        if there == (2,) and len(set(ends.values())) == 2:
            merging.join(self.db, *ends.values(), (), utc_now())

    def _separate(self, file):
        if merging.end_of(self.db, file) != file:
            merging.separate(self.db, file)

    def _full(self, place):
        rows = self.db.execute("SELECT id FROM referral ORDER BY id").fetchall()
        if place < len(rows):
            steps.add(
                self.db, rows[place][0], Step(Progress.COULD_NOT_HELP, DAYS[0], "x", WhyNot.FULL), utc_now()
            )

    def _close(self, quarter):
        closing.close(self.db, quarter, CODING, FEBRUARY)

    def undo(self, place):
        if place < len(self.steps):
            undo(self.db, self.steps[-1 - place])


def test_what_is_kept_is_what_a_recount_finds(content, slow):
    @settings(max_examples=1000 if slow else 40)
    @given(begins, st.lists(st.tuples(actions, st.booleans()), min_size=1, max_size=8))
    def holds(first, told):
        _play(content, first, told)

    holds()


def _play(content, first, told):
    db = memory_store(clock=lambda: datetime(2027, 2, 20, 12, tzinfo=UTC))
    desk = _Desk(db, figures(content))
    for number, one in enumerate(first):
        desk.do("talk", number, one)
    kept.refresh(db, desk.figures)
    for (name, *more), looks in told:
        with suppress(NothingToUndo, UndoOvertaken, NothingToCount):
            if name == "undo":
                desk.undo(*more)
            else:
                desk.do(name, *more)
        if looks:
            kept.refresh(db, desk.figures)
    kept.refresh(db, desk.figures)
    for quarter, tables in plain(db, desk.figures).items():
        assert kept.read(db, quarter) == tables
    db.close()


def test_only_the_evenings_of_whoever_was_written_about_are_counted_again(db, content):
    for number, day in enumerate(DAYS):
        keep(db, number, Told(day, ("abcd"[number % 2],)))
    by = figures(content)
    assert kept.refresh(db, by) == 5
    assert kept.refresh(db, by) == 0
    keep(db, 1, Told(DAYS[1], ("b",), topics=("work.unpaid",)))
    assert kept.refresh(db, by) == 2, "b came on two evenings"
    assert kept.read(db, QUARTERS[0])[TOTALS] == {("persons",): 2, ("contacts",): 3, ("questions",): 3}


def test_another_catalogue_or_pack_counts_everything_again(db, content):
    keep(db, 1, Told(DAYS[0], topics=("housing.rent",)))
    kept.refresh(db, figures(content))
    other = Figures(catalogue.of(content), CODING.__class__({}, "other.general", {}, "other", frozenset()))
    assert kept.refresh(db, other) == 1
    assert kept.read(db, QUARTERS[0])["y_questions_topic"] == {("other.general",): 1}


def test_what_a_closed_quarter_counted_is_not_kept_and_what_comes_late_counts_in_the_open_one(db, content):
    keep(db, 1, Told(DAYS[0], ("a",)))
    by = figures(content)
    kept.refresh(db, by)
    closing.close(db, QUARTERS[0], CODING, FEBRUARY)
    kept.refresh(db, by)
    assert kept.read(db, QUARTERS[0]) == kept.read(db, QUARTERS[1]) == {}
    keep(db, 2, Told(DAYS[1], ("a", "b")))
    kept.refresh(db, by)
    assert kept.read(db, QUARTERS[1])[TOTALS] == {("persons",): 2, ("contacts",): 2, ("questions",): 2}
    assert kept.read(db, QUARTERS[1])["y_persons_area"] == {("unknown",): 1}, "a was counted this year"


def test_whoever_is_taken_out_of_a_talk_is_new_at_the_next_one(db, content):
    by = figures(content)
    keep(db, 1, Told(DAYS[0], ("a", "b")))
    keep(db, 2, Told(DAYS[1], ("b",)))
    keep(db, 3, Told(DAYS[2], ("a",)))
    for told, firsts in ((Told(DAYS[0], ("a",), persons=2), 3), (Told(DAYS[0], ("c",)), 3)):
        kept.refresh(db, by)
        keep(db, 1, told)
        kept.refresh(db, by)
        assert kept.read(db, QUARTERS[0]) == plain(db, by)[QUARTERS[0]]
        assert kept.read(db, QUARTERS[0])["y_contacts_visit"][("first",)] == firsts


def test_what_became_of_a_referral_is_counted_again(db, content):
    by = figures(content)
    keep(db, 1, Told(DAYS[0], ("a",), routes=("juridisch_loket",)))
    kept.refresh(db, by)
    (referral,) = db.execute("SELECT id FROM referral").fetchone()
    steps.add(db, referral, Step(Progress.COULD_NOT_HELP, DAYS[0], "x", WhyNot.FULL), utc_now())
    kept.refresh(db, by)
    assert kept.read(db, QUARTERS[0])["y_referrals_domain_result"] == {("legal", "full"): 1}
