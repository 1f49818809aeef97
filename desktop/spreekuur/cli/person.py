# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur person export CODE --out DIR` and `person erase CODE`: one client's file, shown to them or ended."""

import argparse
import json
from pathlib import Path

from spreekuur.cli import common, output, passphrases
from spreekuur.desk import backups_kept, client_files
from spreekuur.errors.clients import NoSuchClient
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _, ngettext
from spreekuur.store import practice
from spreekuur.times import local_date

# What stands in a file of this name is only known to who opens it.
_DATA, _PAPER = "person.json", "person.pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two things that can be done, each with its options."""
    group = parser.add_subparsers(dest="what", required=True, metavar="export|erase")
    text = _("write all that is kept about a client: data, and a paper to read")
    export = group.add_parser("export", help=text, description=text, allow_abbrev=False)
    export.add_argument("--out", metavar="DIR", type=Path, required=True, help=_("the folder to write to"))
    export.add_argument("--force", action="store_true", help=_("replace files that are there already"))
    text = _("erase a client's file at once; the talks stay as anonymous counts")
    erase = group.add_parser("erase", help=text, description=text, allow_abbrev=False)
    for below in (export, erase):
        below.add_argument("code", metavar="CODE", help=_("the code on the client's card"))
        passphrases.add_option(below)
        common.describe(below)


def run(args: argparse.Namespace) -> int:
    """Do the one or the other; a wrong code changes nothing."""
    return {"export": _export, "erase": _erase}[args.what](args)


def _export(args: argparse.Namespace) -> int:
    """Write the data and the paper, or neither; no name of a file tells who it is about."""
    paths = [args.out / _DATA, args.out / _PAPER]
    if not args.force and (there := next((path for path in paths if path.exists()), None)):
        raise AlreadyThere(there.name)
    app = passphrases.open_vault(args)
    try:
        practice.refuse(app.db)
        shown = client_files.export(app.desk, args.code, common.now(args), args.lang)
    finally:
        app.close()
    data = json.dumps(shown.data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    for path, content in zip(paths, (data.encode("utf-8", "replace"), shown.pdf), strict=True):
        output.write_file(path, content, force=args.force)
    if args.json:
        output.write_json({"files": [str(path) for path in paths], "language": shown.language})
    else:
        output.write_text("\n".join(str(path) for path in paths))
    common.say(_("These files tell who the client is. Give them to the client and to nobody else."))
    return 0


def _erase(args: argparse.Namespace) -> int:
    """Erase the file, and say which copies of the vault hold it still."""
    app = passphrases.open_vault(args)
    try:
        now = common.now(args)
        file = client_files.open_by_code(app.desk, args.code, local_date(now))
        if file is None:
            raise NoSuchClient
        erased = client_files.erase_now(app.desk, file.client.id, now)
        turns = [backups_kept.goes_after(app.desk, path) for path in erased.copies]
    finally:
        app.close()
    copies = [str(path) for path in erased.copies]
    if args.json:
        kept = [{"copy": path, "goes_after": turn} for path, turn in zip(copies, turns, strict=True)]
        counts = {"talks": erased.talks, "letters": erased.letters}
        output.write_json({"erased": True, **counts, "copies": copies, "kept": kept})
        return 0
    text = ngettext(
        "Erased. {n} talk stays as an anonymous count.",
        "Erased. {n} talks stay as anonymous counts.",
        erased.talks,
    )
    output.write_text(text.format(n=erased.talks))
    if copies:
        told = _("Copies of the vault that were made before still hold this client:")
        lines = [f"{path}\n    {_until(turn)}" for path, turn in zip(copies, turns, strict=True)]
        output.write_text("\n".join([told, *lines]))
    return 0


def _until(turn: int | None) -> str:
    """Until when a copy is kept."""
    if turn is None:
        return _("stays until somebody deletes it")
    return ngettext("goes after {n} newer copy", "goes after {n} newer copies", turn).format(n=turn)
