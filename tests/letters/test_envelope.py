# SPDX-License-Identifier: EUPL-1.2
"""What shows in the window of an envelope: the address and nothing else, seen in the ink of the page."""

from dataclasses import replace

import pytest

from builders import SENDER
from letter_cases import KINDS, a_case, drawn, structure, words
from spreekuur.letters import make
from spreekuur.letters.case import read
from spreekuur.letters.window_sheet import window_sheet
from spreekuur.printing import raster

DPI = 100
# What may be inked of the half with the window, between 45 and 90 mm from the top: left, right, top, bottom.
ADDRESS = {"left": (25, 100, 47, 85), "right": (118, 190, 47, 85)}
HALF = {"left": (0, 105), "right": (106, 210)}
LONG = {
    "name": "Inloopspreekuur voor arbeidsmigranten in de gemeente Voorbeeldstad en omgeving",
    "street": "Burgemeester van Voorbeeldenstraat 1234 bis",
}


def ink(pdf, box):
    """Is there anything darker than the tint in this box of the first page (left, right, top, bottom, in mm)?"""
    page = raster.render(pdf, 0, DPI, grey=True)
    left, right, top, bottom = (round(side / 25.4 * DPI) for side in box)
    rows = (page.data[y * page.stride + left : y * page.stride + right] for y in range(top, bottom))
    return any(min(row) < 200 for row in rows if row)


def beside(window):
    """The four strips around the address in the half where the window is."""
    (start, end), (left, right, top, bottom) = HALF[window], ADDRESS[window]
    # A line ends within a pixel of its place, and letters reach half a millimetre past it.
    yield start + 9, left - 1, 45, 90
    yield right + 1, end, 45, 90
    yield left - 1, right + 1, 45, top
    yield left - 1, right + 1, bottom, 90


@pytest.mark.parametrize("window", ADDRESS)
@pytest.mark.parametrize("kind", KINDS)
def test_only_the_address_shows_in_the_window(content, kind, window):
    pdf = drawn(a_case(kind, "nl", window=window), content)
    assert ink(pdf, ADDRESS[window])
    assert [strip for strip in beside(window) if ink(pdf, strip)] == []


@pytest.mark.parametrize("window", ADDRESS)
def test_a_long_name_of_the_consultation_hour_does_not_run_out_of_the_window(content, window):
    pdf = make(read(a_case("social", "nl", window=window), content), content, replace(SENDER, **LONG))
    assert [strip for strip in beside(window) if ink(pdf, strip)] == []


def test_a_letter_that_is_handed_over_has_no_line_of_the_sender_above_the_address(content):
    line = f"{SENDER.street} · {SENDER.postcode} {SENDER.city}"
    assert line in words(drawn(a_case("social", "nl", window="left"), content))
    assert line not in words(drawn(a_case("social", "nl", window="none"), content))


@pytest.mark.parametrize("window", ADDRESS)
def test_the_longest_address_stays_in_its_window(content, window):
    sheet = window_sheet(window, "nl", SENDER, content)
    left, right, top, bottom = ADDRESS[window]
    page = raster.render(sheet, 0, DPI, grey=True)
    dark = [
        (x, y)
        for y in range(round(45 / 25.4 * DPI), round(90 / 25.4 * DPI))
        for x in range(round((left - 12) / 25.4 * DPI), page.width)
        if page.data[y * page.stride + x] < 90
    ]
    assert min(x for x, _ in dark) >= (left - 1) / 25.4 * DPI
    assert max(x for x, _ in dark) <= (right + 1) / 25.4 * DPI
    assert top <= min(y for _, y in dark) * 25.4 / DPI and max(y for _, y in dark) * 25.4 / DPI <= bottom


@pytest.mark.parametrize("language", ["nl", "pl", "en", "bg", "ro", "es"])
def test_the_test_sheet_says_what_to_do_in_both_languages(content, language):
    pdf = window_sheet("left", language, SENDER, content)
    assert "Vouw het op de streepjes." in words(pdf)
    assert {spoken for _, spoken in structure(pdf)} == {"nl", language}
