# SPDX-License-Identifier: EUPL-1.2
"""The layer under every paper: characters, lines, codes and pictures."""

import struct
import subprocess
import zlib

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.printing import glyphs, house, png, qr, raster
from spreekuur.printing.flow import fit, largest, wrap
from spreekuur.printing.house import A4, ITALIC, REGULAR, SEMIBOLD, Style, font, width
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.resources import resource

LETTERS = "ąćęłńóśźż ăâîșț áéíñóúü¿¡ ёйѝщъю άέή ğİşı őű řžů ëïö ☐☑✓→–·•…€№ ș"


def _page(*lines: str) -> bytes:
    pdf = TaggedPdf("Proef", "nl", A4)
    with pdf.tag("P"):
        for number, line in enumerate(lines):
            pdf.text(20, 30 + 10 * number, line, Style(size=12))
    pdf.line(0, 210, (210, 210), (0, 0, 0))
    return pdf.finish()


@pytest.mark.parametrize("face", [REGULAR, SEMIBOLD, ITALIC])
def test_each_face_has_the_letters_of_our_clients_and_a_name_of_its_own(face):
    known = font(face).face
    assert [sign for sign in LETTERS if ord(sign) not in known.charToGlyph] == []
    assert known.name.decode() == face


def test_the_fonts_are_small_and_carry_their_licence():
    files = list(resource("fonts").glob("*.ttf"))
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) < 400 * 1024
    assert "SIL Open Font License" in resource("fonts", "OFL.txt").read_text("ascii")


def test_text_is_composed_and_only_romanian_gets_its_comma():
    assert glyphs.clean("Łódź e\u0301", "pl") == "Łódź é"
    assert glyphs.clean("Şţ", "ro") == "Șț"
    assert glyphs.clean("Şahin", "nl") == "Şahin"


