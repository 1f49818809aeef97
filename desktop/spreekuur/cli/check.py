# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur check`: is the vault still what was written? Sound 0, damage found 3, cannot be opened 1."""

import argparse
from dataclasses import asdict

from spreekuur.cli import output, passphrases
from spreekuur.language import _
from spreekuur.store import checking


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("also read every page and every local copy")
    parser.add_argument("--deep", action="store_true", help=text)
    passphrases.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Say what is wrong, one line each."""
    app = passphrases.open_vault(args)
    try:
        problems = checking.check(app.db, deep=args.deep)
    finally:
        app.close()
    if args.json:
        output.write_json({"ok": not problems, "problems": [asdict(problem) for problem in problems]})
    else:
        lines = [f"{problem.where}: {problem.what}" for problem in problems]
        output.write_text("\n".join(lines) or _("The vault is sound."))
    return 3 if problems else 0
