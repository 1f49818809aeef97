# SPDX-License-Identifier: EUPL-1.2
"""The disk is full and the program locks: what was typed since the last draft goes into the room that was held for it.
A vault that is opened on a full or read-only disk is read, printed and copied.

On a real small disk where the system lets us mount one; elsewhere the disk only looks full to who asks.
"""

import errno
import os
import subprocess
import sys

import pytest

from builders import a_talk
from crash.evening import lived_in
from journey.person import EVENING
from journey.vaults import PHRASE, founded, opened
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.errors.vault import ReadingOnly
from spreekuur.rescue import bring, read_copy
from spreekuur.store import reserve
from spreekuur.store.reserve import RESERVE_NAME, SIZE

pytestmark = pytest.mark.usefixtures("undressed")


class SmallDisk:
    """A disk of 24 MB, which can be filled to the last byte."""

    def __init__(self, folder, monkeypatch):
        self.folder, self._patch = folder, monkeypatch
        mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder]
        self.real = sys.platform == "linux" and subprocess.run(mount, capture_output=True).returncode == 0

    def fill(self):
        if not self.real:
            self._patch.setattr(reserve, "_fits", lambda _probe: False)
            return
        with (self.folder / "filler").open("wb", buffering=0) as filler:
            for size in (65536, 1):
                try:
                    while True:
                        filler.write(bytes(size))
                except OSError as full:
                    assert full.errno == errno.ENOSPC

    def make_read_only(self):
        if self.real:
            subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)
        else:
            self.look_unwritable()

    def look_unwritable(self):
        self._patch.setattr(os, "access", lambda _path, wanted, **_how: wanted != os.W_OK)

    def empty(self):
        self._patch.undo()
        (self.folder / "filler").unlink(missing_ok=True)

    def leave(self):
        if self.real:
            subprocess.run(["umount", "-l", self.folder], check=True)


@pytest.fixture
def disk(tmp_path, monkeypatch):
    folder = tmp_path / "disk"
    folder.mkdir()
    small = SmallDisk(folder, monkeypatch)
    yield small
    small.leave()


def typed_on_a_full_disk(sit_down, home, disk):
    marta = sit_down(home)
    marta.unlock()
    marta.begin_evening()
    marta.press("Ctrl+N")
    page = marta.screen("consultation")
    note = page.page.form.note.note
    note.setFocus()
    marta.write("huur te hoog")
    page.session.editing.flush()
    marta.settle()
    disk.fill()
    note.insertPlainText(", baas belt elke dag" * 200)
    return marta, note.toPlainText()


def kept_note(sit_down, home):
    back = sit_down(home)
    back.unlock()
    ((talk, _saved_at),) = back.ask(talks.unfinished)
    return talk.note


def test_a_lock_on_a_full_disk_keeps_every_letter(sit_down, disk):
    home = founded(disk.folder / "kluis")
    marta, typed = typed_on_a_full_disk(sit_down, home, disk)
    assert (home / RESERVE_NAME).stat().st_size == SIZE
    marta.press("Ctrl+L")
    marta.leave()
    assert not (home / RESERVE_NAME).exists()
    disk.empty()
    assert kept_note(sit_down, home) == typed
    assert (home / RESERVE_NAME).exists(), "there is room again: it is held again"


def test_a_window_that_is_closed_on_a_full_disk_keeps_every_letter_too(sit_down, disk):
    home = founded(disk.folder / "kluis")
    marta, typed = typed_on_a_full_disk(sit_down, home, disk)
    marta.leave()
    disk.empty()
    assert kept_note(sit_down, home) == typed


def test_control_without_the_room_it_is_lost(sit_down, disk):
    home = founded(disk.folder / "kluis")
    (home / RESERVE_NAME).mkdir()  # nothing can be held there
    marta, typed = typed_on_a_full_disk(sit_down, home, disk)
    marta.press("Ctrl+L")
    marta.leave()
    disk.empty()
    assert (kept_note(sit_down, home) == typed) is not disk.real


