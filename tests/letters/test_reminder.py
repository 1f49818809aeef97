# SPDX-License-Identifier: EUPL-1.2
"""The sheet that asks an organisation for the answers that are still open."""

import re
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest

from builders import SENDER
from letter_cases import structure, words
from spreekuur.letters.kenmerk import format_kenmerk
from spreekuur.letters.reminder import Open, Reminder, reminder_sheet

TODAY = date(2026, 12, 1)


def sheet(content, count):
    letters = tuple(
        Open(format_kenmerk(2026, 0, number), TODAY - timedelta(days=20 + number))
        for number in range(1, count + 1)
    )
    asked = Reminder("aalsmeer_sociaal_loket", TODAY, date(2026, 12, 8), letters)
    return reminder_sheet(asked, content, SENDER)


@pytest.mark.parametrize(
    ("count", "counted"), [(1, "op 1 brief."), (2, "op 2 brieven."), (30, "op 30 brieven.")]
)
def test_it_counts_the_letters_and_says_by_when(content, count, counted):
    text = words(sheet(content, count))
    assert "Herinnering: brieven zonder antwoord" in text
    assert f"Wij wachten nog op antwoord {counted}" in text
    assert f"Stuur dit blad uiterlijk 8 december 2026 terug of bel {SENDER.phone}." in text
    assert "Hebt u al geantwoord? Dan hoeft u niets te doen." in text


@pytest.mark.parametrize("count", [1, 7, 40])
def test_each_letter_has_its_number_its_date_and_four_boxes_the_oldest_first(content, count):
    text = words(sheet(content, count))
    numbers = re.findall(r"Kenmerk (PS-2026-\d{4}-\d{2}), brief van", text)
    assert numbers == [format_kenmerk(2026, 0, number) for number in range(count, 0, -1)]
    for outcome in (
        "Afspraak gemaakt op:",
        "Wij pakken dit op. Naam:",
        "Doorgestuurd naar:",
        "Wij kunnen niet helpen",
    ):
        assert text.count(outcome) == count


def test_no_letter_is_cut_in_two_and_each_page_has_its_number(content):
    with pikepdf.open(BytesIO(pdf := sheet(content, 40))) as opened:
        pages = len(opened.pages)
    assert pages == 5
    assert all(f"Blad {number} van {pages}" in words(pdf) for number in range(1, pages + 1))


def test_it_can_be_read_out_and_each_code_says_what_it_holds(content):
    pdf = sheet(content, 3)
    roles = [role for role, _ in structure(pdf)]
    assert (roles.count("H1"), roles.count("H2"), roles.count("L"), roles.count("LI")) == (1, 3, 3, 12)
    with pikepdf.open(BytesIO(pdf)) as opened:
        figures = [
            o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert {str(one.Alt) for one in figures} == {
            f"QR: SPREEKUUR:1/{format_kenmerk(2026, 0, number)}/AALSMEER-SOCIAAL-LOKET"
            for number in (1, 2, 3)
        }


def test_the_same_letters_give_the_same_bytes(content):
    assert sheet(content, 3) == sheet(content, 3)
