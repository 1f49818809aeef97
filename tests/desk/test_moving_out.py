# SPDX-License-Identifier: EUPL-1.2
"""Talks go out as they are, with names only when asked for, and come into another vault as the same talks."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from builders import SENDER, SEVEN, a_talk, an_evening
from spreekuur.clients.model import Purpose
from spreekuur.consultations import store
from spreekuur.consultations.model import Kind, Outcome, Stay
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.content import pack
from spreekuur.desk import client_files, follow_up, moving_in, moving_out, talks
from spreekuur.desk.desk import Desk
from spreekuur.moving import reading
from spreekuur.moving.model import Choices
from spreekuur.referral.progress import Progress, WhyNot
from spreekuur.store.connection import memory_store

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def look(desk, data):
    return moving_in.look(desk, reading.table(data, "x"), Choices(), NOW)


def all_talks(desk):
    ids = [row[0] for row in desk.db.execute("select id from consultation order by id")]
    return [store.get(desk.db, each) for each in ids]


def test_without_names_the_file_holds_none(desk):
    on = an_evening(desk)
    file = client_files.found(
        desk, "pl", SEVEN, (Purpose.RECORD,), given="Żaneta", phone="+48 600 700 811"
    ).client
    talks.finish(desk, a_talk(on, client_id=file.id, note="Belt Jan terug"), SEVEN)
    for kind in ("jsonl", "xlsx"):
        bare = moving_out.export(desk, kind)
        assert (bare.talks, bare.with_names) == (1, 0)
        assert "Żaneta" not in _text(bare.data, kind) and "Jan" not in _text(bare.data, kind)
        told = moving_out.export(desk, kind, names=True)
        assert told.with_names == 1
        assert "Żaneta" in _text(told.data, kind) and "Belt Jan terug" in _text(told.data, kind)


def _text(data, kind):
    if kind == "jsonl":
        return data.decode()
    sheet = load_workbook(BytesIO(data)).active
    return json.dumps([[cell.value for cell in row] for row in sheet.rows], ensure_ascii=False)


def test_a_spreadsheet_that_goes_out_holds_texts_and_no_formula(desk):
    talks.finish(desk, a_talk(an_evening(desk), note='=HYPERLINK("http://x")'), SEVEN)
    sheet = load_workbook(BytesIO(moving_out.export(desk, "xlsx", names=True).data)).active
    kinds = {cell.data_type for row in sheet.rows for cell in row if cell.value is not None}
    assert kinds == {"s"}


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "registration": st.sampled_from(["brp", "rni", "none", "unknown"]),
        "stay": st.sampled_from(["visitor", "short", "mid", "long"]),
        "expected_months": st.sampled_from([0.0, 2.0, 4.5, 1200.0, "unknown"]),
        "insured": st.sampled_from(["yes", "no"]),
        "employment": st.sampled_from(["agency", "direct", "self_employed", "unemployed"]),
        "housing_tied": st.sampled_from(["true", "false"]),
        "municipality": st.sampled_from(["aalsmeer", "haarlemmermeer", "other", "none"]),
        "age_group": st.sampled_from(["adult", "minor"]),
        "children": st.sampled_from(["none", "in_nl", "abroad"]),
    },
)
BANDS = st.fixed_dictionaries(
    {},
    optional={
        "age_band": st.sampled_from(["-17", "18-24", "25-44", "45-64", "65+"]),
        "origin": st.sampled_from(["pl", "bg", "ro", "es", "other"]),
        "sector": st.sampled_from(["flowers", "logistics", "building", "services", "other"]),
        "here_since": st.sampled_from(["-4m", "4-12m", "1-3y", "3y+"]),
    },
)
DAY = st.dates(SEVEN.date() - timedelta(days=900), SEVEN.date())
STAYS = st.lists(st.builds(Stay, DAY, st.none()) | st.builds(Stay, st.none(), DAY), max_size=2).map(tuple)
ROUTES = st.lists(
    st.sampled_from(["uwv", "fairwork", "huisarts", "juridisch_loket"]), unique=True, max_size=3
)


@st.composite
def talks_of_a_desk(draw):
    topics = st.lists(st.sampled_from(sorted(pack.load(None).topics)), unique=True, max_size=4)
    return {
        "kind": draw(st.sampled_from(Kind)),
        "language": draw(st.sampled_from(["pl", "bg", "ro", "es", "nl", "en", "other", "unknown"])),
        "interpreter": draw(st.sampled_from(["none", "needed", "present", "phone", "unknown"])),
        "persons": draw(st.integers(1, 6)),
        "key_person": draw(st.booleans()),
        "number": draw(st.none() | st.integers(1, 99)),
        "consent": draw(st.sampled_from(["yes", "limited", "no", "unknown"])),
        "topics": tuple(draw(topics)),
        "outcomes": tuple(draw(st.lists(st.sampled_from(Outcome), unique=True, max_size=3))),
        "answers": draw(ANSWERS),
        "bands": draw(BANDS),
        "stays": draw(STAYS),
        "routes": tuple(ChosenRoute(route, "normal") for route in draw(ROUTES)),
        "note": draw(st.sampled_from(["", "=1+1", "Belt terug; om zes uur", 'zei "ja"\nen ging'])),
    }


def as_kept(desk):
    """All that is kept of the talks but for what belongs to this laptop, its ids too."""
    found = []
    for talk in all_talks(desk):
        routes = desk.db.execute(
            "select route, priority, state from referral where consultation_id = ? order by route", (talk.id,)
        ).fetchall()
        bare = replace(talk, id="", evening_id="", client_id=None, ticket_id=None, entered_at=SEVEN)
        found.append((replace(bare, outcomes=tuple(sorted(bare.outcomes))), routes))
    return sorted(found, key=repr)


def without_ids(data):
    """The lines of a file, in no order: talks that were begun at one moment have none."""
    lines = data.splitlines() if data[:1] == b"{" else []
    return sorted(json.dumps({**json.loads(line), "id": ""}) for line in lines)


@settings(max_examples=25)
@given(made=st.lists(talks_of_a_desk(), min_size=1, max_size=4), kind=st.sampled_from(["jsonl", "xlsx"]))
def test_what_goes_out_comes_into_an_empty_vault_as_the_same_talks(content, made, kind):
    other = Desk(memory_store(), content, SENDER, laptop=1)
    third = Desk(memory_store(), content, SENDER, laptop=2)
    on = an_evening(other)
    for count, each in enumerate(made):
        talks.finish(other, a_talk(on, **each), SEVEN + timedelta(minutes=count))
    for (referral_id,) in other.db.execute("select id from referral where route = 'uwv'").fetchall():
        follow_up.note(other, referral_id, Progress.COULD_NOT_HELP, SEVEN, WhyNot.FULL)
    out = moving_out.export(other, kind, names=True)
    plan = look(third, out.data)
    assert plan.judged.refused == ()
    moving_in.keep(third, plan, NOW)
    assert as_kept(third) == as_kept(other)
    assert look(third, out.data).new == ()
    again = moving_out.export(third, kind, names=True)
    assert without_ids(again.data) == without_ids(out.data)
    assert look(other, again.data).known == 0  # each vault has ids of its own
    assert look(other, out.data).new == ()
    other.db.close()
    third.db.close()
