# SPDX-License-Identifier: EUPL-1.2
"""What every command shares: its language, the help on the common options, and one line on stderr."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

from spreekuur import language, settings
from spreekuur.language import _
from spreekuur.options import Options, WrongOption, home_of
from spreekuur.times import amsterdam

MOST_SAID = 300
_MOST_SECRET = 64 * 1024

_TAKES: dict[str, Callable[[], str]] = {
    "--home": lambda: _("--home takes a folder."),
    "--content": lambda: _("--content takes a content pack or a folder with content."),
    "--lang": lambda: _("--lang takes one of: nl, pl, en, bg, ro, es."),
    "--today": lambda: _("--today takes a date such as 2026-11-11."),
}


def use_language(options: Options) -> None:
    """Speak the language that was asked for, else the one kept in the settings of the home."""
    language.use(options.lang or settings.load(home_of(options)).language)


def explain_option(error: WrongOption) -> str:
    """What the option takes."""
    return _TAKES[error.option]()


def describe(parser: argparse.ArgumentParser) -> None:
    """Name the common options in a command's help; `options.take` reads them before argparse does."""
    group = parser.add_argument_group(_("For every command"))

    def add(name: str, metavar: str, text: str) -> None:
        group.add_argument(name, metavar=metavar, help=text, default=argparse.SUPPRESS)

    add("--home", "DIR", _("the folder of the vault (or SPREEKUUR_HOME)"))
    add("--lang", "|".join(language.LANGUAGES), _("the language of the messages"))
    add("--content", "DIR|FILE", _("other content than the shipped one"))
    add("--today", "YYYY-MM-DD", _("the date to use for rules, letters and periods"))
    text = _("one JSON document on stdout, nothing else")
    group.add_argument("--json", action="store_true", help=text, default=argparse.SUPPRESS)


def now(args: argparse.Namespace) -> datetime:
    """This moment, or noon of the day that was given."""
    return datetime.combine(args.today, time(12), amsterdam()) if args.today else datetime.now(UTC)


def secret_bytes(name: str) -> bytes:
    """The begin of a file, or of stdin for `-`: no passphrase is longer.

    Raises: OSError, ValueError (a name that no file can have).
    """
    if name == "-":
        return sys.stdin.buffer.read(_MOST_SECRET)
    with Path(name).open("rb") as file:
        return file.read(_MOST_SECRET)


def say(sentence: str) -> None:
    """One line on stderr: no control characters, at most 300 of the rest."""
    clean = "".join(sign if sign.isprintable() else " " for sign in f"spreekuur: {sentence}")
    line = clean[:MOST_SAID].rstrip() + "\n"
    sys.stderr.write(
        line.encode(sys.stderr.encoding or "utf-8", "replace").decode(sys.stderr.encoding or "utf-8")
    )
