# SPDX-License-Identifier: EUPL-1.2
"""The commands: one module each, imported only when it is the one that runs."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType, TracebackType
from typing import Any

from spreekuur import __version__, language
from spreekuur.cli import common, parsing
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.options import Options, WrongOption, take

DONE, COULD_NOT, WRONG_USAGE, NEEDS_A_PERSON, INTERRUPTED = 0, 1, 2, 3, 130

# Each module has `add_arguments(parser)` and `run(args) -> int`. `args` holds the common options as well:
# home, lang, content, today (None when not given) and json; `args.options` are the same as one `Options`.
COMMANDS: dict[str, str] = {
    "init": "spreekuur.cli.init",
    "demo": "spreekuur.cli.demo",
    "letter": "spreekuur.cli.letter",
    "suggest": "spreekuur.cli.suggest",
    "clock": "spreekuur.cli.clock",
    "backup": "spreekuur.cli.backup",
    "restore": "spreekuur.cli.restore",
    "check": "spreekuur.cli.check",
    "purge": "spreekuur.cli.purge",
    "person": "spreekuur.cli.person",
    "wipe": "spreekuur.cli.wipe",
    "directory": "spreekuur.cli.directory",
    "clients": "spreekuur.cli.clients",
    "consultations": "spreekuur.cli.consultations",
    "team": "spreekuur.cli.team",
    "exchange": "spreekuur.cli.exchange",
    "conflicts": "spreekuur.cli.conflicts",
    "pack": "spreekuur.cli.pack",
    "statistics": "spreekuur.cli.statistics",
    "receive": "spreekuur.cli.receive",
}

# One line each for `spreekuur --help`, without importing the command.
SUMMARIES: dict[str, Callable[[], str]] = {
    "demo": lambda: _("play one whole evening in a new vault"),
    "letter": lambda: _("make one letter, sheet or card from a case"),
    "suggest": lambda: _("suggest routes for one set of answers, or for a list of sets"),
    "clock": lambda: _("count stays: the class of housing, and when registration is due"),
    "init": lambda: _("found a team: the vault, its keys, the coordinator's certificate"),
    "backup": lambda: _("copy the vault to a folder or stick, and prove the copy"),
    "restore": lambda: _("put a backup in place as the vault"),
    "check": lambda: _("see whether the vault is still what was written"),
    "purge": lambda: _("erase what has had its time; list first what would go"),
    "person": lambda: _("show a client what is kept about them, or erase it"),
    "wipe": lambda: _("emergency: destroy the vault on this laptop, without a passphrase"),
    "directory": lambda: _("check the directory and the rules; take the directory in and out in HSDS"),
    "clients": lambda: _("find client files, or say whether two records are of one person"),
    "consultations": lambda: _("take in talks from a spreadsheet, and out to a file"),
    "team": lambda: _("who belongs to the team: ask, admit, join, revoke, list"),
    "exchange": lambda: _("give sealed bundles to the other laptops, take theirs in, see who is in"),
    "conflicts": lambda: _("fields that two laptops filled in differently: list them, decide them"),
    "pack": lambda: _("content as one signed file: check, sign, show, install it"),
    "statistics": lambda: _("figures for the municipality: how they are made and protected"),
    "receive": lambda: _("for the municipality: check the figures of desks, take them in, add them up"),
}


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; `SystemExit` only from argparse (help, wrong usage)."""
    try:
        options, rest = take(arguments)
    except WrongOption as error:
        common.use_language(Options())
        common.say(common.explain_option(error))
        return WRONG_USAGE
    try:
        common.use_language(options)
        return _run(options, rest)
    except UserError as error:
        common.say(explain(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our output has gone; Python would complain when it flushes stdout at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        common.say(_("The system refused: {reason}.").format(reason=error.strerror or type(error).__name__))
    return COULD_NOT


def no_screen(options: Options) -> int:
    """Say that no window can open here."""
    common.use_language(options)
    common.say(_("There is no screen here to open a window on; see: spreekuur --help"))
    return COULD_NOT


def report_bug(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
    """The last resort (`sys.excepthook`): its type and place, never a value, which could be a name."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""  # noqa: PTH119
    common.say(_("A mistake in the program: {kind} in {place}.").format(kind=kind.__name__, place=place))


def _run(options: Options, rest: list[str]) -> int:
    parsing.speak(language.current())
    parser, command = _parser(rest)
    fields: dict[str, Any] = {name: getattr(options, name) for name in Options.__slots__}
    args = parser.parse_args(rest, argparse.Namespace(options=options, **fields))
    if command is None:
        parser.print_usage(sys.stderr)
        return WRONG_USAGE
    code: int = command.run(args)
    sys.stdout.flush()
    return code


def _parser(rest: list[str]) -> tuple[argparse.ArgumentParser, ModuleType | None]:
    """The parser for this command line, and the module of its command if it names one."""
    about = _("The offline desk for the walk-in hour. Without a command the window opens.")
    parser = parsing.Parser("spreekuur", description=about, allow_abbrev=False)
    version = f"spreekuur {__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("say which version this is"))
    common.describe(parser)
    group = parser.add_subparsers(title=_("Commands"), metavar=_("COMMAND"))
    named = next((word for word in rest if not word.startswith("-")), None)
    command = None
    for name, module in COMMANDS.items():
        summary = SUMMARIES[name]()
        below = group.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        if name == named:
            command = import_module(module)
            command.add_arguments(below)
        common.describe(below)
    return parser, command