def test_lines_are_never_wider_than_the_column():
    text = "Rechtsbijstandsverzekeringsmaatschappij " * 6 + "x" * 400 + " en verder"
    for room in (15, 40, 124):
        lines = wrap(text, Style(), room)
        assert all(width(line, Style()) <= room + 0.01 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_the_first_line_leaves_room_for_what_stands_before_it():
    lines = wrap("een twee drie vier vijf zes zeven acht", Style(), 40, taken=25)
    assert width(lines[0], Style()) <= 15
    assert max(width(line, Style()) for line in lines[1:]) > 15


def test_a_title_shrinks_until_it_fits():
    long = "Een titel die veel te lang is voor deze kolom"
    assert width(long, fit(long, Style(size=20), 80, smallest=0.2)) <= 80.01


@pytest.mark.parametrize("room", [5, 30, 55, 70, 85, 100, 200])
def test_the_largest_size_that_fits_is_found(room):
    sizes = (1.0, 0.9, 0.8, 0.7, 0.6)
    best = next((size for size in sizes if size * 100 <= room), None)
    assert largest(sizes, lambda size: size, lambda size: size * 100, room) == best


def test_the_code_is_the_one_that_a_camera_expects():
    text = "SPREEKUUR:1/PS-2026-0001-04/JURIDISCH-LOKET"
    matrix = segno.make(text, error="q", mask=3, micro=False, boost_error=False).matrix
    drawn = [[0] * len(matrix) for _ in matrix]
    for row, found in enumerate(qr.runs(text)):
        for start, length in found:
            for place in range(start, start + length):
                drawn[row][place] = 1
    assert drawn == [list(row) for row in matrix]
    assert len(matrix) <= 29  # stays coarse: small letters would need a finer one


def test_markup_and_braces_are_drawn_as_they_are():
    assert _page("<b>a</b> & {x} (y) \\z") == _page("<b>a</b> & {x} (y) \\z")


def test_a_page_is_white_where_nothing_stands():
    picture = raster.render(_page("tekst"), 0, 72)
    assert (picture.width, picture.height, picture.channels) == (596, 842, 4)
    assert picture.data[:3] == b"\xff\xff\xff"
    grey = raster.render(_page("tekst"), 0, 72, grey=True)
    assert grey.channels == 1
    assert 0 < sum(value < 128 for value in grey.data) < len(grey.data) // 20


def test_bands_together_are_the_page():
    pdf = _page(*("Zażółć gęślą jaźń – Николай" for _ in range(20)))
    whole = raster.render(pdf, 0, 150, grey=True)
    bands = list(raster.bands(pdf, 0, 150, rows=97))
    assert [band.top for band in bands] == list(range(0, whole.height, 97))
    joined = b"".join(band.data for band in bands)
    assert len(joined) == len(whole.data)
    different = [abs(a - b) for a, b in zip(joined, whole.data, strict=True) if a != b]
    assert len(different) < len(joined) // 1000
    assert max(different, default=0) <= 24


def test_the_picture_file_says_what_the_picture_shows():
    picture = raster.render(_page("tekst"), 0, 72)
    file = png.png(picture, 72)
    assert file.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", file[16:24]) == (picture.width, picture.height)
    start = file.index(b"IDAT") + 4
    length = struct.unpack(">I", file[start - 8 : start - 4])[0]
    rows = zlib.decompress(file[start : start + length])
    assert len(rows) == picture.height * (picture.width * 3 + 1)
    assert rows[1:4] == b"\xff\xff\xff"


FORMS = "ДЛФвгджзийклпфтцшщюѝ"


@pytest.mark.parametrize("face", [REGULAR, SEMIBOLD, ITALIC])
def test_bulgarian_has_forms_of_its_own_in_every_face(face):
    plain, own = font(face).face, font(Style(face).of("bg").face).face
    other = {sign for sign in FORMS if plain.charToGlyph[ord(sign)] != own.charToGlyph[ord(sign)]}
    assert {"Д", "Л", "в", "д", "л", "ж", "к", "ю"} <= other
    assert plain.charToGlyph.keys() == own.charToGlyph.keys()
    assert plain.name != own.name


def _drawn_in(language: str, line: str) -> bytes:
    pdf = TaggedPdf("Proef", "nl", A4)
    with pdf.tag("P", language=language):
        pdf.text(20, 30, line, Style(size=24))
    return pdf.finish()


def test_the_same_words_look_other_in_bulgarian_and_are_read_the_same():
    line = "вгджзийклптцшщю"
    bulgarian, russian = _drawn_in("bg", line), _drawn_in("ru", line)
    assert raster.render(bulgarian, 0, 72).data != raster.render(russian, 0, 72).data
    for pdf in (bulgarian, russian):
        said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
        assert said.decode().strip() == line


@pytest.mark.parametrize("line", ["Łódź ąęśćżź", "Timișoara ăâîșț", "Çağ İşbilir"])
def test_no_other_language_is_touched(line):
    assert (
        raster.render(_drawn_in("bg", line), 0, 72).data == raster.render(_drawn_in("nl", line), 0, 72).data
    )


@given(st.text(alphabet=FORMS + " abc", min_size=1, max_size=200), st.floats(15, 150))
def test_bulgarian_lines_are_never_wider_than_the_column_either(text, room):
    style = Style().of("bg")
    assert all(width(line, style) <= room + 0.01 for line in wrap(text, style, room))


def _contrast(ink, paper):
    def light(colour):
        parts = [part / 255 for part in colour]
        line = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]

    high, low = sorted((light(ink), light(paper)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", [house.INK, house.PETROL, house.GREY, house.BLACK])
def test_every_ink_can_be_read_on_white_and_on_the_tint(ink):
    assert min(_contrast(ink, house.WHITE), _contrast(ink, house.TINT)) >= 7.5


def test_the_red_of_a_pressing_date_can_be_read_and_the_black_band_too():
    assert _contrast(house.RED, house.WHITE) >= 6
    assert _contrast(house.WHITE, house.BLACK) >= 20


@pytest.mark.parametrize("ink", [house.INK, house.PETROL, house.GREY, house.RED])
def test_every_ink_stays_dark_on_a_printer_without_colour(ink):
    grey = round(0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2])
    assert _contrast((grey,) * 3, house.TINT) >= 5.5


def test_a_text_with_more_letters_than_a_font_has_numbers_is_drawn_and_read_back_whole(tmp_path):
    known = sorted(code for code in font(REGULAR).face.charToGlyph if chr(code).isalpha() and code > 127)
    signs = "".join(map(chr, known[:600]))
    lines = [signs[start : start + 60] for start in range(0, len(signs), 60)]
    pdf = _page(*lines, "gewone letters, en weer " + signs[:20] + signs[-20:])
    (tmp_path / "many.pdf").write_bytes(pdf)
    subprocess.run(["qpdf", "--check", tmp_path / "many.pdf"], capture_output=True, check=True)
    said = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    read = "".join(said.decode().split())
    for line in lines:
        assert line in read


@given(st.lists(st.text(alphabet=st.sampled_from(LETTERS), min_size=1, max_size=60), min_size=1, max_size=8))
def test_any_line_is_read_back_as_it_was_drawn(lines):
    said = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=_page(*lines), capture_output=True, check=True
    )
    assert "".join(said.stdout.decode().split()) == "".join("".join(lines).split())
