# SPDX-License-Identifier: EUPL-1.2
"""No screen is cut at the side or grows the window, in any language, with normal and with large text."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from screenshots.run import SIZES, shown
from screenshots.scenes import SCENES
from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme
from spreekuur.ui.frame.top_bar import TopBar


@pytest.fixture(params=list(SIZES))
def size(request, qapp):
    width, height, percent = SIZES[request.param]
    theme.apply(qapp, theme="light", percent=percent)
    yield width, height
    theme.apply(qapp, theme="light", percent=100)
    language.use("en")


def too_wide(part: QWidget, width: int) -> list[str]:
    """What is wider than the place it scrolls in, and the screen itself when it needs more than the window."""
    areas = [area for area in part.findChildren(QScrollArea) if area.isVisible() and area.widget()]
    found = [
        f"{area.widget().width()} in {area.viewport().width()}"
        for area in areas
        if area.widget().width() > area.viewport().width()
    ]
    # The bar makes do with the width it is given, so what it would need counts by itself.
    found += [
        f"the bar needs {bar.minimumSizeHint().width()} of {bar.width()}"
        for bar in part.findChildren(TopBar)
        if bar.isVisible() and bar.minimumSizeHint().width() > bar.width()
    ]
    needs = part.minimumSizeHint().width()
    return [*found, f"needs {needs} of {width}"] if needs > width else found


@pytest.mark.parametrize("name", list(SCENES))
def test_a_screen_fits_in_every_language(qapp: QApplication, name: str, size: tuple[int, int]):
    language.use("nl")
    part = SCENES[name]()
    shell = shown(qapp, part, *size)
    found = {}
    for code in LANGUAGES:
        language.use(code)
        part.retranslate()
        for _turn in range(2):
            qapp.processEvents()
        assert (shell.width(), shell.height()) == size
        if wide := too_wide(part, size[0]):
            found[code] = wide
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert found == {}
