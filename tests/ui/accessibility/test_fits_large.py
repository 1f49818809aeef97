# SPDX-License-Identifier: EUPL-1.2
"""No scene is cut at the side or grows the window, in any language, once the text was made large.

A scene that is built with large text: tests/screenshots/test_fits.py.
"""

from screenshots.fits import too_wide
from screenshots.run import SIZES
from spreekuur.language import LANGUAGES
from ui.accessibility.seen import Seen

WIDTH, HEIGHT, PERCENT = SIZES["large"]


def test_a_scene_fits_with_large_text(scene: Seen):
    found = {}
    with scene.larger(WIDTH, HEIGHT, PERCENT):
        for code in LANGUAGES:
            scene.say(code)
            assert (scene.shell.width(), scene.shell.height()) == (WIDTH, HEIGHT), code
            if wide := too_wide(scene.part, WIDTH):
                found[code] = wide
    assert found == {}
