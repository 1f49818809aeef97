# SPDX-License-Identifier: EUPL-1.2
"""No scene is cut at the side or grows the window, in any language, with normal text.

With large text: tests/screenshots/test_fits.py.
"""

from screenshots.fits import too_wide
from ui.accessibility.seen import WIDE


def test_a_scene_fits_in_every_language(spoken):
    assert (spoken.shell.width(), spoken.shell.height()) == WIDE
    assert too_wide(spoken.part, WIDE[0]) == []
