# SPDX-License-Identifier: EUPL-1.2
"""Language, text size and theme: three lists that work before unlocking, and later in the settings."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import LANGUAGES, NAMES, _
from spreekuur.settings import TEXT_SIZES, THEMES, Settings
from spreekuur.ui import theme
from spreekuur.ui.widgets.inputs import ComboBox
from spreekuur.ui.widgets.label import Label

_WIDTHS = (160, 120, 168)


class Choices(QWidget):
    """Says the new settings at each change; whoever hears it applies and keeps them."""

    changed = Signal(object)  # Settings

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.language, self.text_size, self.theme = ComboBox(name="language"), ComboBox(), ComboBox()
        self._labels = [Label(role="hint_strong") for _width in _WIDTHS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for label, box in zip(self._labels, self._boxes(), strict=True):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(box)
            label.setBuddy(box)
            row.addLayout(column)
            box.chosen.connect(self._on_chosen)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Say every word in the language in use; the languages name themselves."""
        themes = {"system": _("Automatic"), "light": _("Light"), "dark": _("Dark")}
        self.language.set_choices([(code, NAMES[code]) for code in LANGUAGES])
        self.text_size.set_choices([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.theme.set_choices([(name, themes[name]) for name in THEMES])
        for label, word in zip(self._labels, (_("Language"), _("Text"), _("Look")), strict=True):
            label.setText(word)
        for label, box in zip(self._labels, self._boxes(), strict=True):
            box.setAccessibleName(label.text())
        self.set_settings(self._settings)

    def set_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._settings = settings
        self.language.set_value(settings.language)
        self.text_size.set_value(str(settings.text_size))
        self.theme.set_value(settings.theme)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        for box, width in zip(self._boxes(), _WIDTHS, strict=True):
            box.setFixedWidth(theme.px(width))

    def _boxes(self) -> tuple[ComboBox, ComboBox, ComboBox]:
        return self.language, self.text_size, self.theme

    def _on_chosen(self, _value: str) -> None:
        self._settings = replace(
            self._settings,
            language=self.language.value(),
            text_size=int(self.text_size.value()),
            theme=self.theme.value(),
        )
        self.changed.emit(self._settings)
