# SPDX-License-Identifier: EUPL-1.2
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
    assert "erased 14 days" in show.bar.sentence()


def test_a_form_is_printed_or_saved_and_nothing_of_it_is_kept(show, kept, desk, evening, tmp_path):
    pdf = papers.again(desk, kept)
    show.open_paper("Blank form", "To fill in by hand.", "form", lambda _desk: pdf)
    assert show.delivery.outlet.primary.text() == "Save as PDF"
    _save(show, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["form.pdf"]
    assert [paper.state for paper in papers_of(desk, evening)] == [PaperState.MADE]
