# SPDX-License-Identifier: EUPL-1.2
"""No scene is cut at the side or grows the window, in any language, once the text was made large.

A scene that is built with large text: tests/screenshots/test_fits.py.
"""

from screenshots.fits import too_wide
from screenshots.run import SIZES
from spreekuur.language import LANGUAGES
from ui.accessibility.seen import Seen

WIDTH, HEIGHT, PERCENT = SIZES["large"]


def test_a_scene_fits_with_large_text(built: Seen):
    found = {}
    built.grow(WIDTH, HEIGHT, PERCENT)
    for code in LANGUAGES:
        built.say(code)
        assert (built.shell.width(), built.shell.height()) == (WIDTH, HEIGHT), code
        if wide := too_wide(built.part, WIDTH):
            found[code] = wide
    assert found == {}
