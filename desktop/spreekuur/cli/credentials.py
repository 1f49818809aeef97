# SPDX-License-Identifier: EUPL-1.2
"""Where a command gets a user name and a password for a server: a file, never an argument or the environment."""

import argparse

from spreekuur.cli import common
from spreekuur.errors.transport import CredentialsUnreadable
from spreekuur.language import _


def add_option(parser: argparse.ArgumentParser) -> None:
    """The option of every command that may call a server."""
    text = _(
        "for an address: the first line of this file is the user name, the second the password; - is stdin"
    )
    parser.add_argument("--credentials-file", metavar="FILE|-", help=text)


def given(args: argparse.Namespace) -> tuple[str, str]:
    """The user name and the password, or two empty texts.

    Raises: CredentialsUnreadable.
    """
    name = args.credentials_file
    if name is None:
        return "", ""
    try:
        user, password, *more = common.secret_bytes(name).decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise CredentialsUnreadable from None  # the library's words may hold what was in the file
    if not user or ":" in user or any(more):
        raise CredentialsUnreadable
    return user, password
