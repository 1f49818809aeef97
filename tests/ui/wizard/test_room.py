# SPDX-License-Identifier: EUPL-1.2
"""The steps of the wizard and the troubles fit at both sizes in every language."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from spreekuur import language
from spreekuur.errors import vault as errors
from spreekuur.language import LANGUAGES
from spreekuur.settings import Settings
from spreekuur.ui import theme
from spreekuur.ui.trouble.view import TroubleView
from spreekuur.ui.widgets import Scroll
from spreekuur.ui.wizard.view import WizardView

SIZES = pytest.mark.parametrize(("percent", "width", "height"), [(100, 1366, 720), (150, 1093, 576)])


def _never(_owner, _work, _then=None, _failed=None):
    """Nothing is done: only how it looks is asked here."""


def _fits(view):
    QApplication.processEvents()
    for scroll in view.findChildren(Scroll):
        if scroll.isVisible() and scroll.widget().minimumSizeHint().width() > scroll.viewport().width():
            return False
    return True


@SIZES
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_step_fits(shown, code, percent, width, height):
    theme.apply(QApplication.instance(), theme="light", percent=percent)
    language.use(code)
    view = WizardView(Settings(code), lambda: errors.CloudFolder("OneDrive"), lambda _f: None, _never)
    shown(view, width, height)
    assert view.size().width() == width
    for place in range(6):
        view.card.show_step(place)
        assert _fits(view), place
        assert view.rect().contains(view.card.next.mapTo(view, view.card.next.rect().bottomRight()))


@SIZES
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("error", [None, errors.DamagedStore(), errors.NoRoom()])
def test_every_trouble_fits(shown, code, percent, width, height, error):
    theme.apply(QApplication.instance(), theme="light", percent=percent)
    language.use(code)
    view = TroubleView(Path("none"), error, _never, lambda word: word)
    shown(view, width, height)
    assert _fits(view)
    assert view.rect().contains(view.button.mapTo(view, view.button.rect().bottomRight()))
