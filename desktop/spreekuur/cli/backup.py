# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur backup OUT`: a copy of the whole vault in `OUT/<date-time>/`, opened again to prove it."""

import argparse
from pathlib import Path

from spreekuur.cli import output, passphrases
from spreekuur.language import _, ngettext
from spreekuur.store import backup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the folder or stick to put the backup on"))
    passphrases.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Make the copy and say where it is."""
    app = passphrases.open_vault(args)
    try:
        report = backup.back_up(app.db, args.out)
    finally:
        app.close()
    rows = sum(report.rows.values())
    if args.json:
        output.write_json({"backup": str(report.folder), "made_at": report.made_at, "rows": rows})
    else:
        text = ngettext(
            "{rows} row, copied and read back: {folder}", "{rows} rows, copied and read back: {folder}", rows
        )
        output.write_text(text.format(rows=rows, folder=report.folder))
    return 0
