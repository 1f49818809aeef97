# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur directory check|export|import`: the directory in and out in HSDS 3.1, and the content as a whole."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from spreekuur.cli import common, output, passphrases
from spreekuur.content.pack import Content, load
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _, ngettext


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    below = parser.add_subparsers(dest="act", required=True, metavar="check|export|import")
    text = _("write the directory in HSDS 3.1")
    _add_export(below.add_parser("export", help=text, description=text, allow_abbrev=False))


def _add_export(parser: argparse.ArgumentParser) -> None:
    text = _("the file to write: a JSON array with one service for each organisation")
    parser.add_argument("--hsds", metavar="OUT.json", type=Path, required=True, help=text)
    text = _("also a folder with a CSV file for each table")
    parser.add_argument("--tabular", metavar="DIR", type=Path, help=text)
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))
    passphrases.add_option(parser)
    common.describe(parser)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    acts: dict[str, Callable[[argparse.Namespace], int]] = {"export": _export}
    return acts[args.act](args)


def _content(args: argparse.Namespace) -> Content:
    """What the team works with if its vault is opened for it, else the content alone."""
    if args.passphrase_file is None:
        return load(args.content)
    app = passphrases.open_vault(args)
    try:
        return app.content
    finally:
        app.close()


def _export(args: argparse.Namespace) -> int:
    from spreekuur.directory.hsds import out, tables

    services = out.services(_content(args))
    files = {args.hsds: json.dumps(services, ensure_ascii=False, indent=1).encode("utf-8", "replace")}
    if args.tabular:
        files |= {args.tabular / name: data for name, data in tables.files(services).items()}
    if not args.force and (there := next((path for path in files if path.exists()), None)):
        raise AlreadyThere(there.name)
    for path, data in files.items():
        output.write_file(path, data, force=args.force)
    if args.json:
        output.write_json({"services": len(services), "files": [str(path) for path in files]})
    else:
        text = ngettext("{n} service written: {file}", "{n} services written: {file}", len(services))
        output.write_text(text.format(n=len(services), file=args.hsds))
    return 0
