# SPDX-License-Identifier: EUPL-1.2
"""Lets Qt's own parts, such as the menu of a text field, speak the language in use.

Qt brings catalogues of its own, but none in Romanian, and in the others other words than ours. A menu asks for its
words when it opens, so that a change of language needs nothing more.
"""

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QTranslator

from spreekuur.language import _, current


class QtWords(QTranslator):
    """Answers Qt with our words."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Our word for one of Qt's; what we have no word for stays as it is."""
        return _words(current()).get(source, source)

    def isEmpty(self) -> bool:
        """Never: Qt asks only a translator that has something to say."""
        return False


def install(app: QCoreApplication) -> QtWords:
    """Answer Qt from now on; the caller keeps what is returned."""
    words = QtWords(app)
    app.installTranslator(words)
    return words


@lru_cache(maxsize=1)
def _words(_language: str) -> Mapping[str, str]:
    return _editing() | _scrolling() | _buttons()


def _editing() -> dict[str, str]:
    return {
        "&Undo": _("Undo"),
        "&Redo": _("Redo"),
        "Cu&t": _("Cut"),
        "&Copy": _("Copy"),
        "&Paste": _("Paste"),
        "Delete": _("Delete"),
        "Select All": _("Select all"),
        "&Select All": _("Select all"),
        "&Step up": _("One more"),
        "Step &down": _("One less"),
    }


def _scrolling() -> dict[str, str]:
    return {
        "Scroll here": _("Scroll here"),
        "Top": _("To the top"),
        "Bottom": _("To the bottom"),
        "Page up": _("A page up"),
        "Page down": _("A page down"),
        "Scroll up": _("Scroll up"),
        "Scroll down": _("Scroll down"),
        "Left edge": _("To the left edge"),
        "Right edge": _("To the right edge"),
        "Page left": _("A page to the left"),
        "Page right": _("A page to the right"),
        "Scroll left": _("Scroll left"),
        "Scroll right": _("Scroll right"),
    }


def _buttons() -> dict[str, str]:
    return {
        "OK": _("OK"),
        "Cancel": _("Cancel"),
        "Close": _("Close"),
        "Save": _("Save"),
        "Open": _("Open"),
        "&Yes": _("Yes"),
        "&No": _("No"),
        "Help": _("Help"),
    }
