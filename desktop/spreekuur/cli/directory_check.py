# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur directory check [FILE]`: the content as a whole, or a file of somebody else."""

import argparse
from pathlib import Path

from spreekuur.cli import common, output
from spreekuur.content.format import FORMAT
from spreekuur.content.pack import Content
from spreekuur.content.signed import is_signed_pack
from spreekuur.desk import content_check
from spreekuur.directory.hsds import services
from spreekuur.errors.content import ContentError, Fault, Problem
from spreekuur.errors.hsds import ForeignRefused
from spreekuur.language import _
from spreekuur.messages.content import say_fault
from spreekuur.messages.hsds import say_refusal
from spreekuur.outside import read_plain
from spreekuur.team.pack_content import load
from spreekuur.times import local_date


def run(args: argparse.Namespace, content: Content | None) -> int:
    """Look at the file that is named, else at this content. Exit 3: something was found."""
    told = _of_file(args.file, args) if content is None else _of_content(content, args)
    if args.json:
        output.write_json({"ok": not told, "problems": told})
    else:
        output.write_text("\n".join(one["said"] for one in told) or _("Nothing was found that is not right."))
    return 3 if told else 0


def _of_file(path: Path, args: argparse.Namespace) -> list[dict[str, str]]:
    """A folder or pack of content, or else a directory in HSDS."""
    if not path.exists():
        raise ContentError(Fault(path.name, "", Problem.ABSENT))
    try:
        if path.is_dir() or _is_pack(path):
            return _of_content(load(path), args)
        services.read(path)
    except ContentError as error:
        return [_of_fault(fault) for fault in error.faults]
    except ForeignRefused as error:
        return [
            {"what": one.why.value, "where": one.entry, "said": say_refusal(one)} for one in error.refusals
        ]
    return []


def _is_pack(path: Path) -> bool:
    """A pack is one object that begins with its format."""
    start = read_plain(path, 200)
    return is_signed_pack(start) or FORMAT.split("/")[0].encode() in start


def _of_content(content: Content, args: argparse.Namespace) -> list[dict[str, str]]:
    return [_of_fault(fault) for fault in content_check.check(content, local_date(common.now(args)))]


def _of_fault(fault: Fault) -> dict[str, str]:
    where = ": ".join(part for part in (fault.file, fault.entry, fault.detail) if part)
    return {"what": fault.problem.value, "where": where, "said": say_fault(fault)}
