# SPDX-License-Identifier: EUPL-1.2
"""Work lost: which clocks run, by when, and a paper for each."""

from dataclasses import replace
from datetime import date

import pytest

from builders import SEVEN, a_talk
from letter_cases import words
from spreekuur.desk import job_loss, job_loss_papers
from spreekuur.desk.records import may_keep, scrubbed
from spreekuur.language import LANGUAGES
from spreekuur.letters import store

ON = date(2026, 11, 11)


@pytest.fixture
def talk(evening):
    given = {"employment": "agency", "housing_tied": "true", "municipality": "aalsmeer"}
    return replace(a_talk(evening), topics=(), routes=(), signals=(), answers=given, consent="unknown")


@pytest.fixture
def lost(talk, content):
    return job_loss.with_last_day(job_loss.tick(talk, True, content), date(2026, 11, 6))


def clocks(talk, content, language="nl"):
    return {clock.id: clock for clock in job_loss.running(talk, content, language)}


def test_nothing_runs_before_work_is_lost_and_one_tick_opens_three(talk, content):
    assert clocks(talk, content) == {}
    ticked = job_loss.tick(talk, True, content)
    assert ticked.topics == ("work.dismissal",) and job_loss.tick(ticked, True, content) == ticked
    assert list(clocks(ticked, content)) == ["bed", "insurance", "income"]
    assert job_loss.tick(ticked, False, content).topics == ()


@pytest.mark.parametrize("topic", ["work.dismissal", "work.unemployment", "work.bankruptcy"])
def test_a_topic_about_a_lost_job_opens_them_too(talk, content, topic):
    assert "insurance" in clocks(replace(talk, topics=(topic,)), content)


def test_each_has_its_place_its_day_and_what_to_bring(lost, content):
    found = clocks(lost, content)
    routes = {name: clock.suggestion.route for name, clock in found.items()}
    assert routes == {"bed": "aalsmeer_dakloos", "insurance": "zorgverzekeraar", "income": "uwv"}
    assert (found["bed"].by, found["insurance"].by, found["income"].by) == (
        date(2026, 12, 4),
        None,
        date(2026, 11, 13),
    )
    assert all(clock.bring for clock in found.values())
    assert clocks(job_loss.with_last_day(lost, None), content)["bed"].by is None


def test_a_term_comes_with_its_source_and_in_six_languages(content):
    for clock in content.job_loss.clocks:
        assert set(clock.term) == set(LANGUAGES) and clock.sources and clock.assurance
        assert clock.days is None or clock.term["nl"]


def test_answers_decide_which_run(lost, content):
    answered = replace(lost, answers={"employment": "agency"})
    assert "bed" in clocks(answered, content)  # nobody asked yet
    own_home = replace(lost, answers=lost.answers | {"housing_tied": "false"})
    assert "bed" not in clocks(own_home, content)
    none = replace(lost, answers=lost.answers | {"insured": "no"})
    assert clocks(none, content)["insurance"].suggestion.route == "zorgverzekeringslijn"


def test_the_last_working_day_is_a_letter_field_and_is_never_kept_with_the_talk(lost):
    assert job_loss.last_day(scrubbed(lost)) == date(2026, 11, 6)
    assert may_keep(replace(lost, consent="no")).letter == {}


def test_a_paper_for_each_is_made_in_one_go(desk, lost, content):
    chosen = job_loss.choose_all(lost, job_loss.running(lost, content, "nl"))
    cases = job_loss_papers.cases(content, chosen, ON, "pl")
    shown = words(job_loss_papers.preview(desk, chosen, cases))
    made = job_loss_papers.make(desk, chosen, cases, SEVEN)
    assert [case["recipient"] for case in cases] == ["aalsmeer_dakloos", "zorgverzekeraar", "uwv"]
    assert len({paper.kenmerk for paper in made}) == 3
    assert all(paper.kenmerk in shown for paper in made)
    assert "6 november 2026" in words(made[0].pdf)
    assert len(store.of_consultation(desk.db, chosen.id)) == 3
    assert len(job_loss_papers.make(desk, chosen, cases, SEVEN)) == 3
    assert len(store.of_consultation(desk.db, chosen.id)) == 3  # the same papers


def test_without_consent_each_is_a_sheet_that_the_client_carries(desk, lost, content):
    chosen = job_loss.choose_all(lost, job_loss.running(lost, content, "nl"))
    refused = replace(chosen, consent="no")
    made = job_loss_papers.make(desk, refused, job_loss_papers.cases(content, refused, ON, "pl"), SEVEN)
    assert {(paper.kind, paper.kenmerk, paper.kept) for paper in made} == {("client", None, None)}


def test_one_place_alone_is_no_set_of_papers(lost, content):
    (first, *_rest) = job_loss.running(lost, content, "nl")
    assert job_loss_papers.routes(content, lost) == ()
    assert job_loss_papers.routes(content, job_loss.toggle(lost, first)) == ()
