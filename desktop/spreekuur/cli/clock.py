# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur clock`: housing class and registration clock of one set of stays, or of a list; needs no vault."""

import argparse
from datetime import date
from typing import Any

from spreekuur.cli import clock_listing, common, given, output
from spreekuur.errors.content import InvalidAnswers
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.referral import clock, clock_input
from spreekuur.referral.clock_model import Housing, Reckoning, Registration, thresholds
from spreekuur.team.pack_content import load


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("stays", metavar="FILE|-", help=_("JSON with today and the stays; - is stdin"))


def run(args: argparse.Namespace) -> int:
    """Print what the clock says; stays that are not valid give exit code 2 and nothing on stdout."""
    limits = thresholds(load(args.content).clock)
    try:
        untrusted = given.document(args.stays)
        asked = given.each(untrusted, clock_input.read)
    except InvalidAnswers as error:
        common.say(explain(error))
        return 2
    found = [clock.reckon(one, limits) for one in asked]
    if args.json:
        documents = [as_document(one) for one in found]
        output.write_json(documents if isinstance(untrusted, list) else documents[0])
    else:
        output.write_text(clock_listing.of_all(found, limits.report_days))
    return 0


def as_document(found: Reckoning) -> dict[str, Any]:
    """The answer as this command prints it: the names of the members are public and stable."""
    return {
        "housing": _housing(found.housing),
        "registration": _registration(found.registration),
        "codes": [str(code) for code in found.codes],
    }


def _housing(housing: Housing) -> dict[str, Any]:
    return {
        "classes": [str(each) for each in housing.classes],
        "from": _iso(housing.begins),
        "to": _iso(housing.ends),
        "months": housing.months,
    }


def _registration(found: Registration) -> dict[str, Any]:
    return {
        "status": str(found.status),
        "brp_due_on": _iso(found.brp_due_on),
        "duty_from": _iso(found.duty_from),
        "report_by": _iso(found.report_by),
        "rni_enough_until": _iso(found.rni_enough_until),
        "window_start": _iso(found.window_start),
        "window_end": _iso(found.window_end),
        "need": found.need,
        "days_so_far": found.days_so_far,
        "days_total": found.days_total,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
