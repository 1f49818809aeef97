# SPDX-License-Identifier: EUPL-1.2
"""Nobody who was sent is forgotten: what is awaited, from whom, since when, and what became of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk, minutes
from client_lives import a_file
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import client_files, follow_up, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.directory.store import times_chosen
from spreekuur.errors.desk import NoSuchReferral, StepNotAllowed, StepTooEarly
from spreekuur.errors.letters import WrongKenmerk
from spreekuur.letters import kenmerk as kenmerken
from spreekuur.referral import steps
from spreekuur.referral import store as referrals
from spreekuur.referral.progress import ENDED, Progress, WhyNot
from spreekuur.store.writing import undo

TODAY = date(2026, 11, 11)
IN_THREE_WEEKS = TODAY + timedelta(days=21)


def a_referral(desk, evening, *, letter=True):
    """A talk that was sent somewhere, with a letter; its id and its kenmerk."""
    talk = a_talk(evening)
    kenmerk = None
    if letter:
        case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
        kenmerk = papers.make(desk, talk, case, SEVEN).kenmerk
    talks.finish(desk, talk, SEVEN + minutes(8))
    (referral,) = [one for one in steps.not_ended(desk.db) if one.consultation_id == talk.id]
    return referral.id, kenmerk


def test_a_letter_is_awaited_until_the_day_it_names(desk, evening):
    _referral, kenmerk = a_referral(desk, evening)
    (found,) = follow_up.awaited(desk, TODAY)
    assert (found.referral.kenmerk, found.referral.state) == (kenmerk, Progress.PAPER_MADE)
    assert found.due_on == date(2026, 11, 25)
    assert not found.is_overdue(date(2026, 11, 25))
    assert found.is_overdue(date(2026, 11, 26))


def test_without_a_letter_it_is_two_weeks_after_the_choice(desk, evening):
    a_referral(desk, evening, letter=False)
    (found,) = follow_up.awaited(desk, TODAY)
    assert (found.referral.state, found.due_on) == (Progress.CHOSEN, date(2026, 11, 25))


@pytest.mark.parametrize("end", sorted(ENDED))
def test_an_end_takes_it_off_the_list_and_undo_puts_it_back(desk, evening, end):
    referral, _kenmerk = a_referral(desk, evening)
    why = WhyNot.FULL if end is Progress.COULD_NOT_HELP else None
    step_id = follow_up.note(desk, referral, end, SEVEN, why)
    assert follow_up.awaited(desk, IN_THREE_WEEKS) == ()
    undo(desk.db, step_id)
    (found,) = follow_up.awaited(desk, IN_THREE_WEEKS)
    assert (found.referral.state, found.history) == (Progress.PAPER_MADE, ())


def test_every_step_is_kept_with_its_day_and_who_noted_it(desk, evening):
    referral, kenmerk = a_referral(desk, evening)
    follow_up.note(desk, referral, Progress.CALLED, SEVEN)
    evenings.sit_down(desk, evening, "Jan")
    follow_up.note(desk, referral, Progress.COULD_NOT_HELP, SEVEN + timedelta(days=2), WhyNot.OUTSIDE_AREA)
    history = follow_up.of_kenmerk(desk, kenmerk).history
    assert [(step.to, step.reached_on, step.noted_by, step.why) for step in history] == [
        (Progress.CALLED, TODAY, "Marta", None),
        (Progress.COULD_NOT_HELP, date(2026, 11, 13), "Jan", WhyNot.OUTSIDE_AREA),
    ]


def test_a_step_that_does_not_follow_is_refused_and_changes_nothing(desk, evening):
    referral, kenmerk = a_referral(desk, evening)
    follow_up.note(desk, referral, Progress.TAKEN_UP, SEVEN)
    with pytest.raises(StepNotAllowed):
        follow_up.note(desk, referral, Progress.CALLED, SEVEN)
    assert [step.to for step in follow_up.of_kenmerk(desk, kenmerk).history] == [Progress.TAKEN_UP]


def test_an_answer_may_still_come_after_unknown(desk, evening):
    referral, kenmerk = a_referral(desk, evening)
    follow_up.note(desk, referral, Progress.UNKNOWN, SEVEN)
    follow_up.note(desk, referral, Progress.TAKEN_UP, SEVEN)
    assert follow_up.of_kenmerk(desk, kenmerk).referral.state is Progress.TAKEN_UP


def test_a_reason_belongs_to_could_not_help_alone(desk, evening):
    referral, _kenmerk = a_referral(desk, evening)
    with pytest.raises(ValueError, match="reason"):
        follow_up.note(desk, referral, Progress.COULD_NOT_HELP, SEVEN)
    with pytest.raises(ValueError, match="reason"):
        follow_up.note(desk, referral, Progress.TAKEN_UP, SEVEN, WhyNot.FULL)


def test_unknown_is_offered_when_two_evenings_went_by(desk, evening):
    a_referral(desk, evening)
    evenings.end(desk, evening, SEVEN)
    for month in (1, 2):
        assert not follow_up.awaited(desk, IN_THREE_WEEKS)[0].may_become_unknown
        later = evenings.start(desk, SEVEN + timedelta(days=30 * month), roster=("Marta",))
        evenings.end(desk, later, SEVEN + timedelta(days=30 * month))
    assert follow_up.awaited(desk, IN_THREE_WEEKS)[0].may_become_unknown


def test_whoever_is_late_is_counted(desk, evening):
    for _turn in range(3):
        a_referral(desk, evening)
    assert follow_up.overdue_count(desk, IN_THREE_WEEKS) == 3
    assert follow_up.overdue_count(desk, TODAY) == 0


@pytest.mark.parametrize(
    "typed",
    [
        "PS-2026-0001-04",
        " ps-2026-0001-04 ",
        "2026 0001 04",
        "2026000104",
        "PS–2026–0001–04",
        "SPREEKUUR:1/PS-2026-0001-04/JURIDISCH-LOKET",
    ],
)
def test_a_kenmerk_opens_its_referral_however_it_is_typed(desk, evening, typed):
    referral, _kenmerk = a_referral(desk, evening)
    assert follow_up.of_kenmerk(desk, typed).referral.id == referral


@pytest.mark.parametrize(
    "typed", ["", "PS", "PS-2026-0001-05", "PS-2026-0010-04", "PS-2026-0001", "K7-42M", "PS-2026-000١-04"]
)
def test_what_is_no_kenmerk_is_refused(desk, evening, typed):
    a_referral(desk, evening)
    with pytest.raises(WrongKenmerk):
        follow_up.of_kenmerk(desk, typed)


def test_a_sound_kenmerk_of_another_laptop_is_said_to_be_unknown(desk, evening):
    a_referral(desk, evening)
    with pytest.raises(NoSuchReferral):
        follow_up.of_kenmerk(desk, kenmerken.format_kenmerk(2026, 3, 1))


def test_a_deleted_talk_is_not_followed_up(desk, evening):
    a_referral(desk, evening)
    (found,) = follow_up.awaited(desk, TODAY)
    desk.db.execute(
        "update consultation set deleted_at = 'x' where id = ?", (found.referral.consultation_id,)
    )
    assert follow_up.awaited(desk, TODAY) == ()


def thinking_over(desk, evening, **more):
    """A saved talk in which one route was chosen and another left to the client; the referral of the other."""
    talk = a_talk(evening, advised=(ChosenRoute("participe", "normal", ()),), **more)
    talks.finish(desk, talk, SEVEN + minutes(8))
    (told,) = [one for one in follow_up.awaited(desk, TODAY) if one.is_advice()]
    return talk, told


def test_what_the_client_thinks_over_is_kept_and_is_no_referral_that_was_made(desk, evening):
    talk, told = thinking_over(desk, evening)
    assert (told.referral.route, told.due_on) == ("participe", None)
    assert [(step.to, step.noted_by) for step in told.history] == [(Progress.ADVISED, "Marta")]
    assert not told.is_overdue(IN_THREE_WEEKS)
    assert [one.route for one in referrals.every(desk.db)] == ["juridisch_loket"]
    assert times_chosen(desk.db) == {"juridisch_loket": 1}
    assert papers.letter_routes(desk.content, talk) == ("juridisch_loket",)


def test_it_can_be_chosen_later_and_then_counts_and_is_awaited(desk, evening):
    _talk, told = thinking_over(desk, evening)
    step_id = follow_up.note(desk, told.referral.id, Progress.CHOSEN, SEVEN + timedelta(days=7))
    (found,) = [one for one in follow_up.awaited(desk, TODAY) if one.referral.id == told.referral.id]
    assert found.due_on == date(2026, 12, 2)
    assert len(list(referrals.every(desk.db))) == 2
    undo(desk.db, step_id)
    assert len(list(referrals.every(desk.db))) == 1


def test_what_the_client_did_not_want_never_counts(desk, evening):
    _talk, told = thinking_over(desk, evening)
    follow_up.note(desk, told.referral.id, Progress.DID_NOT_GO, SEVEN)
    assert [one.route for one in referrals.every(desk.db)] == ["juridisch_loket"]
    assert not [one for one in follow_up.awaited(desk, TODAY) if one.referral.id == told.referral.id]


def test_nobody_can_have_helped_who_was_not_sent(desk, evening):
    _talk, told = thinking_over(desk, evening)
    with pytest.raises(StepNotAllowed):
        follow_up.note(desk, told.referral.id, Progress.TAKEN_UP, SEVEN)


def test_a_corrected_talk_turns_advice_into_a_choice_and_back(desk, evening):
    talk, told = thinking_over(desk, evening)
    both = replace(talk, routes=(*talk.routes, *talk.advised), advised=())
    talks.finish(desk, both, SEVEN)
    assert len(list(referrals.every(desk.db))) == 2
    assert steps.of_referral(desk.db, told.referral.id) == []
    talks.finish(desk, talk, SEVEN)
    assert steps.one(desk.db, told.referral.id).state is Progress.ADVISED
    assert [step.to for step in steps.of_referral(desk.db, told.referral.id)] == [Progress.ADVISED]


def test_a_form_that_is_saved_again_does_not_take_a_later_choice_back(desk, evening):
    talk, told = thinking_over(desk, evening)
    follow_up.note(desk, told.referral.id, Progress.CHOSEN, SEVEN)
    talks.finish(desk, talk, SEVEN)
    assert steps.one(desk.db, told.referral.id).state is Progress.CHOSEN


def test_an_open_form_keeps_what_the_client_thinks_over(desk, evening):
    talk = a_talk(evening, advised=(ChosenRoute("participe", "normal", ("rule",)),))
    talks.keep(desk, talk)
    ((kept, _at),) = talks.unfinished(desk)
    assert kept.advised == talk.advised


def test_without_consent_nothing_of_it_stays(desk, evening):
    talk = a_talk(evening, advised=(ChosenRoute("participe", "normal", ()),), consent="no")
    talks.finish(desk, talk, SEVEN)
    assert follow_up.awaited(desk, TODAY) == ()


def test_advice_of_which_nobody_heard_for_two_evenings_may_end_as_unknown(desk, evening):
    _talk, told = thinking_over(desk, evening)
    evenings.end(desk, evening, SEVEN)
    assert not told.may_become_unknown
    for month in (1, 2):
        later = evenings.start(desk, SEVEN + timedelta(days=30 * month), roster=("Marta",))
        evenings.end(desk, later, SEVEN + timedelta(days=30 * month))
    assert [one.may_become_unknown for one in follow_up.awaited(desk, TODAY) if one.is_advice()] == [True]


def test_a_step_before_the_last_one_is_refused_and_changes_nothing(desk, evening):
    referral, kenmerk = a_referral(desk, evening)
    follow_up.note(desk, referral, Progress.CALLED, SEVEN)
    with pytest.raises(StepTooEarly):
        follow_up.note(desk, referral, Progress.TAKEN_UP, SEVEN - timedelta(days=1))
    assert [step.to for step in follow_up.of_kenmerk(desk, kenmerk).history] == [Progress.CALLED]


def test_a_slip_of_another_place_is_refused(desk, evening):
    _referral, kenmerk = a_referral(desk, evening)
    with pytest.raises(WrongKenmerk):
        follow_up.of_kenmerk(desk, kenmerken.slip_code(kenmerk, "participe"))


def test_of_a_client_every_referral_is_found_the_newest_first(desk, evening):
    client = a_file(desk)
    thinking_over(desk, evening, client_id=client.id)
    found = follow_up.of_client(desk, client.id)
    assert sorted(one.referral.route for one in found) == ["juridisch_loket", "participe"]


def test_of_an_erased_client_no_step_of_a_referral_is_noted_any_more(desk, evening):
    client = a_file(desk)
    _talk, told = thinking_over(desk, evening, client_id=client.id)
    follow_up.note(desk, told.referral.id, Progress.DID_NOT_GO, SEVEN)
    client_files.erase_now(desk, client.id, SEVEN)
    noted = "select before from change where record = 'referral_step' and action != 'erase'"
    assert [
        before for (before,) in desk.db.execute(noted) if '"step"' in before or "noted_by" in before
    ] == []
