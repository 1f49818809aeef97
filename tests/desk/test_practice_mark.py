# SPDX-License-Identifier: EUPL-1.2
"""A paper of practice says so on every page, and is otherwise the same paper."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from builders import a_talk, an_evening
from spreekuur import language
from spreekuur.desk import papers
from spreekuur.desk.practice_mark import marked
from spreekuur.letters.form import blank_form

NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)
LINE = "OEFENEN – NIET ECHT"


def words(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.fixture
def letter(desk):
    """The same letter, real and in practice."""
    talk = a_talk(an_evening(desk))
    case = papers.letter_case(desk.content, talk, "juridisch_loket", NOW.date(), shared=False)
    return papers.preview(desk, case), papers.preview(replace(desk, practice=True), case)


def test_every_page_of_practice_carries_the_mark_and_no_page_of_a_real_one(letter):
    real, practice = letter
    assert not any("OEFENEN" in page for page in words(real))
    assert len(words(practice)) == len(words(real)) == 2
    for page in words(practice):
        assert page.count(LINE) == 2
        assert page.count("OEFENEN") == 3


def test_what_the_paper_says_stays_readable(letter):
    real, practice = letter
    for before, after in zip(words(real), words(practice), strict=True):
        assert all(line.strip() in after for line in before.splitlines()[:5])


def test_the_mark_is_decoration_in_our_own_font(letter):
    with pikepdf.open(BytesIO(letter[1])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        for page in pdf.pages:
            form = next(iter(page.Resources.XObject.values()))
            code = form.read_bytes()
            assert code.lstrip().split(b"\n")[0].find(b"Artifact") >= 0 or b"/Artifact BMC" in code
            assert code.count(b"BMC") == code.count(b"EMC") == 1
            fonts = [str(font.BaseFont) for font in form.Resources.Font.values()]
            assert fonts
            assert all("SpreekuurSans" in name for name in fonts)


def test_under_another_language_the_band_says_it_in_that_one_too(desk):
    language.use("pl")
    try:
        paper = marked(replace(desk, practice=True), blank_form("pl", desk.content))
    finally:
        language.use("en")
    assert all(LINE in page and "ĆWICZENIE" in page for page in words(paper))


def test_the_same_paper_gives_the_same_bytes(desk):
    form = blank_form("nl", desk.content)
    room = replace(desk, practice=True)
    assert marked(room, form) == marked(room, form)
    assert marked(desk, form) is form
