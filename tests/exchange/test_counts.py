# SPDX-License-Identifier: EUPL-1.2
"""The talks by day that are kept are those that a count of all talks gives, whatever was done since."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_lives import DOING, Team, a_client, a_talk, do, exchange_all, slowly
from spreekuur.exchange import counts
from spreekuur.store import vault_settings
from spreekuur.store.connection import memory_store
from spreekuur.store.writing import erase, remove, save, step, undo

DAYS = ("2026-11-04", "2026-11-11", "2026-12-09")
HOW = st.sampled_from(
    ("new", "moves", "into the bin", "back", "goes", "erased", "undone", "broken off", "kept")
)


class _Broken(Exception):
    pass


def counted(db):
    query = "SELECT held_on, origin FROM consultation WHERE deleted_at IS NULL"
    found: dict[str, dict[str, int]] = {}
    for day, vault in db.execute(query).fetchall():
        by = found.setdefault(day, {})
        by[vault] = by.get(vault, 0) + 1
    return found


def live(db, how, which):
    if how == "new":
        a_talk(db)
    elif how == "kept":
        counts.keep(db, counts.of(db))
    elif ids := [one for (one,) in db.execute("SELECT id FROM consultation ORDER BY id").fetchall()]:
        talk = ids[which % len(ids)]
        _DOING[how](db, talk, DAYS[which % len(DAYS)])


def _broken_off(db, talk, day):
    with suppress(_Broken), db.atomic():
        save(db, "consultation", {"id": talk, "held_on": day})
        counts.keep(db, counts.of(db))
        assert counts.of(db) == counted(db)
        raise _Broken


def _undone(db, talk, day):
    with step(db, "move") as done:
        save(db, "consultation", {"id": talk, "held_on": day, "note": f"to {day}"})
    undo(db, done)


_DOING = {
    "moves": lambda db, talk, day: save(db, "consultation", {"id": talk, "held_on": day}),
    "into the bin": lambda db, talk, day: save(db, "consultation", {"id": talk, "deleted_at": day}),
    "back": lambda db, talk, _day: save(db, "consultation", {"id": talk, "deleted_at": None}),
    "goes": lambda db, talk, _day: remove(db, "consultation", talk),
    "erased": lambda db, talk, _day: erase(db, "consultation", talk, ["held_on", "note"]),
    "undone": _undone,
    "broken off": _broken_off,
}


@settings(max_examples=40, suppress_health_check=slowly)
@given(st.lists(st.tuples(HOW, st.integers(0, 20)), max_size=25))
def test_what_is_kept_is_what_a_count_of_all_talks_gives(doings):
    db = memory_store(author="Bo")
    for how, which in [("kept", 0), *doings]:
        live(db, how, which)
        assert counts.of(db) == counted(db)
    db.close()


@settings(max_examples=6, suppress_health_check=slowly)
@given(st.lists(DOING, min_size=5, max_size=30))
def test_so_it_is_after_bundles_came_in(doings):
    team = Team()
    try:
        for number, doing in enumerate(doings):
            do(team, number, *doing)
        exchange_all(team)
        for db in team.all:
            assert vault_settings.get(db, "talks_counted") is not None
            assert counts.of(db) == counted(db)
    finally:
        team.close()


def test_no_day_without_a_talk_of_those_vaults_is_told(db):
    a_talk(db)
    a_client(db, "K7-42M")
    assert counts.by_day(counts.of(db), {db.origin}) == {"2026-11-11": 1}
    assert counts.by_day(counts.of(db), {"somebody else"}) == {}
