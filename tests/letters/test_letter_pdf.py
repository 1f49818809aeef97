# SPDX-License-Identifier: EUPL-1.2
"""The finished files: readable by eye, by screen reader and by machine, and the same each time."""

import subprocess
from io import BytesIO

import pikepdf
import pytest

from letter_cases import CLIENT, KINDS, LANGUAGES, a_case, composed, drawn, nameless, said, structure, words
from spreekuur.letters.model import ClientPage, LetterPage

GOLDEN = {
    # Kind -> the roles of the Dutch page in reading order, lists and tables shortened.
    "social": "P P P P P P P P H1 H2 L H2 P H2 P H2 P H2 P H2 P P H2 P L L Figure P P P P P P",
    "legal": "P P P P P P P P P H1 H2 L H2 P H2 P Table H2 P H2 P H2 P P H2 P L L Figure P P P P P P",
    "care": "P P P P P P P P H1 P H2 L H2 P H2 P H2 P H2 P H2 P P H2 P L L Figure P P P P P P",
    "housing": "P P P P P P P P H1 H2 L H2 P H2 P Table H2 P H2 P H2 P P H2 P L L Figure P P P P P P",
    "registration": "P P P P P P P P H1 H2 L H2 P H2 P H2 P H2 P H2 P P H2 P L L Figure P P P P P P",
}


def _outline(pdf, language):
    return " ".join(
        role
        for role, spoken in structure(pdf)
        if spoken == language and role not in ("Document", "LI", "Lbl", "LBody", "TR", "TH", "TD")
    )


@pytest.mark.parametrize("kind", GOLDEN)
def test_the_reading_order_of_a_letter_stays_as_it_is(content, kind):
    assert _outline(drawn(a_case(kind, "nl"), content), "nl") == GOLDEN[kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_language_takes_one_a4(content, kind, language):
    with pikepdf.open(BytesIO(drawn(a_case(kind, language), content))) as pdf:
        pages = [tuple(round(float(side) * 25.4 / 72) for side in page.MediaBox[2:]) for page in pdf.pages]
    assert pages == [(210, 297)] * (1 if language == "nl" or kind == "urgent" else 2)


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "nl"])
@pytest.mark.parametrize("kind", ["social", "legal", "care"])
def test_every_sentence_can_be_read_out_of_the_file(content, kind, language):
    case = a_case(kind, language)
    text = words(drawn(case, content)).replace(" ", "").replace("\u202f", "").replace("\xa0", "")
    missing = [
        each.text
        for page in composed(case, content).pages
        for each in said(page)
        if "".join(each.text.split()) not in text
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_client_is_marked_with_its_language(content, language):
    languages = {spoken for _, spoken in structure(drawn(a_case("social", language), content))}
    assert languages == {"nl", language}


@pytest.mark.parametrize("kind", ["social", "client", "card"])
def test_the_file_is_sound_and_embeds_only_our_fonts(content, tmp_path, kind):
    file = tmp_path / "a.pdf"
    file.write_bytes(drawn(nameless(kind, "bg"), content))
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    fonts = subprocess.run(
        ["pdffonts", file], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "SpreekuurSans" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_the_file_declares_itself_accessible(content):
    with pikepdf.open(BytesIO(drawn(a_case(), content))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "nl"
        assert all(str(page.Tabs) == "/S" for page in pdf.pages)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        figures = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [
            "QR: SPREEKUUR:1/PS-2026-0001-04/AALSMEER-SOCIAAL-LOKET"
        ]


def test_every_marked_piece_belongs_to_an_element(content):
    with pikepdf.open(BytesIO(drawn(a_case(), content))) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        for page in pdf.pages:
            marks = [
                operands[1].MCID
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC"
            ]
            assert marks == list(range(len(tree[int(page.StructParents) * 2 + 1])))


@pytest.mark.parametrize("kind", [*KINDS, "client", "card"])
def test_the_same_case_gives_the_same_bytes(content, kind):
    case = a_case(kind) if kind in KINDS else nameless(kind)
    assert drawn(case, content) == drawn(case, content)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_personal_stands_in_the_file_beside_the_page(content, kind):
    with pikepdf.open(BytesIO(drawn(a_case(kind), content))) as pdf:
        beside = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
    for value in (*CLIENT.values(), "Święcicka", "1990", "600 000", "comensha", "2026-11"):
        assert value not in beside
    assert "Brief PS-2026-0001-04" in beside


def test_a_text_that_is_too_long_runs_on_and_the_strip_stays_on_the_first_sheet(content):
    case = a_case("social", "nl", situation=["De cliënt vertelt dit stap voor stap. " * 20] * 4)
    with pikepdf.open(BytesIO(pdf := drawn(case, content))) as opened:
        assert len(opened.pages) == 2
    text = words(pdf)
    assert "Blad 1 van 2" in text
    assert "Blad 2 van 2" in text
    assert text.index("Antwoordstrook") < text.index("Blad 1 van 2")


def test_an_urgent_handover_leaves_no_page_for_the_client(content):
    pages = composed(a_case("urgent", "pl"), content).pages
    assert [type(page) for page in pages] == [LetterPage]


def test_a_letter_in_dutch_has_no_second_page(content):
    assert [type(p) for p in composed(a_case("social", "nl"), content).pages] == [LetterPage]
    assert [type(p) for p in composed(a_case("social", "ro"), content).pages] == [LetterPage, ClientPage]
