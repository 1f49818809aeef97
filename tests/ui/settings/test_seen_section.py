# SPDX-License-Identifier: EUPL-1.2
"""Who opened client files: seen with the coordinator's passphrase, gone when one leaves, never changed."""

from datetime import timedelta

import pytest

from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, client_files_log
from spreekuur.errors.settings import PermitOver

from .conftest import JAN, give_leave


@pytest.fixture
def files(desk, watch):
    """Two files that were opened by two, one of them erased since."""
    kept, gone = (client_files.found(desk, "pl", watch(), (Purpose.RECORD,)).client for _file in range(2))
    for number, (file, who) in enumerate(((kept, "Jan"), (gone, "Marta"))):
        desk.db.author = who
        client_files.look_into(desk, file.id, watch() - timedelta(hours=3 - number))
    client_files.erase_now(desk, gone.id, watch())
    client_files.export(desk, kept.code, watch())
    return kept, gone


def test_the_list_is_shown_with_the_coordinator_s_passphrase_only(parts, files):
    parts.list.choose("seen")
    section = parts.sections["seen"]
    assert section.list.rows() == []
    section.show_button.click()
    give_leave(section, JAN)
    assert section.list.rows() == [], "a volunteer is not shown it"
    assert section.panel is not None
    section.go_back()
    section.show_button.click()
    give_leave(section)
    assert [(row.title, row.words.split(" ·")[0]) for row in section.list.rows()] == [
        (files[0].code, "Marta"),
        ("erased file", "Marta"),
        (files[0].code, "Marta (Jan)"),  # her passphrase, and who sat at the desk
    ]
    assert [row.badge is not None for row in section.list.rows()] == [True, False, False]
    assert section.list.hasFocus()


def test_it_is_gone_when_one_leaves_the_section(parts, files):
    parts.list.choose("seen")
    section = parts.sections["seen"]
    section.show_button.click()
    give_leave(section)
    parts.list.choose("people")
    parts.list.choose("seen")
    assert section.list.rows() == []
    assert section.show_button.isVisible()


def test_keys_change_nothing_in_it(parts, files, desk):
    parts.list.choose("seen")
    section = parts.sections["seen"]
    section.show_button.click()
    give_leave(section)
    before = desk.db.execute("select * from file_seen").fetchall()
    from PySide6.QtCore import Qt

    from .conftest import press

    press(Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_F2, "x")
    assert desk.db.execute("select * from file_seen").fetchall() == before


def test_without_leave_or_with_an_old_one_the_log_is_refused(parts, files, desk, watch):
    acts = parts.acts
    with pytest.raises(PermitOver):
        client_files_log.look(desk, None, watch())
    from .conftest import EWA

    leave = acts.leave.ask(EWA)
    assert len(client_files_log.look(desk, leave, watch())) == 3
    with pytest.raises(PermitOver):
        client_files_log.look(desk, leave, watch() + timedelta(minutes=11))


def test_an_empty_log_says_so(parts):
    parts.list.choose("seen")
    section = parts.sections["seen"]
    section.show_button.click()
    give_leave(section)
    assert section.none.words() == "No client file was opened yet."


def test_the_copies_say_until_when_they_are_kept_and_what_they_hold(parts, desk, watch, window):
    client = client_files.found(desk, "pl", watch(), (Purpose.RECORD,)).client
    watch.go(minutes=1)
    parts.copy.click()
    watch.go(minutes=1)
    client_files.erase_now(desk, client.id, watch())
    window.screens()["settings"].showing()
    parts.list.choose("copies")
    (line,) = parts.sections["copies"].kept.lines
    assert "goes after 7 newer copies" in line.words()
    assert "holds 1 erased file" in line.words()
