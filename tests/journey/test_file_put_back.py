# SPDX-License-Identifier: EUPL-1.2
"""An old file was put in the place of the vault's: the window says so, and leads to a copy that is put back."""

import shutil

import pytest

from journey.vaults import PHRASE
from spreekuur import app
from spreekuur.store import backup, vault_settings
from spreekuur.ui.trouble.view import TroubleView
from spreekuur.ui.wizard.bring_view import BringView
from spreekuur.ui.wizard.view import WizardView

pytestmark = pytest.mark.usefixtures("undressed")


def age(home):
    """A copy with everything, then the file of before: what was noted last is not in it."""
    opened = app.open_home(home, PHRASE)
    opened.close()
    shutil.copyfile(home / "vault.db", home / "before.db")
    opened = app.open_home(home, PHRASE)
    from spreekuur.store.writing import new_id, save

    save(opened.db, "evening", {"id": new_id(), "held_on": "2026-11-04", "opened_at": "x", "closed_at": "x"})
    vault_settings.put(opened.db, "noted", "last")
    backup.back_up_locally(opened.db)
    opened.close()
    (home / "before.db").replace(home / "vault.db")


def test_a_new_laptop_goes_on_from_the_stick_without_a_command(sit_down, home, tmp_path):
    opened = app.open_home(home, PHRASE)
    vault_settings.put(opened.db, "noted", "on the stick")
    backup.back_up(opened.db, tmp_path / "stick")
    opened.close()
    marta = sit_down(tmp_path / "new laptop")
    (wizard,) = marta.program.shell.findChildren(WizardView)
    wizard.looks.copy.click()
    (page,) = marta.program.shell.findChildren(BringView)
    marta.press("Esc")
    assert marta.program.shell.currentWidget() is not page, "back to the first start"
    marta.program.shell.currentWidget().looks.copy.click()
    page = marta.program.shell.currentWidget()
    marta.write(str(tmp_path / "stick"))
    marta.wait(page.form.card.isVisible)
    page.form.passphrase.line.setFocus()
    marta.write(PHRASE)
    marta.press("Enter")
    marta.wait(lambda: marta.program.desk() is not None)
    assert marta.ask(noted) == "on the stick"
    assert marta.window.current()[0] == "today"


def noted(desk):
    return vault_settings.get(desk.db, "noted", "")


def test_an_older_file_is_told_and_the_copy_comes_back(sit_down, home):
    age(home)
    marta = sit_down()
    marta.unlock()
    card = marta.screen("today").parts.amiss
    marta.wait(card.isVisible)
    assert marta.ask(noted) == ""
    marta.window.show_screen("settings")
    assert marta.window.bottom_line._more.words(), "the other screens say it too"
    marta.window.show_screen("today")
    card.copy.click()
    assert marta.locks == 1
    marta.leave()
    back = sit_down()
    (trouble,) = back.program.shell.findChildren(TroubleView)
    back.wait(lambda: trouble.repair._copy is not None)
    trouble.repair.passphrase.line.setText(PHRASE)
    trouble.button.click()
    back.wait(lambda: back.program.desk() is not None)
    assert back.ask(noted) == "last"
    assert back.screen("today").parts.amiss.isHidden()
    assert list(home.glob("replaced-by-*")), "the file of before is kept aside"


def test_the_question_is_asked_once_and_esc_leads_to_the_passphrase(sit_down, home):
    age(home)
    marta = sit_down()
    marta.unlock()
    marta.wait(marta.screen("today").parts.amiss.isVisible)
    marta.screen("today").parts.amiss.copy.click()
    marta.leave()
    back = sit_down()
    back.press("Esc")
    back.unlock()
    assert back.screen("today").parts.amiss.isVisible(), "nobody decided yet"
