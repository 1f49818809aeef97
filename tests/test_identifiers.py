# SPDX-License-Identifier: EUPL-1.2
import unicodedata
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.identifiers import MASK, OF_PERSONS, Identifier, find, masked

CONTENT = Path(__file__).parents[1] / "resources/content"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bsn 111222333.", Identifier.BSN),
        ("1112.22.333", Identifier.BSN),
        ("111 222 333", Identifier.BSN),
        ("111\u00a0222\u2009333", Identifier.BSN),
        ("111–222 – 333", Identifier.BSN),
        ("1/1/1/2/2/2/3/3/3", Identifier.BSN),
        ("11 12 22\n333", Identifier.BSN),
        ("12-11-2026: 111222333", Identifier.BSN),
        ("+48 600 000 000, 111222333", Identifier.BSN),
        ("١١١٢٢٢٣٣٣", Identifier.BSN),
        ("１１１２２２３３３", Identifier.BSN),
        ("pesel 44051401359", Identifier.PESEL),
        ("ЕГН 7523169263", Identifier.EGN),
        ("CNP 1630615123457", Identifier.CNP),
        ("NIE x-2482300w", Identifier.NIE),
        ("dni 54362315K", Identifier.NIE),
        ("nl91 abna 0417 1643 00", Identifier.IBAN),
        ("schrijf jan@voorbeeld.example", Identifier.EMAIL),
    ],
)
def test_an_identifier_is_found_and_masked(text, kind):
    assert [one.kind for one in find(text)] == [kind]
    assert MASK in masked(text)
    assert find(masked(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gesprek van 12-11-2026",
        "01-10-2026 1",
        "2026-10-01 9",
        "+48 111 222 333",
        "18.00–20.00",
        "06 12 34 56 79",
        "+48 600 000 000",
        "kamer 12, 4 personen",
        "111222334",
    ],
)
def test_ordinary_numbers_stay(text):
    assert masked(text) == text


# The families by which a number was found to slip through, each with every way below to stand in a text.
GROUPINGS = (
    "123456782",
    "123 456 782",
    "1234 567 82",
    "1234 56 782",
    "12 34 56 782",
    "1 2 3 4 5 6 7 8 2",
    "123.456.782",
    "1234.56.782",
    "123,456,782",
    "123, 456, 782",
    "123-456-782",
    "123 - 456 - 782",
    "123\u2013456\u2013782",
    "123\u2011456\u2011782",
    "123/456/782",
    "123_456_782",
    "123\u00b7456\u00b7782",
    "(123) 456 782",
    "123\n456\n782",
    "123\r\n456 782",
    "123\t456\t782",
    "123     456     782",
    "123\u00a0456\u2009782",
    "123\u00ad456\u00ad782",
    "1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7\u200b8\u200b2",
    "123\u2060456\ufeff782",
    "123\u3164456\u2800782",
    "1\u03012\u03013456782",
    "１２３４５６７８２",
    "１２３，４５６，７８２",
    "١٢٣٤٥٦٧٨٢",
    "१२३ ४५६ ७८२",
    "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟐",
    "123٤٥٦782",
)
AROUND = (
    "{}",
    "BSN {}",
    "bsn:{}.",
    "bsn{}",
    "het nummer is {}, zegt hij",
    "{} 2 kinderen",
    "{}\n3 dagen",
    "2 kinderen {}",
    "{} 06-12345678",
    "06 12 34 56 78 {}",
    "{}, +48 600 100 200",
    "{} {}",
    "{}\n{}",
    "+{}",
    "€ 50 {}",
    "1-12-2026 {} 2",
    "{} 1431 AB 12",
    "AM-2026-0001-04 {}",
)


def test_no_spelling_of_a_bsn_stays_and_what_stands_beside_it_does():
    spellings = [around.format(*[spelled] * 2) for spelled in GROUPINGS for around in AROUND]
    assert len(spellings) >= 500
    for spelled in spellings:
        assert not _shows(masked(spelled), "123456782"), ascii(spelled)
    for beside in ("06-12345678", "+48 600 100 200", "AM-2026-0001-04", "2 kinderen", "€ 50", "1-12-2026"):
        assert beside in masked(f"{beside} 123456782") or beside[0] == "2"


def _shows(text: str, number: str) -> bool:
    """Whether somebody who reads only the digits of a text would find the number in it."""
    return number in "".join(
        str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None
    )


