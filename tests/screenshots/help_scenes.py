# SPDX-License-Identifier: EUPL-1.2
"""The pages of the Help screen for when something is lost."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur.ui.help.drills import ALL


def page(name: str) -> QWidget:
    """One page, as its button opens it."""
    window = stage.a_window()
    window.show_screen("help")
    window.screens()["help"].open_page(name)
    return window


SCENES: dict[str, Callable[[], QWidget]] = {f"help-{name}": partial(page, name) for name in ALL}
