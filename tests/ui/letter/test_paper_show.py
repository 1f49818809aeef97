# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from builders import SEVEN
from letter_builders import papers_of, the_talk
from spreekuur.desk import papers
from spreekuur.letters import store
from spreekuur.letters.store import PaperState
from spreekuur.ui.letter.paper_show import PaperShow


@pytest.fixture
def show(jobs, shown):
    view = PaperShow(jobs)
    shown(view)
    view.showing()
    view.delivery.outlet.set_printers([])
    yield view
    view.hide()


@pytest.fixture
def kept(desk, evening):
    talk = the_talk(evening)
    case = papers.letter_case(desk.content, talk, "participe", evening.held_on, shared=False)
    return papers.make(desk, talk, case, SEVEN).kept


def _save(view, folder):
    view.commands()["Alt+B"]()
    view.delivery.panel.folder.set_folder(folder)
    view.delivery.panel.accept()


def test_a_kept_paper_is_shown_and_saved_once_more(show, kept, desk, evening, tmp_path):
    show.open_kept(kept)
    assert (show.title(), show.subtitle()) == ("Letter", f"Reference {kept.kenmerk}")
    _save(show, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f"{kept.kenmerk}.pdf"]
    assert [paper.state for paper in papers_of(desk, evening)] == [PaperState.SAVED]


def test_saving_never_replaces_a_file(show, kept, tmp_path):
    show.open_kept(kept)
    _save(show, tmp_path)
    _save(show, tmp_path)
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == [f"{kept.kenmerk}-2.pdf", f"{kept.kenmerk}.pdf"]


def test_an_erased_paper_says_so(show, kept, desk, evening):
    store.erase_due(desk.db, kept.erase_on)
    show.open_kept(papers_of(desk, evening)[0])
    assert "was erased" in show.bar.sentence()


def test_a_form_is_printed_or_saved_and_nothing_of_it_is_kept(show, kept, desk, evening, tmp_path):
    pdf = papers.again(desk, kept)
    show.open_paper("Blank form", "To fill in by hand.", "form", lambda _desk: pdf)
    assert show.delivery.outlet.primary.text() == "Save as PDF"
    _save(show, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["form.pdf"]
    assert [paper.state for paper in papers_of(desk, evening)] == [PaperState.MADE]


def test_a_paper_that_left_is_printed_again_within_fourteen_days(show, kept, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(desk.db, "clock", lambda: SEVEN + timedelta(days=13))
    _save_as_left(desk, kept)
    show.open_again()
    assert (show.again.list.count(), show.subtitle()) == (1, f"Reference {kept.kenmerk}")
    _save(show, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f"{kept.kenmerk}.pdf"]


def test_after_fourteen_days_there_is_none_to_print_again(show, kept, desk, monkeypatch):
    monkeypatch.setattr(desk.db, "clock", lambda: SEVEN + timedelta(days=15))
    show.open_again()
    assert show.again.list.isHidden() or show.again.list.count() == 0
    assert "No paper" in show.again._none.words()


def test_what_was_erased_the_moment_it_left_says_why_it_cannot_be_printed_again(
    show, desk, evening, monkeypatch
):
    monkeypatch.setattr(desk.db, "clock", lambda: SEVEN)
    talk = the_talk(evening, topics=("safety.fire",), signals=("fire_unsafe",))
    case = papers.letter_case(desk.content, talk, "participe", evening.held_on, shared=False)
    _save_as_left(desk, papers.make(desk, talk, case, SEVEN).kept)
    show.open_again()
    assert "was erased" in show.bar.sentence() and "fire" not in show.bar.sentence()


def _save_as_left(desk, kept):
    papers.left_desk(desk, kept, PaperState.PRINTED)