INVISIBLE = st.sampled_from(["", "", "", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060"])
BETWEEN = st.text(" .,;/|()'_-\n\t\u00a0\u2009\u2011\u2013\u2212\uff0c", min_size=1, max_size=4)
ZEROS = st.sampled_from("00000000000\uff10\u0660\u0966\U0001d7ce")


@st.composite
def spelled(draw, number: str) -> str:
    cuts = draw(st.sets(st.integers(1, len(number) - 1), max_size=5))
    written = []
    for place, digit in enumerate(number):
        written += [draw(BETWEEN) if place in cuts else draw(INVISIBLE), chr(ord(draw(ZEROS)) + int(digit))]
    return "".join(written)


@st.composite
def bsns(draw) -> str:
    digits = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(any))
    last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    hypothesis.assume(last < 10)
    return "".join(map(str, (*digits, last)))


@given(st.data(), st.sampled_from(AROUND))
def test_no_bsn_stays_however_it_is_grouped_and_whatever_stands_beside_it(data, around):
    number = data.draw(bsns())
    text = around.format(*(data.draw(spelled(number)) for _each in range(2)))
    assert not _shows(masked(text), number)


@given(st.text(st.sampled_from("0123456789 .,-+€/\nNLabxyz@\u200b\uff11"), max_size=60))
def test_masking_once_is_enough(text):
    assert masked(masked(text)) == masked(text)


# What a volunteer writes down beside it: none of it is anybody's number.
INNOCENT = (
    *(
        f"{lead}{cut}"
        for lead in ("06-", "06 ", "06")
        for cut in ("12345678", "12 34 56 78", "1234 5678", "123 456 78")
    ),
    *(
        f"{area}{gap}{rest}"
        for area in ("020", "023", "010")
        for gap in "- "
        for rest in ("1234567", "123 45 67", "123 4567")
    ),
    *(f"0297{gap}{rest}" for gap in "- " for rest in ("387575", "38 75 75", "387 575")),
    *(f"({area}) {rest}" for area, rest in (("020", "123 45 67"), ("0297", "387575"))),
    *(f"+31{gap}6{gap}12345678" for gap in ("", " ", "-")),
    *(
        f"{lead}31 {rest}"
        for lead in ("+", "00")
        for rest in ("6 12 34 56 78", "(0)6 12345678", "20 123 4567", "297 387575")
    ),
    *(
        f"{lead}48{gap}600{gap}{rest}"
        for lead in ("+", "00")
        for gap in ("", " ", "-")
        for rest in ("100200", "123456")
    ),
    *(f"+40{gap}{rest}" for gap in ("", " ") for rest in ("721123456", "721 123 456", "21 312 34 56")),
    *(f"+359{gap}{rest}" for gap in ("", " ") for rest in ("888123456", "88 812 3456", "2 987 6543")),
    *(f"+34{gap}{rest}" for gap in ("", " ") for rest in ("612345678", "612 34 56 78", "91 123 45 67")),
    *(
        f"{d}{gap}{m}{gap}{y}"
        for gap in "-./"
        for d in ("1", "01", "31", "28")
        for m in ("1", "12", "07")
        for y in (1980, 2026)
    ),
    *(f"{y}-{m}-{d}" for y in (1964, 1999, 2026) for m in ("01", "12") for d in ("01", "31")),
    *(f"van {a}-2026 tot {b}-2026" for a in ("1-10", "01-10") for b in ("31-12", "5-11")),
    *(
        f"€ {amount}"
        for amount in ("5", "50", "1.234,50", "1234,50", "12.345,00", "1.234.567,82", "1234567", "50,-")
    ),
    *(f"{amount} euro" for amount in ("5", "50", "1.234,50", "1234,50", "12.345,00")),
    *(
        f"{kind}-2026-{number:04d}-{check:02d}"
        for kind in ("AM", "SP")
        for number in (1, 123, 9999)
        for check in (4, 97)
    ),
    *(
        f"{a}{gap}{b}"
        for a in ("18:00", "09.30", "9:05")
        for gap in ("-", " - ", "\u2013")
        for b in ("20:00", "12.15")
    ),
    *(f"{code} {house}" for code in ("1431 AB", "1431AB", "1432 XJ") for house in ("12", "12-14", "231 bis")),
    *(f"kamer {room}, {n} personen" for room in (1, 12, 304, 27) for n in (2, 14, 6)),
    *(
        f"{n} weken, {hours} uur, {wage} per uur"
        for n in (3, 26)
        for hours in (36, 40)
        for wage in ("14,71", "€ 14,06")
    ),
    *(
        f"art. {art}, lid {lid}, Stb. 2023, {number}"
        for art in (7, 46, 628)
        for lid in (1, 3)
        for number in (27, 361)
    ),
    *(f"https://www.belastingdienst.nl/pagina-{number}" for number in (1, 12, 99, 2026)),
    *(f"{a}, {b} en {c} jaar" for a in (3, 12, 5) for b in (7, 41, 9) for c in (18, 67, 15)),
    *(f"vlucht {code} om {time}" for code in ("W6 2145", "FR 1923", "RO 361") for time in ("06:20", "22.05")),
    *(
        f"loonstrook week {week} 2026: {hours} uur x {wage}"
        for week in (7, 42)
        for hours in (8, 38)
        for wage in ("14,71", "15,05")
    ),
    *(f"kenteken {plate}" for plate in ("12-AB-34", "AB-123-C", "WE 12345", "CB 1234 XP")),
)


def test_what_is_nobodys_number_stays():
    assert len(set(INNOCENT)) >= 300
    assert [text for text in INNOCENT if masked(text) != text] == []
    assert [text for text in INNOCENT if masked(f"{text}, daarna") != f"{text}, daarna"] == []


def test_no_text_of_the_content_is_taken_for_the_number_of_a_person():
    files = list(CONTENT.rglob("*.yaml"))
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    assert sum(any(map(str.isdigit, line)) for line in lines) > 1000
    assert [line for line in lines if find(line, OF_PERSONS)] == []
