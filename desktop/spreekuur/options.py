# SPDX-License-Identifier: EUPL-1.2
"""The options that every command and the window share. No argparse: the window starts without it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spreekuur.language import LANGUAGES

_YEARS = 2000, 2900  # outside these a date is a typing error


class WrongOption(Exception):
    """An option of the command line has no value, or a senseless one."""

    def __init__(self, option: str) -> None:
        super().__init__(option)
        self.option = option


@dataclass(frozen=True, slots=True)
class Options:
    """What was given on the command line; what was not is None."""

    home: Path | None = None
    lang: str | None = None
    content: Path | None = None
    today: date | None = None
    json: bool = False


def take(arguments: Sequence[str]) -> tuple[Options, list[str]]:
    """The common options out of the arguments, wherever they stand, and the rest; after `--` all is rest.

    Raises: WrongOption, which is no `UserError` because the language to explain it in is not known yet.
    """
    options, waiting = Options(), list(arguments)
    rest: list[str] = []
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            return options, [*rest, argument, *waiting]
        name, given, value = argument.partition("=")
        if argument == "--json":
            options = replace(options, json=True)
        elif name in _READERS:
            if not given and not waiting:
                raise WrongOption(name)
            options = _READERS[name](options, value if given else waiting.pop(0))
        else:
            rest.append(argument)
    return options, rest


def home_of(options: Options) -> Path:
    """The folder of the vault: given, from SPREEKUUR_HOME, or the platform's folder for user data."""
    if options.home is not None:
        return options.home
    if named := os.environ.get("SPREEKUUR_HOME"):
        return Path(named)
    # Only here: who names a folder need not pay for the search.
    import platformdirs

    return platformdirs.user_data_path("spreekuur", appauthor=False)


def _home(options: Options, value: str) -> Options:
    return replace(options, home=_path("--home", value))


def _content(options: Options, value: str) -> Options:
    return replace(options, content=_path("--content", value))


def _path(option: str, value: str) -> Path:
    if not value or "\0" in value:
        raise WrongOption(option)
    return Path(value)


def _lang(options: Options, value: str) -> Options:
    if value not in LANGUAGES:
        raise WrongOption("--lang")
    return replace(options, lang=value)


def _today(options: Options, value: str) -> Options:
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise WrongOption("--today") from error
    if day.isoformat() != value or not _YEARS[0] <= day.year <= _YEARS[1]:
        raise WrongOption("--today")
    return replace(options, today=day)


_READERS: dict[str, Callable[[Options, str], Options]] = {
    "--home": _home,
    "--lang": _lang,
    "--content": _content,
    "--today": _today,
}
