# SPDX-License-Identifier: EUPL-1.2
"""The few settings needed before unlocking: language, text size, theme. All else lives in the vault."""

from dataclasses import dataclass
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
        kept = _read((home / "settings.toml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return Settings()
    settings = Settings()
    language, size, theme = (kept.get(name, "") for name in ("language", "text_size", "theme"))
    return Settings(
        language if language in LANGUAGES else settings.language,
        int(size) if size in map(str, TEXT_SIZES) else settings.text_size,
        theme if theme in THEMES else settings.theme,
    )


def _read(text: str) -> dict[str, str]:
    """The names and values of the three lines that `save` writes; tomllib would take longer than the whole theme."""
    pairs = (line.partition("=") for line in text.splitlines())
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def save(home: Path, settings: Settings) -> None:
    """Keep the settings beside the vault, whole or not at all."""
    home.mkdir(parents=True, exist_ok=True)
    beside = home / "settings.toml.new"
    beside.write_text(
        f'language = "{settings.language}"\ntext_size = {settings.text_size}\ntheme = "{settings.theme}"\n',
        "utf-8",
    )
    beside.replace(home / "settings.toml")
