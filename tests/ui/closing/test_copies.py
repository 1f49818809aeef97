# SPDX-License-Identifier: EUPL-1.2
import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spreekuur.desk import backups
from spreekuur.desk import evening as evenings
from spreekuur.store import backup

ENTER = Qt.Key.Key_Return


def at_copies(view):
    QTest.keyClick(QApplication.focusWidget(), ENTER)  # no paper numbers
    assert view.parts.backup.make.hasFocus()
    return view.parts.backup


def test_both_copies_are_made_read_back_and_said(opened, desk, evening, home, tmp_path):
    stick = tmp_path / "STICK"
    stick.mkdir()
    view = opened()
    step = at_copies(view)
    step.where.line.setText(str(stick))
    QTest.keyClick(step.make, ENTER)
    assert (step.copies.here, step.copies.there) == (
        ("done", "Copy on this laptop: made at 19:42, read back and found equal."),
        ("done", "Copy in the folder: made at 19:42, read back and found equal."),
    )
    (made,) = stick.iterdir()
    assert backup.read_manifest(made)["rows"]["evening"] == 1
    assert len(backup.local_copies(home)) == 1
    assert backups.folder(desk) == str(stick)
    assert view.parts.end.hasFocus()


def test_the_folder_of_last_time_is_offered(opened, desk, evening, tmp_path):
    backups.into(desk, str(tmp_path / "STICK") if (tmp_path / "STICK").mkdir() is None else "")
    assert opened().parts.backup.where.line.text() == str(tmp_path / "STICK")


def test_without_the_stick_the_copy_here_is_made_and_the_evening_still_ends(
    opened, desk, evening, home, tmp_path
):
    view = opened()
    step = at_copies(view)
    step.where.line.setText(str(tmp_path / "no-stick"))
    QTest.keyClick(step.make, ENTER)
    assert step.copies.here[0] == "done"
    assert step.copies.there == (
        "failed",
        "Copy in the folder: not made. The folder is not there. Is the stick in the laptop? Put it in and try again.",
    )
    assert not (tmp_path / "no-stick").exists()
    assert step.head.accessibleName() == "Copies, on this laptop only"
    assert step.body.isVisible(), "it is said as long as one can still do something about it"
    view.finish()
    assert evenings.current(desk) is None


def test_a_copy_that_fails_everywhere_is_said_and_the_next_key_ends_all_the_same(opened, desk, evening, home):
    (home / "keyslots.json").unlink()
    (home / "backups").write_text("in the way", "utf-8")
    view = opened()
    ended = []
    view.closed.connect(ended.append)
    view.finish()
    assert ended == []
    assert view.parts.backup.copies.here[0] == "failed"
    assert "not made" in view.parts.backup.copies.here[1]
    view.finish()
    assert len(ended) == 1


def test_a_folder_inside_the_vault_is_refused(opened, desk, evening, home):
    view = opened()
    step = at_copies(view)
    (home / "kopie").mkdir()
    step.where.line.setText(str(home / "kopie"))
    QTest.keyClick(step.make, ENTER)
    assert "belongs to the vault" in step.copies.there[1]
    assert list((home / "kopie").iterdir()) == []


def test_a_folder_is_chosen_by_keys_and_leaves_no_trace_outside_the_vault(
    opened, desk, evening, tmp_path, monkeypatch
):
    person = tmp_path / "persoon"
    (person / "Kopieën" / "Spreekuur").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(person))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(person / ".config"))
    monkeypatch.setattr(Path, "home", lambda: person)
    view = opened()
    step = at_copies(view)
    step.where.button.click()
    rows = step.where.list.rows
    for into in ("Kopieën", "Spreekuur"):
        rows.setCurrentItem(rows.findItems(into, Qt.MatchFlag.MatchExactly)[0])
        QTest.keyClick(rows, ENTER)
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert step.make.hasFocus()
    assert step.where.line.text() == str(person / "Kopieën" / "Spreekuur")
    QTest.keyClick(step.make, ENTER)
    assert step.copies.there[0] == "done"
    shutil.rmtree(person / "Kopieën")
    assert list(person.rglob("*")) == []
