# SPDX-License-Identifier: EUPL-1.2
"""The papers that the client takes home, and the papers of the desk."""

import re
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from letter_cases import LANGUAGES, composed, drawn, nameless, words
from spreekuur.errors.letters import UnknownRecipient, WrongValue
from spreekuur.language import speaker
from spreekuur.letters.case import read
from spreekuur.letters.form import blank_form
from spreekuur.letters.recovery import recovery_sheet, shared_sheet
from spreekuur.letters.tickets import ticket_sheet

GROUPS = ("0K9ZM", "7Q2XA", "HHR3T", "5VN0C", "JD8W1", "PPE46", "M2B9S", "T0G7Y")


def _pages(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [tuple(round(float(side) * 25.4 / 72) for side in page.MediaBox[2:]) for page in opened.pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_client_sheet_is_one_a4_in_the_language_of_the_client(content, language):
    pdf = drawn(nameless("client", language), content)
    assert _pages(pdf) == [(210, 297)]
    text = words(pdf)
    assert "Deze hulp is gratis. Betaal niemand hiervoor." in text
    assert content.text("org.aalsmeer_burgerzaken.what", language)[:40] in text


def test_a_sheet_for_several_places_names_each_with_what_is_known(content):
    routes = [
        {"recipient": "alarm_112", "priority": "emergency"},
        {"recipient": "juridisch_loket", "bring": ["bring.contract"]},
        {"recipient": "huisarts"},
        {"recipient": "fnv"},
    ]
    case = nameless("client", "nl", routes=routes, recipient=None)
    text = words(drawn(case, content))
    assert "Bij gevaar: bel 112." in text
    assert "Telefoon: 0800-8020" in text
    assert "Zoek een adres bij u in de buurt." in text  # everybody has a GP of their own
    assert "Het nummer is nog niet nagebeld. Vraag het ons." in text
    assert "fnv.nl" not in text  # nobody confirmed it


def test_112_always_has_the_dutch_beside_it(content):
    routes = [{"recipient": "alarm_112", "priority": "emergency"}]
    text = words(drawn(nameless("client", "bg", routes=routes), content))
    assert "Bij gevaar: bel 112." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_fit_their_size(content, language):
    made = {"date": "2026-11-12", "time": "10:30", "place": "Raadhuisplein 1"}
    sides = 1 if language == "nl" else 2
    assert _pages(drawn(nameless("card", language, appointment=made), content)) == [(148, 210)] * sides
    assert _pages(drawn(nameless("neutral", language, appointment=made), content)) == [(105, 148)]


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "nl"])
def test_the_card_says_on_its_back_in_dutch_what_the_front_says(content, language):
    routes = [{"recipient": "alarm_112", "priority": "emergency"}, {"recipient": "juridisch_loket"}]
    front, back = composed(nameless("card", language, routes=routes), content).pages
    assert back.title.said.text == "Nederlands: voor wie u helpt"
    assert [len(section.items) for section in front.sections] == [
        len(section.items) for section in back.sections
    ]
    assert {item.said.language for section in back.sections for item in section.items} <= {"nl"}
    beside = [item.dutch.text for section in front.sections for item in section.items if item.dutch]
    assert beside == ["Bij gevaar: bel 112."]
    assert any("0800-8020" in item.said.text for section in back.sections for item in section.items)


def test_a_foot_that_is_too_wide_takes_two_lines_and_never_smaller_type(content):
    with pikepdf.open(BytesIO(drawn(nameless("card", "bg"), content))) as pdf:
        sizes = re.findall(rb"/F\d+\+\d+ ([0-9.]+) Tf", b"".join(p.Contents.read_bytes() for p in pdf.pages))
    assert min(map(float, sizes)) >= 7.5


def test_the_neutral_card_tells_nobody_what_it_is_about(content):
    made = {"date": "2026-11-12", "time": "10:30", "place": "Raadhuisplein 1"}
    text = words(drawn(nameless("neutral", "pl", appointment=made, recipient="comensha"), content))
    assert "Raadhuisplein 1" in text
    for word in ("CoMensha", "spreekuur", "Spreekuur", "mensenhandel"):
        assert word not in text


def test_a_neutral_card_needs_an_appointment(content):
    with pytest.raises(WrongValue):
        read(nameless("neutral"), content)


def test_a_sheet_without_a_place_still_says_what_to_do(content):
    page = composed(nameless("client", "en", recipient=None, answers={}), content).pages[0]
    assert [section.heading.said.text for section in page.sections] == ["What happens next?", "Good to know"]


def test_an_unknown_place_is_refused(content):
    with pytest.raises(UnknownRecipient):
        read(nameless(recipient="nergens"), content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_form_is_one_a4(content, language):
    pdf = blank_form(language, content)
    assert _pages(pdf) == [(210, 297)]
    assert "Wat is er gedaan?" in words(pdf)


def test_numbers_for_the_queue_are_twelve_to_a_sheet(content):
    pdf = ticket_sheet(7, 25, "pl", content)
    assert len(_pages(pdf)) == 3
    assert [word for word in words(pdf).split() if word.isdigit()] == [str(n) for n in range(7, 32)]
    assert "spreekuur" not in words(pdf).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_recovery_sheet_holds_all_groups_in_order(content, language):
    pdf = recovery_sheet(GROUPS, "Laptop 1", date(2026, 11, 11), language, content)
    assert _pages(pdf) == [(210, 297)]
    text = words(pdf)
    assert [text.index(group) for group in GROUPS] == sorted(text.index(group) for group in GROUPS)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert not any(group in str(dict(opened.docinfo)) for group in GROUPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_recovery_sheets_name_the_button_of_the_screen(content, language):
    button = speaker(language)("Forgotten your passphrase?")
    for paper in (
        recovery_sheet(GROUPS, "Laptop 1", date(2026, 11, 11), language, content),
        shared_sheet(GROUPS, 2, "Laptop 1", date(2026, 11, 11), language, content),
    ):
        assert button in words(paper)
