# SPDX-License-Identifier: EUPL-1.2
"""A pack is looked at and installed with the coordinator's passphrase; and one goes back to the one before."""

import pytest

from builders import SEVEN
from pack_making import a_pack
from spreekuur.team import pack_beside, packs
from spreekuur.ui.packs.panels import BackPanel, PackPanel

from .conftest import JAN, give_leave, press


@pytest.fixture
def section(parts):
    parts.list.choose("content")
    return parts.sections["content"]


@pytest.fixture
def file(desk, tmp_path):
    """A pack that this laptop signed."""
    path = tmp_path / "pakket.spreekuur-pack"
    path.write_bytes(a_pack(desk.db, "2"))
    return path


def named(section, path):
    section.file.line.setFocus()
    section.file.line.setText(str(path))
    press("\r")


def test_without_a_pack_it_says_that_the_content_came_with_the_program(section):
    assert section.hour.words() == "Pools spreekuur Aalsmeer · Aalsmeer"
    assert section.about.words() == "Came with the program, version 1."
    assert section.summary() == "Aalsmeer · 1"
    assert section.back_button.isHidden() and section.changes.isHidden()


def test_a_pack_is_shown_by_names_before_it_counts_and_then_installed(section, file, desk, home):
    named(section, file)
    give_leave(section)
    panel = section.panel
    assert isinstance(panel, PackPanel)
    assert panel.lead() == "Version 2, signed by Punt on Wednesday 11 November 2026."
    said = " ".join(
        line for block in panel._changes.findChildren(type(section.about)) for line in [block.words()]
    )
    assert "New: " in said and "Stadsloket Voorbeeldstad" in said and "No longer there: " in said
    assert packs.installed(desk.db) is None
    panel.accept.click()
    assert packs.installed(desk.db).version == "2"
    assert section.done.words() == "Version 2 was installed"
    assert "counts from the next time" in section.waits.words()
    assert desk.content.municipality.name == "Aalsmeer", "not this evening"
    assert pack_beside.load(home).municipality.name == "Voorbeeldstad"


def test_a_volunteer_installs_nothing(section, file, desk):
    named(section, file)
    give_leave(section, JAN)
    assert not isinstance(section.panel, PackPanel)
    assert packs.installed(desk.db) is None


def test_escape_leaves_everything_as_it_was(section, file, desk, parts):
    named(section, file)
    give_leave(section)
    assert parts.current().go_back()
    assert section.panel is None and packs.installed(desk.db) is None


def test_a_file_that_is_no_pack_is_refused_in_words(section, desk, tmp_path):
    named(section, tmp_path / "nothing")
    assert "cannot be read" in section.done.words()
    (tmp_path / "x").write_bytes(b"{}")
    named(section, tmp_path / "x")
    assert "no signed content pack" in section.done.words()
    section.file.line.clear()
    section.look_button.click()
    assert section.file.line.accessibleDescription() == "Choose a file first."


def test_one_goes_back_after_being_asked(section, file, desk, parts):
    packs.install(desk.db, packs.offered(desk.db, file.read_bytes()), SEVEN)
    section.show_settings(None)
    section.back_button.click()
    give_leave(section)
    assert isinstance(section.panel, BackPanel)
    assert section.panel.cancel.hasFocus()
    section.panel.accept.click()
    here = packs.installed(desk.db)
    assert (here.version, here.municipality) == ("3", "Aalsmeer")


def test_a_pack_that_a_bundle_brought_and_that_was_refused_is_told(section, desk):
    from spreekuur.team import pack_travel, roster

    me = roster.of(desk.db).me
    pack_travel.heard(desk.db, me, {"version": "", "file": "eA=="}, SEVEN, leads=True)
    section.show_settings(None)
    assert section.trouble.words().startswith("The last bundle of Punt brought a pack that was not taken.")