def test_with_room_to_spare_it_stays(sit_down, disk):
    home = founded(disk.folder / "kluis")
    marta = sit_down(home)
    marta.unlock()
    marta.press("Ctrl+L")
    marta.leave()
    assert (home / RESERVE_NAME).stat().st_size == SIZE
    assert list(home.glob("*.try")) == []


def read_only(disk):
    disk.make_read_only()


def full(disk):
    disk.fill()
    if not disk.real:
        disk.look_unwritable()


def a_paper(desk):
    """One that is kept, and did not leave the desk yet."""
    evening = evenings.start(desk, EVENING, ("Marta",))
    talk = a_talk(evening)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", evening.held_on, shared=False)
    return papers.make(desk, talk, case, EVENING).kept


@pytest.mark.parametrize("refuses", [read_only, full])
def test_a_vault_that_can_only_be_read_is_shown_whole_and_refuses_each_write(
    sit_down, disk, tmp_path, refuses
):
    home = founded(disk.folder / "kluis")
    lived_in(home)
    app = opened(home)
    file = client_files.found(app.desk, "pl", EVENING, (Purpose.RECORD,), given="Zofia").client
    paper = a_paper(app.desk)
    app.close()
    refuses(disk)
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    marta = sit_down(home)
    marta.unlock()
    told = []
    marta.jobs.error_happened.connect(told.append)
    today = marta.screen("today").parts
    assert today.reading.isVisible() and "lezen" in today.reading.words.words()
    for key in marta.window.screens():
        marta.window.show_screen(key)
        marta.settle()
        assert marta.window.notices.sentence() == "", key
        assert marta.window.bottom_line._saved._words.text() == "Alleen lezen"
    clients = marta.screen("clients")
    clients.open(file.id)
    marta.wait(lambda: clients.parts.file.file() is not None)
    assert clients.parts.file.file().client.given == "Zofia"
    clients.parts.file.print_button.click()
    marta.wait(lambda: marta.window.current()[0] == "paper")
    (tmp_path / "papers").mkdir()
    for key in ("paper", "today"):
        if key == "today":
            marta.window.show_screen(key)
            marta.screen().print_wanted.emit(paper)
        show = marta.screen("paper")
        marta.wait(lambda show=show: show._ready is not None)
        delivery = show.delivery
        delivery.outlet.save_wanted.emit()
        marta.wait(lambda delivery=delivery: delivery.currentIndex() == 1)
        delivery.panel.folder.set_folder(tmp_path / "papers")
        delivery.panel.accept()
        marta.wait(lambda delivery=delivery: delivery.currentIndex() == 0)
        marta.settle()
    assert len(list((tmp_path / "papers").iterdir())) == 2
    assert (told, marta.window.notices.sentence()) == ([], "")
    marta.window.show_screen("today")
    (tmp_path / "stick").mkdir()
    today.reading.copy.click()
    assert "map" in today.reading.said.words(), "none is named"
    today.reading.where.set_folder(tmp_path / "stick")
    today.reading.copy.click()
    marta.wait(lambda: "gelijk" in today.reading.said.words())
    marta.press("F2", "1", "Enter")
    assert "alleen open om te lezen" in today.queue.entry._error.words()
    marta.press("Esc", "Ctrl+N")
    talk = marta.screen("consultation")
    talk.page.form.note.note.setFocus()
    marta.write("huur te hoog")
    talk.session.editing.flush()
    marta.wait(lambda: bool(told))
    assert {type(error) for error in told} == {ReadingOnly}
    assert "alleen open om te lezen" in marta.window.notices.sentence()
    marta.press("Ctrl+L")
    assert marta.locks == 1
    marta.leave()
    now = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    assert now.items() >= before.items()
    bring(tmp_path / "new laptop", read_copy(tmp_path / "stick"), PHRASE)
    back = opened(tmp_path / "new laptop")
    assert back.db.execute("SELECT count(*) FROM consultation").fetchone() == (12,)
    back.close()
