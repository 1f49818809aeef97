# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import papers
from spreekuur.errors import UserError
from spreekuur.letters import store

WITH_NAME = {"given": "Żaneta", "family": "Święcicka", "phone": "+48 600 000 000"}


def _case(desk, talk, **more):
    shared = more.pop("shared", True)
    return papers.letter_case(desk.content, talk, "juridisch_loket", date(2026, 11, 11), shared=shared)


def test_letters_are_numbered_one_after_the_other(desk, evening):
    talk = a_talk(evening)
    made = [papers.make(desk, talk, _case(desk, talk), SEVEN).kenmerk for _ in range(2)]
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
