# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur conflicts` and `spreekuur conflicts resolve ID --keep mine|theirs|both`."""

import argparse
from typing import Any

from spreekuur.cli import common, output, passphrases
from spreekuur.desk import exchange
from spreekuur.exchange.conflicts import KEEPS, Conflict
from spreekuur.exchange.rows import as_text
from spreekuur.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Without more: the list; `resolve` decides one of it."""
    passphrases.add_option(parser)
    group = parser.add_subparsers(dest="what", metavar="resolve")
    text = _("decide which value a field keeps; the other one stays in its history")
    below = group.add_parser("resolve", help=text, description=text, allow_abbrev=False)
    below.add_argument("id", metavar="ID", help=_("the id from the list"))
    text = _("this laptop's value, the other's, or both where both fit")
    below.add_argument("--keep", choices=KEEPS, required=True, help=text)
    below.add_argument(
        "--passphrase-file", metavar="FILE|-", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    common.describe(below)


def run(args: argparse.Namespace) -> int:
    """List what waits for a decision, or decide it."""
    app = passphrases.open_vault(args)
    try:
        if args.what == "resolve":
            step = exchange.resolve(app.desk, args.id, args.keep)
        found = exchange.open_conflicts(app.desk)
    finally:
        app.close()
    if args.what == "resolve":
        if args.json:
            output.write_json({"resolved": args.id, "keep": args.keep, "step": step, "conflicts": len(found)})
        else:
            output.write_text(_("Decided; the other value stays in the history of this record."))
    elif args.json:
        output.write_json([_document(one) for one in found])
    elif found:
        output.write_text("\n".join(_line(one) for one in found))
    else:
        common.say(_("No two laptops filled in the same field differently."))
    return 0


def _document(one: Conflict) -> dict[str, Any]:
    return {
        "id": one.id,
        "record": f"{one.record}/{one.record_id}",
        "field": one.field,
        "mine": one.mine,
        "theirs": one.theirs,
        "mine_at": one.mine_at,
        "theirs_at": one.theirs_at,
    }


def _line(one: Conflict) -> str:
    text = _("{id}  {record} {field}: here “{mine}” ({mine_by}), there “{theirs}” ({theirs_by})")
    values = {"mine": as_text(one.mine), "theirs": as_text(one.theirs)}
    return text.format(
        id=one.id, record=one.record, field=one.field, mine_by=one.mine_by, theirs_by=one.theirs_by, **values
    )
