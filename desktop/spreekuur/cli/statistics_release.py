# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur statistics show` and `release`: rounded and proved tables only, on the terminal or as signed files."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spreekuur.app import App
from spreekuur.cli import common, output, passphrases
from spreekuur.cli.pack_parts import leave_of, with_vault
from spreekuur.desk import statistics, statistics_making, statistics_release
from spreekuur.desk.statistics import Overview, State
from spreekuur.errors.figures import NoSuchPeriod
from spreekuur.language import _, current
from spreekuur.messages.figures import period_name
from spreekuur.statistics import catalogue
from spreekuur.statistics.catalogue import TOTAL, Catalogue
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe import SafeRelease, SafeRow, SafeTable
from spreekuur.statistics.wording import DUTCH, ENGLISH
from spreekuur.times import local_date

_SIGNED = frozenset({State.SIGNED, State.SENT})
_NONE = frozenset({State.EMPTY, State.WITHDRAWN, State.TWICE, State.ELSEWHERE})


def add_show(parser: argparse.ArgumentParser) -> None:
    """The options of `show`."""
    text = _("a quarter such as 2026-Q3 or a year; the present quarter if none is given")
    parser.add_argument("--period", metavar="PERIOD", help=text)
    passphrases.add_option(parser)
    common.describe(parser)


def add_release(parser: argparse.ArgumentParser) -> None:
    """The options of `release`."""
    text = _("a quarter such as 2026-Q3 or a year")
    parser.add_argument("--period", metavar="PERIOD", required=True, help=text)
    text = _("the folder in which each period gets a folder with its files")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=text)
    text = _("the report and the workbook in English; what is signed already stays as it is")
    parser.add_argument("--english", action="store_true", help=text)
    passphrases.add_option(parser)
    common.describe(parser)


def show(args: argparse.Namespace) -> int:
    """Show what may be seen of a period: signed, or provisional."""
    now = common.now(args)
    period = _period(args.period) if args.period else Period.of(local_date(now))

    def look(app: App) -> tuple[Overview, SafeRelease | None, Catalogue]:
        known = statistics.overview(app.desk, period, now)
        return known, _shown(app, known, args), catalogue.of(app.content)

    known, release, figures = with_vault(args, look)
    if args.json:
        output.write_json(_document(known, release))
    else:
        output.write_text("\n".join(_told(known, release, figures)))
    return 0


def _shown(app: App, known: Overview, args: argparse.Namespace) -> SafeRelease | None:
    if known.state in _NONE:
        return None
    if known.state in _SIGNED:
        return statistics_making.prove_again(statistics.stored(app.desk, known.period))
    made = statistics_making.make(statistics.provisional(app.desk, known.period, common.now(args)))
    return made.release(known.period)


def release(args: argparse.Namespace) -> int:
    """Close the period if it may be closed, sign its figures, and write them; what is signed is written as it is.

    Of a period that was withdrawn the notice is written, which goes where the figures went.
    """
    period, now = _period(args.period), common.now(args)

    def work(app: App) -> list[dict[str, str]]:
        desk, permit = app.desk, leave_of(app, args)
        if gone := statistics_release.withdrawn(desk, period):
            notices = statistics_release.give_notices(desk, gone, args.out, now)
            return [
                {"period": str(period), "release": entry.release, "withdrawn": str(notice)}
                for entry, notice in zip(gone, notices, strict=True)
            ]
        entries = statistics_release.release(desk, period, permit, now, ENGLISH if args.english else DUTCH)
        folders = statistics_release.write_out(desk, entries, args.out, now)
        return [
            {"period": str(entry.period), "release": entry.release, "folder": str(folder)}
            for entry, folder in zip(entries, folders, strict=True)
        ]

    written = with_vault(args, work)
    if args.json:
        output.write_json({"released": written})
    else:
        lines = [_said(one) for one in written]
        output.write_text("\n".join(lines))
    return 0


def _said(one: Mapping[str, str]) -> str:
    named = period_name(one["period"])
    if "withdrawn" in one:
        text = _("The figures of {period} were withdrawn; send the notice {file}")
        return text.format(period=named, file=one["withdrawn"])
    return _("The figures of {period} are signed; see {folder}").format(period=named, folder=one["folder"])


def _period(typed: str) -> Period:
    try:
        return Period.parse(typed.strip())
    except ValueError as error:
        raise NoSuchPeriod from error


def _document(known: Overview, release: SafeRelease | None) -> dict[str, Any]:
    return {
        "period": str(known.period),
        "state": known.state.value,
        "provisional": release is not None and known.state not in _SIGNED,
        "from": known.from_day.isoformat(),
        "missing": list(known.missing),
        "tables": {name: _table(table) for name, table in sorted(release.tables.items())} if release else {},
    }


def _table(table: SafeTable) -> Mapping[str, Any]:
    rows = [{"codes": list(row.codes), "count": row.count, "status": row.status} for row in table.rows]
    return {"unit": table.unit, "dimensions": list(table.dimensions), "rows": rows}


def _told(known: Overview, release: SafeRelease | None, figures: Catalogue) -> list[str]:
    said = {
        State.EMPTY: lambda: _("Nobody came in {period}."),
        State.WITHDRAWN: lambda: _("The figures of {period} were withdrawn."),
        State.TWICE: lambda: _("Two laptops signed figures of {period}: withdraw one of them first."),
        State.ELSEWHERE: lambda: _("The figures of {period} are made on another laptop."),
        State.SIGNED: lambda: _(
            "{period}, signed. All counts are rounded to multiples of 5; 0 means 0 to 4."
        ),
    }
    provisional = _("{period}, provisional. All counts are rounded to multiples of 5; 0 means 0 to 4.")
    state = State.SIGNED if known.state in _SIGNED else known.state
    head = said[state]() if state in said else provisional
    lines = [head.format(period=period_name(str(known.period)))]
    for name, table in sorted(release.tables.items()) if release else ():
        lines += ["", f"{name} ({table.unit})"]
        lines += [f"{_count(row):>7}  {_named(figures, table, row.codes)}" for row in table.rows]
    return lines


def _count(row: SafeRow) -> str:
    """As people read it; what cannot be has no count."""
    if row.status == "structural":
        return "-"
    return str(row.count) if row.count else "0-4"


def _named(figures: Catalogue, table: SafeTable, codes: tuple[str, ...]) -> str:
    """A cell by the names of its codes, in Dutch or English, as the files have them."""
    spoken = "nl" if current() == "nl" else "en"
    labels = [
        _("altogether") if code == TOTAL else figures.dimensions[name].codes[code].label[spoken]
        for name, code in zip(table.dimensions, codes, strict=True)
    ]
    return " · ".join(labels)
