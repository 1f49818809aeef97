# SPDX-License-Identifier: EUPL-1.2
"""The few settings needed before unlocking: language, text size, theme. All else lives in the vault."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from spreekuur.language import LANGUAGES

TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the unlock screen needs to know; text size in percent."""

    language: str = "nl"
    text_size: int = 100
    theme: str = "system"


def load(home: Path) -> Settings:
    """The settings kept in this home; what is missing or senseless gives the default."""
    try:
        kept = tomllib.loads((home / "settings.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return Settings()
    settings = Settings()
    if kept.get("language") in LANGUAGES:
        settings = replace(settings, language=kept["language"])
    if kept.get("text_size") in TEXT_SIZES:
        settings = replace(settings, text_size=kept["text_size"])
    if kept.get("theme") in THEMES:
        settings = replace(settings, theme=kept["theme"])
    return settings


def save(home: Path, settings: Settings) -> None:
    """Keep the settings beside the vault, whole or not at all."""
    home.mkdir(parents=True, exist_ok=True)
    beside = home / "settings.toml.new"
    beside.write_text(
        f'language = "{settings.language}"\ntext_size = {settings.text_size}\ntheme = "{settings.theme}"\n',
        "utf-8",
    )
    beside.replace(home / "settings.toml")
