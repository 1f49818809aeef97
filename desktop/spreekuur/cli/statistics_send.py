# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur statistics send`: signed figures to the municipality, each once, and its receipts back."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spreekuur.app import App
from spreekuur.cli import common, credentials, output, passphrases, statistics_mail
from spreekuur.cli.pack_parts import with_vault
from spreekuur.desk import figures_place, figures_receipts, figures_sending
from spreekuur.desk.figures_place import Place
from spreekuur.desk.figures_waiting import Sendable
from spreekuur.desk.figures_withdrawn import Notice
from spreekuur.errors.sending import ReceiptKeyUnusable, WhyKey
from spreekuur.errors.transport import ShareTrouble
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.messages.sending import how_far
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import OPEN, Stage
from spreekuur.times import local_date, stamp

NEEDS_A_PERSON = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `send`."""
    text = _("a folder, or an address that begins with https; without it the place that was kept before")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--to", metavar="URL|FOLDER", help=text)
    statistics_mail.add_option(way)
    credentials.add_option(parser)
    text = _("keep this place, with user name and password, in the vault, and use it from now on")
    parser.add_argument("--keep", action="store_true", help=text)
    text = _("for a timer: what broke not long ago waits, longer each time, at most six hours")
    parser.add_argument("--if-due", action="store_true", help=text)
    text = _(
        "the municipality's key, a .pub file: from now on only receipts that it signed count; - is stdin"
    )
    parser.add_argument("--receipt-key", metavar="FILE|-", help=text)
    passphrases.add_option(parser)
    common.describe(parser)


def send(args: argparse.Namespace) -> int:
    """Send what was never sent, and look for receipts of the rest; or save it for a mail, and send nothing."""
    if args.mail:
        return statistics_mail.save(args)
    user, password = credentials.given(args)
    key = None if args.receipt_key is None else _typed(args.receipt_key)

    def work(app: App) -> tuple[Place, tuple[Sendable, ...], dict[str, str]]:
        desk = app.desk
        where = Place(args.to, user, password) if args.to else figures_place.get(desk)
        way = figures_place.way_to(where)
        if args.to and args.keep:
            figures_place.put(desk, where)
        if key is not None:
            figures_receipts.put_municipality_key(desk, key)
        begun = figures_sending.begin(desk, common.now(args), only_due=args.if_due)
        outcomes = deliver(begun.sending, begun.asking, way)
        now = {one.parcel.entry: explain(one.error) for one in outcomes if one.error is not None}
        return where, figures_sending.finish(desk, outcomes, common.now(args)), now

    where, every, now = with_vault(args, work)
    if args.json:
        output.write_json(_documents(every, lambda one: _why(one, where, now)))
    else:
        lines = [_line(one, _why(one, where, now)) for one in every]
        output.write_text("\n".join(lines or [_("No figures are signed yet: there is nothing to send.")]))
    return NEEDS_A_PERSON if any(one.note.stage in OPEN for one in every) else 0


def _typed(name: str) -> str:
    """Raises: ReceiptKeyUnusable."""
    try:
        return common.secret_bytes(name).decode("utf-8-sig")
    except (OSError, ValueError):
        raise ReceiptKeyUnusable(WhyKey.UNREADABLE) from None


def _why(one: Sendable, where: Place, now: Mapping[str, str]) -> str:
    """What went wrong just now, or else what was kept of the last time."""
    if one.note.stage not in (Stage.WAITING, Stage.NEEDS_YOU, Stage.SENT):
        return ""
    error = figures_sending.why(one, where)
    if isinstance(error, ShareTrouble) or error is None:
        return now.get(one.entry.id) or (explain(error) if error else "")
    return explain(error)


def _documents(every: Sequence[Sendable], why: Callable[[Sendable], str]) -> dict[str, Any]:
    """Packages, and notices of those that were withdrawn after they had been sent."""
    told: dict[str, list[dict[str, Any]]] = {"packages": [], "notices": []}
    for one in every:
        named = {"notice": one.name} if isinstance(one, Notice) else {}
        told["notices" if named else "packages"].append(_document(one, why(one)) | named)
    return told


def _document(one: Sendable, why: str) -> dict[str, Any]:
    """A package as this command prints it: the names of the members are public and stable."""
    return {
        "period": str(one.entry.period),
        "package": str(one.entry.told["name"]),
        "state": one.note.stage.value,
        "read_back": one.note.arrived and not one.note.unread,
        "at": stamp(one.note.at) if one.note.at else None,
        "code": one.note.why,
        "why": why,
    }


def _line(one: Sendable, why: str) -> str:
    on = local_date(one.note.at) if one.note.at else None
    return how_far(one.note.told, str(one.entry.period), on, why, notice=isinstance(one, Notice))
