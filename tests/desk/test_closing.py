# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

from builders import SEVEN, a_talk, minutes
from spreekuur.desk import closing, papers, queue, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.closing import Reason
from spreekuur.desk.tonight import tonight
from spreekuur.letters.store import PaperState


def test_the_count_check_names_missing_and_double_numbers_and_knows_who_left(desk, evening):
    for number in (1, 3, 3):
        talks.finish(
            desk, replace(a_talk(evening), id=f"talk-{number}-{queue.new_id()}", number=number), SEVEN
        )
    left = queue.take(desk, evening, SEVEN, "pl", number=2).ticket
    queue.gone(desk, left.id, SEVEN)
    check = closing.check_count(desk, evening, highest=4)
    assert (check.missing, check.double, dict(check.known)) == ((2, 4), (3,), {2: Reason.LEFT})


def test_an_unprinted_paper_and_a_draft_are_open_points_until_dealt_with(desk, evening):
    talk = a_talk(evening)
    talks.keep(desk, talk)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", evening.held_on, shared=False)
    made = papers.make(desk, talk, case, SEVEN)
    points = closing.open_points(desk, evening)
    assert ([d for d, _ in points.drafts], [p.id for p in points.unprinted]) == ([talk], [made.kept.id])
    papers.left_desk(desk, made.kept, PaperState.PHOTOGRAPHED)
    talks.finish(desk, talk, SEVEN)
    points = closing.open_points(desk, evening)
    assert (points.drafts, points.unprinted) == ((), ())


def test_closing_ends_the_evening_and_a_new_one_can_start(desk, evening):
    queue.take(desk, evening, SEVEN, "pl")
    closed = closing.close(desk, evening, SEVEN + minutes(120), 1, {1: Reason.LEFT})
    assert closed.closed_at is not None
    assert evenings.current(desk) is None
    assert queue.waiting(desk, evening) == []


def test_a_clock_before_the_last_evening_is_wrong(desk, evening):
    assert evenings.clock_is_wrong(desk, SEVEN.replace(year=2000))
    assert evenings.clock_is_wrong(desk, SEVEN.replace(day=10))
    assert not evenings.clock_is_wrong(desk, SEVEN)


def test_tonight_counts_talks_letters_and_minutes(desk, evening):
    talks.finish(desk, a_talk(evening), SEVEN + minutes(8))
    counts = tonight(desk, evening)
    assert (counts.talks, counts.letters, counts.mean_minutes) == (1, 0, 8)


def test_a_number_above_the_highest_ticket_is_named(desk, evening):
    talks.finish(desk, replace(a_talk(evening), number=71), SEVEN)
    check = closing.check_count(desk, evening, highest=2)
    assert (check.missing, check.beyond) == ((1, 2), (71,))


def test_the_highest_known_number_is_a_first_guess(desk, evening):
    assert closing.highest_known(desk, evening) == 0
    queue.take(desk, evening, SEVEN, "pl", number=12)
    assert closing.highest_known(desk, evening) == 12


def test_the_reasons_of_a_count_are_kept_with_the_evening(desk, evening):
    with_reasons = "select highest_paper_number, count_reasons, closed_at is null from evening"
    closing.close(desk, evening, SEVEN, 3, {2: Reason.OTHER_DESK})
    assert desk.db.execute(with_reasons).fetchone() == (3, '{"2": "other_desk"}', 0)
