# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet on the screen: looked at, corrected, brought in by keys, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moving.tables import HEADER, ROWS, as_csv, as_xlsx
from spreekuur.desk import moving_back
from spreekuur.moving.model import Field
from spreekuur.ui.moving.panel import MovingPanel

from .conftest import EWA, JAN, give_leave, press

WRONG = ("26-03-2025", "Pools", "ruzie met de baas", "info", "1", "Anna")


@pytest.fixture
def section(parts):
    parts.list.choose("moving")
    return parts.sections["moving"]


@pytest.fixture
def table(tmp_path):
    def write(rows, name="2025.csv"):
        path = tmp_path / name
        path.write_bytes(rows if isinstance(rows, bytes) else as_csv(rows))
        return path

    return write


def look(section, path):
    section.file.set_folder(path)
    section.look.click()
    if not isinstance(section.panel, MovingPanel) and section.panel is not None:
        give_leave(section)


def pick(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def count(desk):
    return desk.db.execute("select count(*) from consultation").fetchone()[0]


def test_a_file_is_looked_at_with_the_coordinator_s_passphrase_and_nothing_is_kept(section, table, desk):
    section.file.set_folder(table([HEADER, *ROWS]))
    section.look.click()
    give_leave(section, JAN)
    assert not isinstance(section.panel, MovingPanel), "a volunteer does not decide this"
    section.panel.asking.field.line.selectAll()
    press(EWA, Qt.Key.Key_Return)
    assert [row.choice.value() for row in section.panel.columns.rows] == [
        "date", "language", "topics", "outcomes", "persons", "note",
    ]  # fmt: skip
    assert [row.title for row in section.panel.findings.first.rows()] == [
        "Mar 11, 2025 · Polski",
        "Mar 25, 2025 · Български",
    ]
    assert section.panel.accept.text() == "Add 2 talks"
    assert count(desk) == 0
    section.go_back()
    assert section.panel is None


def test_the_talks_come_in_and_go_again(section, table, desk):
    look(section, table([HEADER, *ROWS]))
    section.panel.accept.click()
    assert count(desk) == 2
    assert section.panel is None
    assert section.done.words() == "2 talks moved in"
    assert [row.words.split(" ·")[0] for row in section.moves.list.rows()] == ["2 talks moved in"]
    section.moves.back.click()
    assert count(desk) == 0
    assert section.moves.list.rows()[0].badge[2] == "taken back"
    assert section.moves.back.isHidden()


def test_taking_back_can_be_stopped_with_its_button_or_with_escape(section, table, desk):
    look(section, table([HEADER, *ROWS]))
    section.panel.accept.click()
    seen = []

    def watch(stop):
        def on(done, of):
            seen.append((section.moves.back.text(), section.moves.stop.isVisible()))
            stop()

        return on

    for stop in (section.moves.stop.click, section.go_back):
        heard = section._ways.progressed.connect(watch(stop))
        section.moves.back.click()
        section._ways.progressed.disconnect(heard)
        assert count(desk) == 2
        assert "Nothing was changed" in section.done.words()
        assert section.moves.stop.isHidden() and section.moves.back.isEnabled()
        assert section.moves.back.text() == "Take these talks back"
    assert seen == [("0 of 2 talks …", True)] * 2


def test_dates_that_can_be_two_days_are_asked_about_before_anything_is_kept(section, table, desk):
    look(section, table([HEADER[:3], ("03-04-2025", "Pools", "DigiD"), ("05-06-2025", "Pools", "DigiD")]))
    panel = section.panel
    (question,) = panel.reading.dates
    assert [chip.text() for chip in question.chips] == ["Apr 3, 2025", "Mar 4, 2025"]
    panel.accept.click()
    assert count(desk) == 0 and "two ways" in panel.error.words()
    assert question.chips[0].hasFocus()
    question.chips[1].click()
    assert panel.findings.first.rows()[0].title == "Mar 4, 2025 · Polski"
    assert [row.value() for row in panel.reading.dates] == ["mdy"]
    panel.accept.click()
    held = desk.db.execute("select held_on from consultation order by held_on").fetchall()
    assert [day for (day,) in held] == ["2025-03-04", "2025-05-06"]


def test_the_encoding_is_shown_and_another_one_reads_the_file_anew(section, table, desk):
    data = as_csv([HEADER, *ROWS[:1]], encoding="windows-1250")
    look(section, table(data))
    panel = section.panel
    assert panel.reading.encoding.value() == "windows-1250"
    assert "Polski" in panel.reading.encoding.currentText()
    assert "Żaneta" in panel.columns.rows[5]._cells.words()
    pick(panel.reading.encoding, "windows-1252")
    assert "Żaneta" not in panel.columns.rows[5]._cells.words()
    pick(panel.reading.encoding, "utf-8")
    assert "Choose another" in panel.error.words()
    assert panel.reading.encoding.value() == "windows-1252"
    pick(panel.reading.encoding, "windows-1250")
    panel.reading.dates[0].chips[0].click()
    panel.accept.click()
    assert desk.db.execute("select note from consultation").fetchall() == [(ROWS[0][5],)]


def test_a_spreadsheet_has_no_encoding(section, table):
    look(section, table(as_xlsx([HEADER, *ROWS]), "x.xlsx"))
    assert section.panel.reading.encoding.parentWidget().isHidden()


def test_a_line_that_cannot_be_taken_stops_it_and_a_word_can_be_explained(section, table, desk):
    look(section, table([HEADER, *ROWS, WRONG]))
    panel = section.panel
    assert panel.findings.wrong.hasFocus()
    assert [row.title for row in panel.findings.wrong.rows()] == ["Line 4 · Onderwerp"]
    panel.accept.click()
    assert count(desk) == 0
    assert "cannot be taken" in panel.error.words()
    panel.findings.copy.click()
    copied = QApplication.clipboard().text()
    assert "Line 4" in copied and "Anna" not in copied and "ruzie" not in copied
    panel.word_rows.rows["ruzie met de baas"].set_value("work.dismissal")
    panel.word_rows.rows["ruzie met de baas"].chosen.emit("work.dismissal")
    assert panel.accept.text() == "Add 3 talks"
    panel.accept.click()
    assert count(desk) == 3


def test_a_column_can_be_something_else_and_the_other_gives_it_up(section, table):
    look(section, table([("Datum", "Eerste", "Tweede"), ("1-2-2025", "DigiD", "Loonstrook")]))
    rows = {row.header: row.choice for row in section.panel.columns.rows}
    assert (rows["Eerste"].value(), rows["Tweede"].value()) == ("topics", "")
    rows["Datum"].set_value("")
    rows["Datum"].chosen.emit("")
    assert section.panel.error.words() == "No column holds the date of the talk. Say which one does."
    rows["Datum"].chosen.emit(Field.DATE.value)
    assert section.panel.error.words() == ""


def test_names_are_asked_for_only_where_there_are_some(section, table, desk):
    look(
        section,
        table(
            [("Datum", "Onderwerp", "Naam", "Toestemming dossier"), ("1-11-2026", "DigiD", "Anna K", "ja")]
        ),
    )
    assert not section.panel.names.isHidden()
    section.panel.accept.click()
    assert desk.db.execute("select count(*) from client").fetchone()[0] == 0


def test_of_several_sheets_one_is_chosen(section, table):
    def another(book):
        book.active.title = "nieuw"
        book.create_sheet("oud").append(HEADER)

    path = table(as_xlsx([HEADER, *ROWS], another), "x.xlsx")
    look(section, path)
    assert section.panel is None and "nieuw, oud" in section.file.error()
    section.sheets.set_value("nieuw")
    section.look.click()
    assert section.panel.accept.text() == "Add 2 talks"


def test_a_file_that_is_none_says_why_below_the_field(section, table):
    look(section, table(b"%PDF-1.7", "x.pdf"))
    assert "no table" in section.file.error()
    section.file.set_folder(None)
    section.look.click()
    assert section.file.error() == "Choose a file first."


def test_talks_go_out_without_names_at_once_and_with_them_after_the_passphrase(
    section, desk, table, tmp_path
):
    look(section, table([HEADER, *ROWS]))
    section.panel.accept.click()
    section.acts.leave.give(None)
    out = tmp_path / "stick"
    out.mkdir()
    section.out.folder.set_folder(out)
    section.out.kind.set_values(["jsonl"])
    section.out.write.click()
    written = (out / "spreekuur-talks.jsonl").read_text("utf-8")
    assert len(written.splitlines()) == 2 and "Żaneta" not in written
    section.out.names.set_values(["with"])
    section.out.write.click()
    assert not (out / "spreekuur-talks-2.jsonl").exists()
    give_leave(section)
    assert "Żaneta" in (out / "spreekuur-talks-2.jsonl").read_text("utf-8")
    assert (
        section.done.words()
        == "Written: spreekuur-talks-2.jsonl. It is not encrypted. 2 talks in it have a name, phone or note."
    )


def test_the_list_of_files_shows_tables_and_takes_one(section, table, tmp_path):
    table([HEADER, *ROWS], "b.csv")
    table(b"x", "photo.png")
    (tmp_path / "stick").mkdir()
    section.file.set_folder(tmp_path)
    section.file.button.click()
    rows = section.file.list.rows
    names = [rows.item(at).text() for at in range(rows.count())]
    assert "b.csv" in names and "stick" in names and "photo.png" not in names
    rows.setCurrentRow(names.index("b.csv"))
    press(Qt.Key.Key_Return)
    assert section.file.folder() == tmp_path / "b.csv"
    assert section.file.list.isHidden()


def test_who_stops_it_keeps_nothing(section, table, desk):
    look(section, table([HEADER, *ROWS * 60]))
    panel = section.panel
    panel.work.progressed.connect(lambda done, of: panel.cancel.click() if done else None)
    panel.accept.click()
    assert count(desk) == 0
    assert panel.error.words() == "Stopped. Nothing was changed."
    assert moving_back.moves(desk) == []
