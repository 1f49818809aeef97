# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur team sheets OUT`: three sheets for three people, of which any two open the vault."""

import argparse
from collections.abc import Callable
from pathlib import Path

from spreekuur.app import App
from spreekuur.cli import common, output
from spreekuur.desk import settings_people, shared_sheets
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _, current
from spreekuur.security import sheets
from spreekuur.store import practice
from spreekuur.times import local_date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("the folder for the three PDF files, one for each person")
    parser.add_argument("out", metavar="OUT", type=Path, help=text)
    text = _("let the recovery sheet count no more: from now on it takes two of the three")
    parser.add_argument("--instead", action="store_true", help=text)


def run(args: argparse.Namespace, app: App, confirm: Callable[[str], None]) -> int:
    """Write them first, and let them count once somebody says that they are on paper."""
    practice.refuse(app.desk.db)
    now = common.now(args)
    leave = settings_people.permit_of(app.home, app.unlocked, now)
    files = [args.out / f"sheet-{number}.pdf" for number in range(1, sheets.SHEETS + 1)]
    for file in files:
        if file.exists() and not args.force:
            raise AlreadyThere(file.name)
    made, name = shared_sheets.new_set(), app.desk.sender.name
    for number, (file, sheet) in enumerate(zip(files, made.sheets, strict=True), 1):
        pdf = shared_sheets.paper(sheets.to_groups(sheet), number, name, local_date(now), current())
        output.write_file(file, pdf, force=args.force)
    confirm(_("Print the three files, and delete them. Are they on paper?"))
    done = shared_sheets.let_count(app.desk, app.unlocked, leave, made.secret, now, alone=args.instead)
    if args.json:
        output.write_json({"files": [str(file) for file in files], "alone": args.instead})
        return 0
    said = _("Any two of these sheets open the vault: give each to another person, and delete the files.")
    output.write_text("\n".join([said, *(str(file) for file in files)]))
    for folder in done.left:
        common.say(_("{folder} still opens with what opened the vault before.").format(folder=folder))
    return 0
