# SPDX-License-Identifier: EUPL-1.2
"""No screen that is built with large text is cut at the side or grows the window, in any language.

The suite builds some of the scenes anew, `--slow` all of them. Where each scene stands already it is held with normal
text and after its text was made large: tests/ui/accessibility/test_fits_wide.py and test_fits_large.py.
"""

import pytest
from PySide6.QtWidgets import QApplication

from screenshots.fits import too_wide
from screenshots.run import SIZES, built, shown, throw_away
from screenshots.scenes import SCENES
from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme

_EACH = 12  # of so many scenes the suite builds one
NAMES = [
    name if at % _EACH == 0 else pytest.param(name, marks=pytest.mark.slow) for at, name in enumerate(SCENES)
]


@pytest.fixture(scope="module")
def size(qapp):
    width, height, percent = SIZES["large"]
    qapp.setStyle("Fusion")
    theme.apply(qapp, theme="light", percent=percent)
    yield width, height
    theme.apply(qapp, theme="light", percent=100)


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_fits_in_every_language(qapp: QApplication, name: str, size: tuple[int, int]):
    language.use("nl")
    part = built(qapp, SCENES[name])
    shell = shown(qapp, part, *size)
    found = {}
    for code in LANGUAGES:
        language.use(code)
        part.retranslate()
        for _turn in range(3):  # a bar that appears takes room from what was laid out
            qapp.processEvents()
        assert (shell.width(), shell.height()) == size
        if wide := too_wide(part, size[0]):
            found[code] = wide
    throw_away(qapp, shell)
    assert found == {}
