# SPDX-License-Identifier: EUPL-1.2
"""Brings the bundled type family into Qt, once."""

from PySide6.QtGui import QFontDatabase

from spreekuur.resources import resource
from spreekuur.ui.theme.state import FAMILY

_FILES = ("SpreekuurSans-Regular.ttf", "SpreekuurSans-SemiBold.ttf")
_found: list[str] = []


def family() -> str:
    """The name of our family after loading it; the system's own when a file is missing."""
    if not _found:
        ids = [QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in _FILES]
        _found.append(FAMILY if all(i >= 0 for i in ids) else QFontDatabase.families()[0])
    return _found[0]
