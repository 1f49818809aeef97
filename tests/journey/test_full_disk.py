# SPDX-License-Identifier: EUPL-1.2
"""The disk is full and the program locks: what was typed since the last draft goes into the room that was held for it.

On a real small disk where the system lets us mount one; elsewhere the disk only looks full to who asks.
"""

import errno
import subprocess
import sys

import pytest

from journey.vaults import founded
from spreekuur.desk import talks
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
