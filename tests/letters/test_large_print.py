# SPDX-License-Identifier: EUPL-1.2
"""Large print says the same as the small, in type that can be read with poor sight."""

import re
from io import BytesIO

import pikepdf
import pytest

from letter_cases import CLIENT, LANGUAGES, a_case, composed, drawn, said, structure, words
from spreekuur.letters.model import LETTER_KINDS, ClientPage

LARGE = "large-print"


def sizes(pdf):
    """Every size of type in the file, in points, but for the foot of a sheet."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        drawn_as = b"".join(page.Contents.read_bytes() for page in opened.pages)
    return {float(size) for size in re.findall(rb"/F\d+\+\d+ ([0-9.]+) Tf", drawn_as)}


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_no_type_in_a_letter_is_small_and_most_is_large(content, kind):
    found = sizes(drawn(a_case(kind, "pl", layout=LARGE), content))
    assert min(found) >= 12 and {16.0, 20.0} <= found


@pytest.mark.parametrize("language", ["nl", "es"])
def test_no_type_on_a_sheet_is_small_either(content, language):
    assert min(sizes(drawn(a_case("client", language, layout=LARGE), content))) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_the_small_letter_says_is_left_out(content, language):
    case = a_case("legal", language, layout=LARGE)
    text = words(drawn(case, content)).replace(" ", "").replace("\u202f", "").replace("\xa0", "")
    for page in composed(case, content).pages:
        assert [each.text for each in said(page) if "".join(each.text.split()) not in text] == []
    assert "PS-2026-0001-04" in text


def test_the_strip_stands_on_a_page_of_its_own(content):
    with pikepdf.open(BytesIO(drawn(a_case("social", "nl", layout=LARGE), content))) as pdf:
        assert len(pdf.pages) == 3
    roles = [role for role, _ in structure(drawn(a_case("social", "nl", layout=LARGE), content))]
    assert roles.count("Figure") == roles.count("H1") == 1


def test_the_clients_page_has_no_name_in_large_print_either(content):
    case = a_case("social", "pl", layout=LARGE)
    assert any(isinstance(page, ClientPage) for page in composed(case, content).pages)
    text = words(drawn(case, content))
    dutch, own = text.split("Polski", 1)
    assert "Święcicka" in dutch and not any(CLIENT[key] in own for key in ("given", "family", "phone"))


@pytest.mark.parametrize("kind", ["client", "card"])
def test_a_sheet_is_larger_too(content, kind):
    small, large = (drawn(a_case(kind, "bg", layout=layout), content) for layout in ("a4", LARGE))
    assert max(sizes(large)) >= max(sizes(small)) and 14 * 1.34 in {round(each, 2) for each in sizes(large)}
