# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur statistics …`: figures of a period, shown, signed or sent, and those of an invented desk."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spreekuur.cli import common, output, statistics_release, statistics_send
from spreekuur.language import _, ngettext
from spreekuur.statistics import simulate
from spreekuur.statistics.releasing import Released
from spreekuur.statistics.simulate import MOST_CONTACTS, MOST_MONTHS, Simulated, Size
from spreekuur.team.pack_content import load

NEEDS_A_PERSON = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    below = parser.add_subparsers(dest="act", required=True, metavar="show|release|send|simulate")
    text = _("show the tables of a period, rounded and proved")
    statistics_release.add_show(below.add_parser("show", help=text, description=text, allow_abbrev=False))
    text = _("close a period, sign its figures, and write them for the municipality")
    statistics_release.add_release(
        below.add_parser("release", help=text, description=text, allow_abbrev=False)
    )
    text = _("send signed figures to the municipality, and look for its receipts")
    statistics_send.add_arguments(below.add_parser("send", help=text, description=text, allow_abbrev=False))
    text = _("figures of an invented desk, made and proved as real ones")
    _add_simulate(below.add_parser("simulate", help=text, description=text, allow_abbrev=False))


def _add_simulate(parser: argparse.ArgumentParser) -> None:
    text = _("so many invented consultations in all, at most 10,000")
    parser.add_argument(
        "--consultations", metavar="N", type=_count(0, MOST_CONTACTS), required=True, help=text
    )
    text = _("over so many months from January 2026, at most 120")
    parser.add_argument("--months", metavar="N", type=_count(1, MOST_MONTHS), required=True, help=text)
    text = _("the same seed invents the same consultations")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=text)
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=_("a folder that is absent or empty")
    )
    common.describe(parser)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    acts: dict[str, Callable[[argparse.Namespace], int]] = {
        "show": statistics_release.show,
        "release": statistics_release.release,
        "send": statistics_send.send,
        "simulate": _simulate,
    }
    return acts[args.act](args)


def _simulate(args: argparse.Namespace) -> int:
    size = Size(args.consultations, args.months, args.seed)
    made = simulate.simulate(size, load(args.content), args.out)
    periods = as_document(made)
    if args.json:
        output.write_json(periods)
    else:
        count = len(periods["releases"])
        said = ngettext(
            "{n} period was released; see {folder}", "{n} periods were released; see {folder}", count
        )
        output.write_text(said.format(n=count, folder=args.out))
    if made.left:
        left = ", ".join(map(str, made.left))
        common.say(
            _("Without a release, because nothing that may leave came out: {periods}.").format(periods=left)
        )
        return NEEDS_A_PERSON
    return 0


def as_document(made: Simulated) -> dict[str, Any]:
    """What came of it, as this command prints it: the names of the members are public and stable."""
    releases = [
        {
            "period": release.period,
            "max_deviation": release.max_deviation,
            "attempt": batch.attempt,
            "cells": release.proof.cells,
            "narrowest": release.proof.narrowest.high - release.proof.narrowest.low,
            "coarser": sorted(name for period, name in batch.coarser if period == release.period),
        }
        for _periods, batch in made.batches
        if isinstance(batch, Released)
        for release in batch.releases
    ]
    return {"releases": releases, "left": [str(period) for period in made.left]}


def _count(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text) if text.isdecimal() and len(text) <= len(str(most)) else -1
        if not least <= value <= most:
            said = _("a number from {least} to {most}")
            raise argparse.ArgumentTypeError(said.format(least=least, most=most))
        return value

    return number
