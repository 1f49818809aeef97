# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur check`: is the vault still what was written? Sound 0, damage found 3, cannot be opened 1."""

import argparse
from collections.abc import Callable
from dataclasses import asdict

from spreekuur.cli import output, passphrases
from spreekuur.desk import amiss
from spreekuur.desk.amiss import Amiss
from spreekuur.language import _
from spreekuur.store import checking, mark
from spreekuur.store.checking import Problem
from spreekuur.times import from_stamp, local


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("also read every page and every local copy")
    parser.add_argument("--deep", action="store_true", help=text)
    text = _("go on with a file that is not as it was left: it is noted, and said no more")
    parser.add_argument("--go-on", action="store_true", help=text)
    passphrases.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Say what is wrong, one line each."""
    app = passphrases.open_vault(args)
    try:
        problems = checking.check(app.db, deep=args.deep)
        found = amiss.look(app.desk)
        if args.go_on:
            amiss.go_on(app.desk)
    finally:
        app.close()
    if args.json:
        told = [_told(problem, found) for problem in problems]
        output.write_json({"ok": not problems, "problems": told})
    else:
        lines = [f"{problem.where}: {_sentence(problem, found)}" for problem in problems]
        output.write_text("\n".join(lines) or _("The vault is sound."))
    return 3 if problems else 0


def _told(problem: Problem, found: Amiss | None) -> dict[str, object]:
    """A problem as JSON; where changes are missing, with the newest copy that has most of them."""
    told = {name: said for name, said in asdict(problem).items() if said}
    if problem.missing and found is not None and found.copy is not None:
        told |= {"copy": str(found.copy.folder), "in_copy": found.copy.changes}
    return told


def _missing(problem: Problem, found: Amiss) -> str:
    last, since = (_moment(stamp) for stamp in (found.last_noted, problem.since))
    gone = _("changes that were saved are missing: {count}, made between {last} and {since}.").format(
        count=problem.missing, last=last, since=since
    )
    if found.copy is None:
        kept = _("No copy that can be reached now has them.")
    elif found.copy.changes >= found.missing:
        kept = _("This copy has them all: {folder}").format(folder=found.copy.folder)
    else:
        kept = _("This copy has {count} of them: {folder}").format(
            count=found.copy.changes, folder=found.copy.folder
        )
    return f"{gone} {kept}"


def _moment(stamp: str) -> str:
    return f"{local(from_stamp(stamp)):%Y-%m-%d %H:%M}" if stamp else "?"


def _sentence(problem: Problem, found: Amiss | None) -> str:
    """What is wrong in the words of the reader, or as the store itself says it."""
    if problem.missing and found is not None:
        return _missing(problem, found)
    said: dict[str, Callable[[], str]] = {
        mark.OLDER: lambda: _(
            "an older state of it. What was entered before {moment} may be missing. If nobody put it back on purpose,"
            " restore the newest backup."
        ),
        mark.OTHER: lambda: _(
            "it was changed while Spreekuur was closed, after {moment}. Restore the newest backup from before."
        ),
        mark.FOREIGN: lambda: _("it belongs to another data file. Were files of two laptops mixed up?"),
        mark.MISSING: lambda: _(
            "it is missing, so nobody knows whether the data file was changed while Spreekuur was closed."
        ),
        mark.UNREACHED: lambda: _(
            "it is missing or damaged, and Spreekuur was not closed. So nobody knows whether everything is there that"
            " was saved after {moment}."
        ),
        checking.UNLIKE: lambda: _(
            "some rows are not as they were last noted: an old piece was put back. Restore the newest backup."
        ),
        checking.INDEX: lambda: _(
            "client files could not all be found by their names. The list they are found by was made anew;"
            " nothing is lost."
        ),
    }
    if problem.what not in said:
        return problem.what
    return said[problem.what]().format(moment=_moment(problem.since))
