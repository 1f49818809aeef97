# SPDX-License-Identifier: EUPL-1.2
"""Language, text size and theme: applied to the whole program at once, and kept beside the vault."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from spreekuur import language, settings
from spreekuur.settings import TEXT_SIZES, Settings
from spreekuur.ui import theme


class Looks:
    """Holds the settings in use; `retranslated` is called after a change of language."""

    def __init__(self, app: QApplication, home: Path, given_language: str | None) -> None:
        self._app, self._home = app, home
        self.retranslated: Callable[[], None] = lambda: None
        self.heard: list[Callable[[], None]] = []  # called after every change, wherever it was made
        self.settings = settings.load(home)
        if given_language is not None:
            self.settings = replace(self.settings, language=given_language)
        self._show()

    def change(self, wanted: Settings) -> None:
        """Use these settings from now on, and keep them."""
        other_language = wanted.language != self.settings.language
        other_look = replace(wanted, language=self.settings.language) != self.settings
        self.settings = wanted
        if other_look:
            theme.apply(self._app, theme=wanted.theme, percent=wanted.text_size)
        if other_language:
            language.use(wanted.language)
            self.retranslated()
        # A folder that cannot be written is no reason to refuse larger letters.
        with suppress(OSError):
            settings.save(self._home, wanted)
        for hear in self.heard:
            hear()

    def step(self, direction: int) -> None:
        """The next larger (1) or smaller (-1) text size; 0 is the normal one."""
        at = TEXT_SIZES.index(self.settings.text_size)
        size = TEXT_SIZES[min(max(at + direction, 0), len(TEXT_SIZES) - 1)] if direction else 100
        self.change(replace(self.settings, text_size=size))

    def follow_system(self) -> None:
        """Turn light or dark with the computer while the theme is the computer's."""
        self._app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        if self.settings.theme == "system":
            theme.apply(self._app, theme="system", percent=self.settings.text_size)

    def _show(self) -> None:
        language.use(self.settings.language)
        theme.apply(self._app, theme=self.settings.theme, percent=self.settings.text_size)
