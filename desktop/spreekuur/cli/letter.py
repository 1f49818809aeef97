# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur letter`: one paper out of a JSON case, without a vault."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from spreekuur.cli import output
from spreekuur.errors.letters import CaseUnreadable
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _, current
from spreekuur.letters import case as cases
from spreekuur.letters import make
from spreekuur.letters.sender import example, read_sender
from spreekuur.letters.window_sheet import window_sheet
from spreekuur.outside import read_json, read_plain
from spreekuur.team.pack_content import load

MOST_BYTES = 1024 * 1024
PNG_DPI = 150


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "case", metavar="CASE.json", type=Path, nargs="?", help=_("what the paper is about, as JSON")
    )
    what.add_argument(
        "--window-sheet", choices=("left", "right"), help=_("a sheet to try out an envelope with a window")
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=_("the folder to write to"))
    parser.add_argument("--png", action="store_true", help=_("also one picture of each page"))
    parser.add_argument(
        "--sender", metavar="FILE", type=Path, help=_("who sends it, as JSON; else an example")
    )
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))


def run(args: argparse.Namespace) -> int:
    """Make the paper and write it; a case that is refused leaves no file."""
    content = load(args.content)
    sender = read_sender(args.sender) if args.sender else example()
    if args.window_sheet:
        sheet = window_sheet(args.window_sheet, current(), sender, content)
        return _say(args, _write(args, f"window-{args.window_sheet}", sheet), "window", "")
    case = cases.read(_read(args.case), content, args.today or date.today())  # noqa: DTZ011 - the wall clock
    pdf = make(case, content, sender)
    return _say(args, _write(args, case.kenmerk or case.kind, pdf), case.kind, case.kenmerk)


def _say(args: argparse.Namespace, paths: list[Path], kind: str, kenmerk: str) -> int:
    if args.json:
        output.write_json({"files": [str(path) for path in paths], "kind": kind, "kenmerk": kenmerk})
    else:
        output.write_text("\n".join(str(path) for path in paths))
    return 0


def _read(path: Path) -> Any:
    try:
        untrusted = read_plain(path, MOST_BYTES)
        if len(untrusted) > MOST_BYTES:
            raise CaseUnreadable(name=path.name)
        return read_json(untrusted)
    except (OSError, ValueError) as error:
        raise CaseUnreadable(name=path.name) from error


def _write(args: argparse.Namespace, stem: str, pdf: bytes) -> list[Path]:
    """Write all files or, if one is there already, none. A file name never tells who it is about."""
    files = {args.out / f"{stem}.pdf": pdf}
    if args.png:
        files |= {args.out / f"{stem}-{n}.png": picture for n, picture in enumerate(_pictures(pdf), 1)}
    if not args.force and (there := next((path for path in files if path.exists()), None)):
        raise AlreadyThere(there.name)
    for path, data in files.items():
        output.write_file(path, data, force=args.force)
    return list(files)


def _pictures(pdf: bytes) -> list[bytes]:
    from spreekuur.printing import png, raster

    return [png.png(raster.render(pdf, page, PNG_DPI), PNG_DPI) for page in range(raster.pages(pdf))]
