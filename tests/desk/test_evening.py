# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

from builders import SEVEN, an_evening, minutes
from spreekuur.desk import closing, queue, talks
from spreekuur.desk import evening as evenings
from spreekuur.evenings import store


def test_an_evening_that_is_on_is_continued(desk, evening):
    assert evenings.start(desk, SEVEN + minutes(30)) == evening


def test_an_evening_past_midnight_is_still_on(desk, evening):
    assert not evenings.is_over(evening, SEVEN + timedelta(hours=6))


def test_an_evening_that_nobody_closed_is_ended_when_the_next_one_starts(desk, evening):
    queue.take(desk, evening, SEVEN, "pl")
    month_later = SEVEN + timedelta(days=28)
    next_one = evenings.start(desk, month_later)
    assert (next_one.id != evening.id, next_one.held_on) == (True, date(2026, 12, 9))
    assert store.evening(desk.db, evening.id).closed_at == month_later
    assert queue.waiting(desk, evening) == []


def test_who_starts_again_after_closing_goes_on_with_the_same_evening(desk, evening):
    queue.take(desk, evening, SEVEN, "pl")
    closing.close(desk, evening, SEVEN + minutes(120), 1)
    again = evenings.start(desk, SEVEN + minutes(130))
    assert (again.id, again.closed_at, again.opened_at) == (evening.id, None, evening.opened_at)
    assert queue.take(desk, again, SEVEN + minutes(131), "ro").ticket.number == 2


def test_a_talk_noted_on_paper_this_afternoon_does_not_give_the_evening_its_start(desk):
    noted = talks.begin_afterwards(desk, SEVEN - minutes(60), SEVEN)
    evening = an_evening(desk)
    assert (evening.id, evening.opened_at, evening.roster) == (noted.evening_id, SEVEN, ("Marta", "Jan"))


def test_who_sits_down_is_the_author_and_joins_the_roster(desk, evening):
    seated = evenings.sit_down(desk, evening, "Ewa")
    assert (seated.at_desk, seated.roster, desk.db.author) == ("Ewa", ("Marta", "Jan", "Ewa"), "Ewa")
    assert evenings.sit_down(desk, seated, "Jan").roster == seated.roster


def test_the_next_evening_offers_the_last_roster(desk, evening):
    closing.close(desk, evening, SEVEN + minutes(120))
    assert evenings.last_roster(desk) == ("Marta", "Jan")
