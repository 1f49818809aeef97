# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur purge`: what has had its time goes; files without contact go into the bin for thirty days."""

import argparse
from datetime import datetime

from spreekuur.cli import common, output, passphrases
from spreekuur.desk import client_files, client_files_bin, due, known_day, roles
from spreekuur.desk.client_files import DueFile
from spreekuur.desk.desk import Desk
from spreekuur.desk.roles import Act
from spreekuur.language import _, ngettext
from spreekuur.times import local_date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("only show the list, change nothing")
    parser.add_argument("--dry-run", action="store_true", help=text)
    text = _(
        "erase also if the date is far from the last day that the vault knows: you looked, and it is right"
    )
    parser.add_argument("--date-is-right", action="store_true", help=text)
    passphrases.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Show the list; without --dry-run also do it."""
    now = common.now(args)
    app = passphrases.open_vault(args)
    try:
        lines = client_files.due(app.desk, local_date(now))
        erased = [client.code for client in client_files_bin.over(app.desk, local_date(now))]
        if not args.dry_run:
            roles.require(app.desk, Act.CLEAR_FILES)
            _look_at_date(app.desk, now, args)
            due.erase_by(app.desk, now)
            client_files.clear(app.desk, [line.id for line in lines], now)
    finally:
        app.close()
    if args.json:
        files = [_as_data(line) for line in lines]
        output.write_json({"dry_run": args.dry_run, "to_bin": files, "erased": erased})
    else:
        output.write_text("\n".join(_told(lines, erased)))
    if lines and not args.dry_run:
        common.say(_("In the bin a file can be taken back for 30 days: Clients, “in the bin”."))
    return 0


def _look_at_date(desk: Desk, now: datetime, args: argparse.Namespace) -> None:
    """Raises: DayInDoubt. A date that was given is for this once."""
    if not args.date_is_right:
        known_day.refuse_doubted(desk, now)
    elif args.today is None:
        known_day.confirm(desk, now)


def _as_data(line: DueFile) -> dict[str, object]:
    return {
        "code": line.code,
        "last_contact": line.last_on.isoformat(),
        "talks": line.talks,
        "letters": line.letters,
    }


def _told(lines: list[DueFile], erased: list[str]) -> list[str]:
    return [
        ngettext(
            "To the bin: {n} file without contact", "To the bin: {n} files without contact", len(lines)
        ).format(n=len(lines)),
        *(f"  {line.code}  {line.last_on.isoformat()}" for line in lines),
        ngettext(
            "Out of the bin, for good: {n} file", "Out of the bin, for good: {n} files", len(erased)
        ).format(n=len(erased)),
        *(f"  {code}" for code in erased),
    ]
