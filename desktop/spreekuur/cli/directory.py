# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur directory check|export|import`: the directory in and out in HSDS 3.1, and the content as a whole."""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spreekuur.cli import common, directory_check, output, passphrases
from spreekuur.content.pack import Content
from spreekuur.desk import directory_import
from spreekuur.directory.hsds.comparing import Comparison, org_of
from spreekuur.errors.hsds import ForeignRefused
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _, ngettext
from spreekuur.messages.hsds import say_refusal
from spreekuur.team.pack_content import load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    below = parser.add_subparsers(dest="act", required=True, metavar="check|export|import")
    text = _("look at the directory and the rules as a whole, or at a file of somebody else")
    check = below.add_parser("check", help=text, description=text, allow_abbrev=False)
    text = _("a folder or pack with content, or a directory in HSDS")
    check.add_argument("file", metavar="FILE", type=Path, nargs="?", help=text)
    passphrases.add_option(check)
    common.describe(check)
    text = _("write the directory in HSDS 3.1")
    _add_export(below.add_parser("export", help=text, description=text, allow_abbrev=False))
    text = _("take in a directory in HSDS 3; ours stays until the coordinator says yes")
    _add_import(below.add_parser("import", help=text, description=text, allow_abbrev=False))


def _add_export(parser: argparse.ArgumentParser) -> None:
    text = _("the file to write: a JSON array with one service for each organisation")
    parser.add_argument("--hsds", metavar="OUT.json", type=Path, required=True, help=text)
    text = _("also a folder with a CSV file for each table")
    parser.add_argument("--tabular", metavar="DIR", type=Path, help=text)
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))
    passphrases.add_option(parser)
    common.describe(parser)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=_("a directory in HSDS 3: a JSON list of services")
    )
    text = _("only show what would come in, change nothing")
    parser.add_argument("--dry-run", action="store_true", help=text)
    passphrases.add_option(parser)
    common.describe(parser)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    acts: dict[str, Callable[[argparse.Namespace], int]] = {
        "check": _check,
        "export": _export,
        "import": _import,
    }
    return acts[args.act](args)


def _content(args: argparse.Namespace) -> Content:
    """What the team works with if its vault is opened for it, else the content alone."""
    if args.passphrase_file is None:
        return load(args.content)
    app = passphrases.open_vault(args)
    try:
        return app.desk.content
    finally:
        app.close()


def _check(args: argparse.Namespace) -> int:
    return directory_check.run(args, None if args.file else _content(args))


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


def _import(args: argparse.Namespace) -> int:
    """Exit 3: something waits for a person. An entry that is not sound: nothing is kept, exit 1."""
    app = passphrases.open_vault(args)
    try:
        found = directory_import.look(app.desk, args.file)
        if not args.dry_run and (found.new or found.changed):
            directory_import.keep(app.desk, found, common.now(args))
    except ForeignRefused as error:
        if args.json:
            output.write_json(_report(Comparison((), (), 0, ()), error))
        raise
    finally:
        app.close()
    if args.json:
        output.write_json(_report(found))
    else:
        output.write_text("\n".join(_told(found)))
    return 3 if found.new or found.changed else 0


def _report(found: Comparison, error: ForeignRefused | None = None) -> dict[str, Any]:
    refusals = error.refusals if error else ()
    return {
        "new": [{"id": org_of(one), "name": one.fields["name"]} for one in found.new],
        "changed": [
            {"id": one.org, "field": one.field, "ours": one.ours, "theirs": one.theirs}
            for one in found.changed
        ],
        "same": found.same,
        "left_out": [{"entry": one.entry} for one in found.left_out],
        "refused": [{"entry": one.entry, "why": say_refusal(one)} for one in refusals],
    }


def _told(found: Comparison) -> Iterator[str]:
    yield _("New, waiting for the coordinator: {n}").format(n=len(found.new))
    yield from (f"  {one.fields['name']}" for one in found.new)
    yield _("Other than ours, waiting for the coordinator: {n}").format(n=len(found.changed))
    yield from (f"  {one.org}, {one.field}: {one.ours or '-'} -> {one.theirs}" for one in found.changed)
    yield _("The same: {n}").format(n=found.same)
    if found.left_out:
        yield _("Not active there, so left out: {n}").format(n=len(found.left_out))
