# SPDX-License-Identifier: EUPL-1.2
"""What a receiver is told beyond who the client is: only what its letter prints, and only after the client's yes."""

from datetime import date

import pytest

from builders import a_talk
from letter_builders import words_of
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import letter_cases, letter_extras, papers
from spreekuur.desk.letter_cases import Choice
from spreekuur.desk.letter_extras import ASKS, BY_NAME

ON = date(2026, 11, 11)
TYPED = {
    "employer": "Kwekerij De Proef",
    "work_from": "2-1-2026",
    "work_to": "3 oktober 2026",
    "hours": "38,5",
    "amount": "1.250,50",
    "weeks": "3",
    "dismissed_on": "8-10-2026",
    "letter_first": "2-11-2026",
    "letter_last": "4-11-2026",
    "deadline": "24-12-2026",
    "landlord": "Huisbaas Proef",
    "leave_by": "5-12-2026",
    "lease": "no",
    "persons": "6",
    "rent": "110",
    "deposit": "500",
    "address": "Proefstraat 9",
    "own_words": "Pijn in de rug.",
    "health_since": "1-10-2026",
    "health_helps": "rust",
    "meet_on": "17-12-2026",
    "meet_at": "10.45",
    "meet_where": "zaal Proef",
    "phoned_at": "19.05",
    "phone_agreed": "Zij komen vannacht.",
    "spoken_to": "dienst Proef",
    "urgent_facts": "Slaapt in een loods.",
    "urgent_seen": "Blauwe plekken.",
    "urgent_said": "Paspoort is weg.",
    "urgent_source": "De cliënt zelf.",
    "safe_contact": "Bel de buurvrouw.",
    "second_name": "Irena",
    "reason": "Gevaar vannacht.",
}
PRINTED = {
    "work_from": "2 januari 2026",
    "work_to": "3 oktober 2026",
    "amount": "1.250,50",
    "deadline": "24 december 2026",
    "dismissed_on": "8 oktober 2026",
    "letter_first": "2 november 2026",
    "letter_last": "4 november 2026",
    "deposit": "500,00",
    "health_since": "1 oktober 2026",
    "leave_by": "5 december 2026",
    "rent": "110,00",
    "meet_on": "17 december 2026",
    "meet_at": "10:45",
    "phoned_at": "19:05",
}
ROUTES = {
    "social": "participe",
    "legal": "juridisch_loket",
    "care": "own_gp",
    "housing": "huurcommissie",
    "urgent": "comensha",
}
TOPICS = ("work.unpaid", "work.dismissal", "housing.eviction", "housing.overcrowding", "care.gp")


def _route(content, kind):
    known = content.organisations
    wanted = ROUTES[kind]
    return (
        wanted
        if wanted in known
        else next(i for i in known if content.letter_kind(known[i].category, ()) == kind)
    )


def _talk(evening, route):
    return a_talk(evening, topics=TOPICS, routes=(ChosenRoute(route, "normal", ()),), answers={})


def _letter(desk, talk, route, agreed, shared=True):
    choice = Choice(route, "nl", shared, TYPED, frozenset(agreed))
    return words_of(papers.preview(desk, letter_cases.case_of(desk.content, talk, choice, ON)))


def _one_line(words):
    return " ".join(words.split())


@pytest.mark.parametrize("kind", ROUTES)
def test_what_is_asked_is_what_the_letter_prints(desk, evening, kind):
    route = _route(desk.content, kind)
    talk = _talk(evening, route)
    asked = set(letter_cases.printed_extras(desk.content, talk, route, ON))
    whole = _one_line(_letter(desk, talk, route, ASKS))
    without = set(letter_extras.WITHOUT_YES)
    for name in BY_NAME.keys() - without - {"hours", "persons", "weeks", "own_words", "lease", "meet_where"}:
        assert (PRINTED.get(name, TYPED[name]) in whole) == (name in asked), name


@pytest.mark.parametrize("kind", ["social", "legal", "care", "housing"])
def test_nothing_extra_is_told_without_its_own_yes(desk, evening, kind):
    route = _route(desk.content, kind)
    talk = _talk(evening, route)
    for agreed, shared in (((), True), (ASKS, False)):
        words = _one_line(_letter(desk, talk, route, agreed, shared))
        assert [
            n
            for n in BY_NAME
            if PRINTED.get(n, TYPED[n]) in words and n not in ("hours", "persons", "weeks", "lease")
        ] == []


def test_health_is_told_to_a_doctor_alone(desk, evening):
    asked = {
        kind: "own_words"
        in letter_cases.printed_extras(
            desk.content, _talk(evening, _route(desk.content, kind)), _route(desk.content, kind), ON
        )
        for kind in ROUTES
    }
    assert [kind for kind, there in asked.items() if there] == ["care"]


def test_an_urgent_letter_without_a_yes_tells_what_two_people_decided(desk, evening):
    route = _route(desk.content, "urgent")
    talk = _talk(evening, route)
    words = _one_line(_letter(desk, talk, route, (), shared=False))
    assert "Irena" in words and "Gevaar vannacht." in words and "Blauwe plekken." in words
    with_yes = _one_line(_letter(desk, talk, route, ()))
    assert "Irena" not in with_yes and "Blauwe plekken." in with_yes


def test_an_urgent_letter_without_a_second_name_keeps_what_was_seen(desk, evening):
    route = _route(desk.content, "urgent")
    choice = Choice(route, "nl", False, {**TYPED, "second_name": ""})
    case = letter_cases.case_of(desk.content, _talk(evening, route), choice, ON)
    assert "seen" not in case.get("urgent", {})


def test_what_cannot_be_read_is_left_out(desk, evening):
    choice = Choice("juridisch_loket", "nl", True, {"amount": "veel", "hours": "38,5"}, frozenset(ASKS))
    case = letter_cases.case_of(desk.content, _talk(evening, "juridisch_loket"), choice, ON)
    assert case["work"] == {"hours": "38.5"}
