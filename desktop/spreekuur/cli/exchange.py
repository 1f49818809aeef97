# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur exchange send|receive|status|waiting|decide`: sealed bundles between the laptops of one team."""

import argparse
from collections.abc import Callable
from typing import Any

from spreekuur.app import App
from spreekuur.cli import common, credentials, output, passphrases
from spreekuur.desk import exchange, exchange_place, exchange_status, exchange_waiting, team
from spreekuur.desk.exchange import Received
from spreekuur.desk.exchange_place import Place
from spreekuur.exchange import parked
from spreekuur.exchange.rows import as_text
from spreekuur.exchange.transport import Transport
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.messages.exchange import OBJECTIONS
from spreekuur.messages.figures import afterwards

NEEDS_A_PERSON = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done, each with its options."""
    group = parser.add_subparsers(dest="what", required=True, metavar="send|receive|status|waiting|decide")
    send = _add(group, "send", _("seal what the other laptops have not had yet, and put it in a folder"))
    text = _("the folder for the bundles, on a stick or a share, or an address that begins with https")
    send.add_argument("place", metavar="FOLDER|URL", help=text)
    credentials.add_option(send)
    receive = _add(
        group, "receive", _("take in the bundles for this laptop; a copy of the vault is made first")
    )
    text = _("the folder or address with the bundles, or one bundle")
    receive.add_argument("place", metavar="FOLDER|FILE|URL", help=text)
    credentials.add_option(receive)
    text = _("only tell what would be added; nothing is kept")
    receive.add_argument("--dry-run", action="store_true", help=text)
    _add(group, "status", _("which laptops are in, and whether all their talks came in"))
    _add_waiting(group)


def _add_waiting(group: Any) -> None:
    text = _("changes of other laptops that do not count before somebody decided")
    waiting = _add(group, "waiting", text)
    text = _("also those of which the own record was kept")
    waiting.add_argument("--all", action="store_true", dest="kept", help=text)
    text = _("decide about changes that wait: take them over, keep what is here, or drop them")
    decide = _add(group, "decide", text)
    decide.add_argument("ids", metavar="ID", nargs="*", help=_("the id from the list"))
    text = _("all that wait of this laptop, instead of ids")
    decide.add_argument("--from", metavar="NAME", dest="sender", help=text)
    text = _("theirs takes over, mine keeps what is here, none drops for good")
    decide.add_argument("--keep", choices=parked.KEEPS, required=True, help=text)


def _add(group: Any, name: str, text: str) -> argparse.ArgumentParser:
    below: argparse.ArgumentParser = group.add_parser(name, help=text, description=text, allow_abbrev=False)
    passphrases.add_option(below)
    common.describe(below)
    return below


def run(args: argparse.Namespace) -> int:
    """Do one of them."""
    app = passphrases.open_vault(args)
    try:
        return _ACTS[args.what](args, app)
    finally:
        app.close()


def _send(args: argparse.Namespace, app: App) -> int:
    sent = exchange.send(app.desk, _place(args), common.now(args))
    if args.json:
        every = [{"bundle": one.place, "rows": one.rows, "to": [one.to]} for one in sent]
        first = {"bundle": sent[0].place, "rows": sent[0].rows, "to": [one.to for one in sent]}
        output.write_json(first | {"bundles": every})
        return 0
    text = _("For {name}: {place}")
    output.write_text("\n".join(text.format(name=one.to, place=one.place) for one in sent))
    return 0


def _receive(args: argparse.Namespace, app: App) -> int:
    done = exchange.receive(app.desk, _place(args), common.now(args), rehearse=args.dry_run)
    if args.json:
        output.write_json(_document(done))
    else:
        output.write_text("\n".join(_lines(done)))
    told = [one for one in (team.put_back(app.desk), team.clock(app.desk, common.now(args))) if one]
    for one in told:
        common.say(explain(one))
    return NEEDS_A_PERSON if done.needs_a_person or told else 0


def _document(done: Received) -> dict[str, Any]:
    taken = [
        {"bundle": one.bundle, "sender": one.sender, "rows": one.rows, "added": dict(one.added)}
        for one in done.taken
    ]
    return {
        "taken": taken,
        "already": done.already,
        "held": [{"bundle": name, "why": explain(error)} for name, error in done.held],
        "refused": [{"bundle": name, "why": explain(error)} for name, error in done.refused],
        "conflicts": done.conflicts,
        "waiting": done.waiting,
        "recoded": [{"code": old, "now": new} for old, new in done.recoded],
        "corrected": done.afterwards.corrected,
        "late": done.afterwards.late,
        "same_person": [
            {
                "a": one.code,
                "b": one.other,
                "same": str(one.judgement.same),
                "reasons": list(one.judgement.reasons),
            }
            for one in done.doubles
        ],
    }


def _lines(done: Received) -> list[str]:
    lines = []
    for one in done.taken:
        talks = one.added.get("consultation", 0)
        text = ngettext(
            "{sender}: {rows} changes, {n} new talk", "{sender}: {rows} changes, {n} new talks", talks
        )
        lines.append(text.format(sender=one.sender, rows=one.rows, n=talks))
    if done.already:
        text = ngettext("{n} bundle was here already", "{n} bundles were here already", done.already)
        lines.append(text.format(n=done.already))
    lines += [f"{name}: {explain(error)}" for name, error in (*done.held, *done.refused)]
    if done.conflicts:
        text = ngettext(
            "{n} field was filled in differently on two laptops: see spreekuur conflicts",
            "{n} fields were filled in differently on two laptops: see spreekuur conflicts",
            done.conflicts,
        )
        lines.append(text.format(n=done.conflicts))
    if done.waiting:
        text = ngettext(
            "{n} change of another laptop waits for you: see spreekuur exchange waiting",
            "{n} changes of other laptops wait for you: see spreekuur exchange waiting",
            done.waiting,
        )
        lines.append(text.format(n=done.waiting))
    text = _("{a} and {b} seem to be one person. Ask them.")
    lines += [text.format(a=one.code, b=one.other) for one in done.doubles]
    text = _("Two laptops gave out the code {code}. The later client has {now} now, and needs a new card.")
    lines += [text.format(code=old, now=new) for old, new in done.recoded]
    lines.append(afterwards(done.afterwards.corrected, done.afterwards.late, done.afterwards.counts_in))
    return [line for line in lines if line] or [_("There was nothing for this laptop.")]


def _status(args: argparse.Namespace, app: App) -> int:
    told = exchange_status.status(app.desk)
    if args.json:
        evenings = [
            {
                "date": evening.date,
                "laptops": [
                    {
                        "name": one.name,
                        "digit": one.digit,
                        "consultations": one.consultations,
                        "received": one.received,
                    }
                    for one in evening.laptops
                ],
            }
            for evening in told.evenings
        ]
        output.write_json({"unsent": told.unsent, "evenings": evenings})
        return 0
    text = ngettext("{n} change was not sent yet", "{n} changes were not sent yet", told.unsent)
    lines = [text.format(n=told.unsent)]
    for evening in told.evenings:
        lines.append(evening.date)
        for one in evening.laptops:
            has = "?" if one.consultations is None else one.consultations
            text = _("  {digit}  {name}: {has} talks there, {came} here")
            lines.append(text.format(digit=one.digit, name=one.name, has=has, came=one.received))
    output.write_text("\n".join(lines))
    return 0


def _waiting(args: argparse.Namespace, app: App) -> int:
    found = exchange_waiting.look(app.desk, kept=args.kept)
    if args.json:
        rows = [
            {
                "id": one.parked.id,
                "sender": one.sender,
                "record": f"{one.parked.record}/{one.parked.record_id}",
                "action": one.parked.action,
                "why": str(one.parked.why),
                "by": one.parked.by,
                "at": one.parked.at,
                "changes": one.parked.changes,
                "fields": one.parked.fields,
                "kept": one.parked.is_kept,
            }
            for one in found.rows
        ]
        more = [{"sender": name, "changes": count} for name, count in found.not_kept]
        output.write_json({"waiting": rows, "not_kept": more})
        return 0
    lines = []
    for one in found.rows:
        text = _("{id}  {sender}: {record}, {fields}. {why}")
        fields = ", ".join(f"{name} “{as_text(value)}”" for name, value in one.parked.fields.items())
        record = f"{one.parked.record}/{one.parked.record_id}".strip("/") or _("nothing that can be read")
        why = OBJECTIONS[one.parked.why]()
        lines.append(
            text.format(id=one.parked.id, sender=one.sender, record=record, fields=fields or "–", why=why)
        )
    for name, count in found.not_kept:
        text = ngettext(
            "{sender}: {n} more change was not kept. Decide the others, then let that laptop send all again.",
            "{sender}: {n} more changes were not kept. Decide the others, then let that laptop send all again.",
            count,
        )
        lines.append(text.format(sender=name, n=count))
    if lines:
        output.write_text("\n".join(lines))
    else:
        common.say(_("No change of another laptop waits for a decision."))
    return 0


def _decide(args: argparse.Namespace, app: App) -> int:
    count = exchange_waiting.decide(app.desk, args.ids, args.keep, sender=args.sender or "")
    left = exchange_waiting.count(app.desk)
    if args.json:
        output.write_json({"decided": count, "keep": args.keep, "waiting": left})
    else:
        text = ngettext(
            "Decided: {n} change. {left} still wait.", "Decided: {n} changes. {left} still wait.", count
        )
        output.write_text(text.format(n=count, left=left))
    return 0


_ACTS: dict[str, Callable[[argparse.Namespace, App], int]] = {
    "send": _send,
    "receive": _receive,
    "status": _status,
    "waiting": _waiting,
    "decide": _decide,
}


def _place(args: argparse.Namespace) -> Transport:
    """The folder, file or address that was named.

    Raises: AddressRefused, CredentialsUnreadable.
    """
    user, password = credentials.given(args)
    return exchange_place.transport_of(Place(args.place, user, password))
