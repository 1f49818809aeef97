# SPDX-License-Identifier: EUPL-1.2
"""Long names, long notes and many actions: nothing is cut off, and the slip stays whole on the first sheet."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from builders import SENDER
from letter_cases import KINDS, LANGUAGES, a_case, drawn, words
from spreekuur.letters import make
from spreekuur.letters.case import read
from spreekuur.printing import raster

NAME = "Aleksandra-Władysława Konstantynopolitańczykowianeczka-Święcicka van Łąckowska-B"
ACTIONS = [
    f"Actie {number}: gebeld met het uitzendbureau over het contract en het loon." for number in range(1, 13)
]
# Of each page: no ink nearer to the edge than this, in millimetres (marks for folding aside).
EDGE = 8


def pages(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def ink_at_the_edge(pdf):
    """The pages with ink at their right edge or below their foot."""
    found = []
    for number in range(pages(pdf)):
        page = raster.render(pdf, number, 60, grey=True)
        edge, foot = round((210 - EDGE) / 25.4 * 60), round((297 - 4) / 25.4 * 60)
        tear = round(210 / 25.4 * 60)
        right = any(
            min(page.data[y * page.stride + edge : y * page.stride + page.width]) < 200
            for y in range(page.height)
            if abs(y - tear) > 2
        )
        below = any(
            min(page.data[y * page.stride : y * page.stride + page.width]) < 200
            for y in range(foot, page.height)
        )
        found += [number] if right or below else []
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_of_80_letters_stands_there_whole(content, kind):
    assert len(NAME) == 80
    given, family = NAME.split(" ", 1)
    case = a_case(kind, "pl", client={"given": given, "family": family, "birth_date": "1990-05-17"})
    pdf = drawn(case, content)
    text = words(pdf)
    shown = given if kind == "urgent" else f"A. {family}" if kind == "social" else NAME
    assert shown in text
    assert ink_at_the_edge(pdf) == []


def test_a_name_without_a_space_is_broken_and_not_cut_off(content):
    case = a_case("legal", "nl", work={"employer": "Q" * 80}, housing={"landlord": "Q" * 80})
    pdf = drawn(case, content)
    assert words(pdf).count("Q") == 160
    assert ink_at_the_edge(pdf) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["social", "legal", "urgent"])
def test_twelve_actions_and_long_notes_run_on_to_a_second_sheet(content, kind, language):
    case = a_case(
        kind, language, done=ACTIONS, asked=ACTIONS[:12], situation=["De cliënt vertelt dit. " * 30] * 2
    )
    pdf = drawn(case, content)
    text = words(pdf)
    own = language != "nl" and kind != "urgent"
    assert pages(pdf) >= (3 if own else 2)
    for action in ACTIONS:
        assert text.count(action) >= 1 + own
    assert text.index("Antwoordstrook") < text.index("Blad 1 van")
    assert text.count("Wij kunnen niet helpen, omdat:") == 1
    assert ink_at_the_edge(pdf) == []


def test_a_very_long_name_of_the_consultation_hour_does_not_meet_its_phone_number(content):
    long = replace(
        SENDER, name=NAME, street="Burgemeester van Voorbeeldenstraat 1234 bis", email="x" * 50 + "@a.example"
    )
    pdf = make(read(a_case("social", "nl"), content), content, long)
    assert ink_at_the_edge(pdf) == []
    page = raster.render(pdf, 0, 100, grey=True)
    gap = [round(place / 25.4 * 100) for place in (124.5, 125.5)]
    rows = range(round(14 / 25.4 * 100), round(25 / 25.4 * 100))
    assert all(min(page.data[y * page.stride + gap[0] : y * page.stride + gap[1]]) > 200 for y in rows)
