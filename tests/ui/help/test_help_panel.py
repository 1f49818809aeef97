# SPDX-License-Identifier: EUPL-1.2
"""F1 on every screen: a picture, five steps, what if, keys and who to call, in six languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from screenshots import stage
from spreekuur import language
from spreekuur.errors.vault import DamagedStore
from spreekuur.language import LANGUAGES
from spreekuur.settings import Settings
from spreekuur.ui.before_desk import BeforeDesk
from spreekuur.ui.frame import help_content
from spreekuur.ui.frame.help_drawings import DRAWN
from spreekuur.ui.frame.help_parts import HelpPicture
from spreekuur.ui.shell import Shell
from spreekuur.ui.trouble.view import TroubleView
from spreekuur.ui.unlock.unlock_view import UnlockView
from spreekuur.ui.widgets import KeyCap, NoteLine, Paragraph
from spreekuur.ui.wizard.view import WizardView

STEPS = (3, 4, 5, 6)  # about five


def nothing_aside(*_job: object) -> None:
    """Work beside the window that never ends."""


def shown_in(panel: QWidget) -> tuple[list[str], list[str], int]:
    """Sentences, who to call, and how many keys; and the picture is there."""
    (picture,) = panel.findChildren(HelpPicture)
    assert picture.isVisible()
    assert picture._blocks
    assert len(picture._spots) in STEPS
    said = [paragraph.words() for paragraph in panel.findChildren(Paragraph)]
    return said, [line.words() for line in panel.findChildren(NoteLine)], len(panel.findChildren(KeyCap))


@pytest.fixture(scope="module")
def window(qapp):
    made = stage.a_window()
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_screen_of_the_desk_has_its_short_help(window, qapp, code):
    language.use(code)
    window.retranslate()
    seen = set()
    for key in window.screens():
        window.show_screen(key)
        window.do("help")
        qapp.processEvents()
        said, called, keys = shown_in(window.guide.panel)
        steps = help_content.help_for(
            key, "", window.screens()[key].help_lines(), window.screens()[key].commands(), ""
        ).steps
        assert len(steps) in STEPS, key
        assert len(window.guide.panel.findChild(HelpPicture)._spots) == len(steps), key
        assert {words for _icon, words in steps} <= set(said), key
        assert key == "help" or "info" not in [icon for icon, _words in steps], key
        assert any("010 000 00 00" in line for line in called), key
        assert keys >= 3, key
        seen.add(tuple(words for _icon, words in steps))
        window.guide.close()
    assert len(seen) == len(window.screens())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_before_the_desk_has_it_too(qtbot, tmp_path, code):
    language.use(code)
    settings = Settings(language=code)
    pages = [
        UnlockView(settings, str, nothing_aside, str),
        WizardView(settings, lambda: None, lambda _founding: None, nothing_aside),
        TroubleView(tmp_path, DamagedStore(), nothing_aside, str),
    ]
    for page in pages:
        shell = Shell()
        qtbot.addWidget(shell)
        shell.show_page(page)
        shell.show()
        aids = BeforeDesk(shell)
        aids.hear("help")
        said, called, _keys = shown_in(aids._panel)
        assert len([words for words in said if words]) >= min(STEPS)
        assert called[-1]
        aids.hear("help")
        assert aids._panel.isHidden()


def test_escape_gives_the_focus_back_to_the_passphrase(shown, qtbot):
    view = UnlockView(Settings(), str, nothing_aside, str)
    shell = Shell()
    shell.show_page(view)
    shown(shell)
    view.focus_first()
    BeforeDesk(shell).hear("help")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.field.line


def test_the_panel_is_read_with_the_arrows(window, qapp, qtbot):
    window.show_screen("consultation")
    window.do("help")
    qapp.processEvents()
    panel = window.guide.panel
    before = panel.area.verticalScrollBar().value()
    qtbot.keyClick(panel._close, Qt.Key.Key_PageDown)
    assert panel.area.verticalScrollBar().value() > before
    window.guide.close()


def test_every_drawing_has_a_spot_for_each_step_on_its_sheet():
    for name, (blocks, spots) in DRAWN.items():
        assert len(spots) in STEPS, name
        assert all(0 <= x <= 160 and 0 <= y <= 90 for x, y in spots), name
        assert all(x + wide <= 160 and y + high <= 90 for x, y, wide, high, _tone in blocks), name
