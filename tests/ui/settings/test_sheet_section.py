# SPDX-License-Identifier: EUPL-1.2
"""A new recovery sheet, from the screen on real locks."""

import pytest

from spreekuur.errors.vault import RecoveryRefused
from spreekuur.security import recovery, vault

from .conftest import SHEET, give_leave


def test_a_new_sheet_counts_once_it_was_typed_back(parts, home, desk, watch):
    parts.list.choose("sheet")
    section = parts.sections["sheet"]
    watch.go(days=1)
    section.anew.click()
    assert section.panel.cancel.hasFocus(), "the safe answer is the default"
    section.panel.accept.click()
    give_leave(section)
    sheet = section.panel.sheet
    section.panel.accept.click()
    assert sheet.typed.error()
    assert vault.unlock_by_recovery(home, SHEET).by_recovery
    sheet.typed_line().setText(" ".join(sheet.groups).lower())
    section.panel.accept.click()
    assert section.panel is None
    assert vault.unlock_by_recovery(home, recovery.from_groups("".join(sheet.groups))).by_recovery
    with pytest.raises(RecoveryRefused):
        vault.unlock_by_recovery(home, SHEET)
    assert "10 December 2026" in section.made.words()


def test_the_old_sheet_is_kept_when_one_thinks_better_of_it(parts, home):
    parts.list.choose("sheet")
    section = parts.sections["sheet"]
    section.anew.click()
    section.panel.accept.click()
    give_leave(section)
    parts.current().go_back()
    assert (section.panel, section.anew.hasFocus()) == (None, True)
    assert vault.unlock_by_recovery(home, SHEET).by_recovery
