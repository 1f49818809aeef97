# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import papers
from spreekuur.errors import UserError
from spreekuur.letters import store
from spreekuur.letters.store import PaperState

WITH_NAME = {"given": "Żaneta", "family": "Święcicka", "phone": "+48 600 000 000"}


def _case(desk, talk, **more):
    shared = more.pop("shared", True)
    return papers.letter_case(desk.content, talk, "juridisch_loket", date(2026, 11, 11), shared=shared)


def test_letters_are_numbered_one_after_the_other(desk, evening):
    clients = [a_talk(evening) for _ in range(2)]
    made = [papers.make(desk, talk, _case(desk, talk), SEVEN).kenmerk for talk in clients]
    assert made == ["PS-2026-0001-04", "PS-2026-0002-98"]


def test_a_name_stands_in_a_letter_only_when_shared(desk, evening):
    talk = a_talk(evening, letter=WITH_NAME)
    assert _case(desk, talk)["client"]["family"] == "Święcicka"
    assert "client" not in _case(desk, talk, shared=False)


def test_a_refused_letter_uses_no_number(desk, evening):
    talk = a_talk(evening, letter=WITH_NAME)
    broken = _case(desk, talk) | {"consent": {"recipient": False}}
    with pytest.raises(UserError):
        papers.make(desk, talk, broken, SEVEN)
    assert papers.make(desk, talk, _case(desk, talk), SEVEN).kenmerk == "PS-2026-0001-04"


def test_without_consent_no_paper_is_kept(desk, evening):
    talk = a_talk(evening, consent="no")
    made = papers.make(desk, talk, papers.sheet_case(desk.content, talk, evening.held_on), SEVEN)
    assert made.pdf.startswith(b"%PDF")
    assert (made.kept, store.of_evening(desk.db, evening.id)) == (None, [])


def test_a_name_leaves_the_store_fourteen_days_after_the_evening(desk, evening):
    talk = a_talk(evening, letter=WITH_NAME)
    kept = papers.make(desk, talk, _case(desk, talk), SEVEN).kept
    assert papers.again(desk, kept).startswith(b"%PDF")
    evenings.start(desk, SEVEN + timedelta(days=14))
    (erased,) = store.of_evening(desk.db, evening.id)
    assert papers.again(desk, erased) is None
    journal = " ".join(str(row) for row in desk.db.execute("select * from change").fetchall())
    assert "Święcicka" not in journal


def test_what_was_written_from_signals_is_gone_when_the_paper_has_left(desk, evening):
    talk = a_talk(evening, topics=("safety.fire",), signals=("fire_unsafe",))
    kept = papers.make(desk, talk, _case(desk, talk, shared=False), SEVEN).kept
    assert papers.again(desk, papers.left_desk(desk, kept, PaperState.PRINTED)) is None
    tables = ("paper", "change")
    assert not [t for t in tables if "fire_unsafe" in str(desk.db.execute(f"select * from {t}").fetchall())]


def test_the_sheet_says_what_to_bring_to_each_place(desk, evening):
    (place,) = papers.sheet_case(desk.content, a_talk(evening), evening.held_on)["routes"]
    rule = next(rule for rule in desk.content.rules if rule.id == "R029")
    assert place == {"recipient": "juridisch_loket", "priority": "urgent", "bring": list(rule.bring)}
