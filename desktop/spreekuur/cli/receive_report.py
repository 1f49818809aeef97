# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur receive --report`: the report over desks and periods as a PDF, and its numbers as a workbook beside it."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from spreekuur import language
from spreekuur.cli import output
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.receiving.database import Figures
from spreekuur.receiving.report import desks_pdf
from spreekuur.receiving.summary import Apart, apart, summary
from spreekuur.receiving.taking import Answer, Received
from spreekuur.receiving.workbook import desks_xlsx
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.wording import DUTCH, LANGUAGES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the report."""
    text = _("write a report over all desks and periods: this PDF, and a workbook of the same name")
    parser.add_argument("--report", metavar="OUT.pdf", type=Path, help=text)
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))


def _places(args: argparse.Namespace) -> tuple[Path, Path]:
    return args.report.with_suffix(".pdf"), args.report.with_suffix(".xlsx")


def refuse_there(args: argparse.Namespace) -> None:
    """Before anything is taken in: no file is overwritten that nobody gave up.

    Raises: AlreadyThere.
    """
    if args.report and not args.force:
        for path in _places(args):
            if os.path.lexists(path):
                raise AlreadyThere(path.name)


def write(
    args: argparse.Namespace, place: Figures, catalogue: Catalogue, found: Received, today: date
) -> list[str]:
    """Write both files, in Dutch unless English is spoken; where they are.

    Raises: FiguresStoreUnusable, AlreadyThere, CannotWrite.
    """
    spoken = language.current() if language.current() in LANGUAGES else DUTCH
    with _speaking(spoken):
        refused, held = _apart(found.refused), _apart(found.held)
    about = summary(place, catalogue, spoken, today, refused=refused, held=held)
    pdf, xlsx = _places(args)
    for path, content in ((pdf, desks_pdf(about)), (xlsx, desks_xlsx(about))):
        output.write_file(path, content, force=args.force)
    return [str(pdf), str(xlsx)]


def _apart(answers: Sequence[Answer]) -> list[Apart]:
    ordered = sorted(answers, key=lambda one: one.name)
    return [apart(one.name, explain(one.error)) for one in ordered if one.error]


@contextmanager
def _speaking(spoken: str) -> Iterator[None]:
    """The sentences of a report are in its own language, whatever the terminal speaks."""
    before = language.current()
    language.use(spoken)
    try:
        yield
    finally:
        language.use(before)
