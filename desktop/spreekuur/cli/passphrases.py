# SPDX-License-Identifier: EUPL-1.2
"""Where a command gets a passphrase: a file or the terminal, never an argument or an environment variable."""

import argparse
import getpass
import sys

from spreekuur.app import App, open_home
from spreekuur.cli import common
from spreekuur.errors.vault import NoPassphraseGiven, PassphraseFileUnusable, PassphrasesDiffer
from spreekuur.language import _, current
from spreekuur.messages.vault import reading_only
from spreekuur.options import home_of
from spreekuur.security import passphrase, words


def add_option(parser: argparse.ArgumentParser) -> None:
    """The option of every command that opens a vault."""
    text = _("the passphrase is the first line of this file; - is stdin")
    parser.add_argument("--passphrase-file", metavar="FILE|-", help=text)


def open_vault(args: argparse.Namespace) -> App:
    """The vault of this command line, opened with the passphrase that is given or asked for.

    Where it can only be read, that is said beside the answer.

    Raises: NoPassphraseGiven, PassphraseFileUnusable, and what `app.open_home` raises.
    """
    app = open_home(home_of(args.options), asked(args), content=args.content)
    if app.db.reading is not None:
        common.say(reading_only(app.db.reading.full))
    return app


def asked(args: argparse.Namespace) -> str:
    """The passphrase of an existing vault.

    Raises: NoPassphraseGiven, PassphraseFileUnusable.
    """
    if args.passphrase_file is not None:
        return _from_file(args.passphrase_file)
    return _prompted(_("Passphrase: "))


def chosen(args: argparse.Namespace) -> str:
    """A passphrase for a new vault: out of the file, typed twice, or six words made now and typed back once.

    Raises: NoPassphraseGiven, PassphraseFileUnusable, WeakPassphrase, PassphrasesDiffer.
    """
    if args.passphrase_file is not None:
        line = _from_file(args.passphrase_file)
        passphrase.check_file(line)
        return line
    typed = _prompted(_("New passphrase (empty: make six words): "))
    if not typed.strip():
        typed = words.generate(current())
        common.say(_("The passphrase: {words}").format(words=typed))
    passphrase.check(typed)
    if passphrase.normalised(_prompted(_("The same again: "))) != passphrase.normalised(typed):
        raise PassphrasesDiffer
    return typed


def _prompted(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise NoPassphraseGiven
    return getpass.getpass(prompt, sys.stderr)


def read(name: str) -> str:
    """What stands in a file, or comes from stdin.

    Raises: PassphraseFileUnusable.
    """
    try:
        return common.secret_bytes(name).decode("utf-8")
    except (OSError, ValueError) as error:
        raise PassphraseFileUnusable from error


def _from_file(name: str) -> str:
    line = passphrase.first_line(read(name))
    if not line:
        raise PassphraseFileUnusable
    return line
