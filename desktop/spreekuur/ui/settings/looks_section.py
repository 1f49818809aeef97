# SPDX-License-Identifier: EUPL-1.2
"""Language, text size and colours: every choice shows at once."""

from dataclasses import replace

from spreekuur.language import LANGUAGES, NAMES, _
from spreekuur.settings import TEXT_SIZES, THEMES, Settings
from spreekuur.ui.looks import Looks
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.settings.section import Section
from spreekuur.ui.widgets import LiveExample


class LooksSection(Section):
    """Needed before unlocking too, so it is kept beside the vault."""

    key, icon = "looks", "type"

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self.language, self.text_size, self.theme = PickRow(), PickRow(), PickRow()
        self.example = LiveExample()
        for part in (self.language, self.text_size, self.theme, self.example):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.language.picked.connect(lambda code: self._change(language=code))
        self.text_size.picked.connect(lambda size: self._change(text_size=int(size)))
        self.theme.picked.connect(lambda name: self._change(theme=name))
        looks.heard.append(self.show_looks)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Language and look")

    def lead(self) -> str:
        """What it is about."""
        return _("Everything changes at once. Ctrl+Plus and Ctrl+Minus change the text size on every screen.")

    def summary(self) -> str:
        """Language, size, colours."""
        now = self._looks.settings
        return f"{NAMES[now.language]} · {now.text_size} % · {_theme_word(now.theme)}"

    def show_looks(self) -> None:
        """Show what is in use now."""
        now = self._looks.settings
        self.language.set_values([now.language])
        self.text_size.set_values([str(now.text_size)])
        self.theme.set_values([now.theme])
        self.summary_changed.emit()

    def focus_first(self) -> None:
        """Begin with the language."""
        self.language.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use; the languages name themselves."""
        super().retranslate()
        self.language.set_label(_("Language"))
        self.language.set_choices([(code, NAMES[code]) for code in LANGUAGES])
        self.text_size.set_label(_("Text size"))
        self.text_size.set_choices([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.theme.set_label(_("Look"))
        self.theme.set_choices([(name, _theme_word(name)) for name in THEMES])
        self.example.retranslate()
        self.show_looks()

    def _change(self, **wanted: str | int) -> None:
        before = {name: getattr(self._looks.settings, name) for name in wanted}
        self._looks.change(_with(self._looks.settings, wanted))
        self.undo_offered.emit(
            _said(next(iter(wanted))), lambda: self._looks.change(_with(self._looks.settings, before))
        )


def _with(settings: Settings, wanted: dict[str, str | int]) -> Settings:
    return replace(settings, **wanted)  # type: ignore[arg-type]


def _said(name: str) -> str:
    """In the language that is in use after the change."""
    return {
        "language": _("The language was changed"),
        "text_size": _("The text size was changed"),
        "theme": _("The look was changed"),
    }[name]


def _theme_word(name: str) -> str:
    return {"system": _("Automatic"), "light": _("Light"), "dark": _("Dark")}[name]
