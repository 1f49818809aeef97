# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur receive INBOX`: the municipality checks the figures of desks, takes them in and adds them up."""

import argparse
import getpass
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from spreekuur.cli import common, output, receive_lists, receive_report
from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.receiving import receipts, trust
from spreekuur.receiving.adding import add_up, sums
from spreekuur.receiving.database import SQLITE, opened
from spreekuur.receiving.expected import Missing, missing
from spreekuur.receiving.lists import know_codes
from spreekuur.receiving.opening import has_mail
from spreekuur.receiving.proving import Prover
from spreekuur.receiving.published import hold
from spreekuur.receiving.store import Store
from spreekuur.receiving.taking import Answer, Received, Receiving, receive
from spreekuur.receiving.trust import Trust
from spreekuur.security import ssh_keys, sshsig
from spreekuur.statistics import catalogue
from spreekuur.team.pack_content import load
from spreekuur.times import local_date

NEEDS_A_PERSON = 3
_FILE = f"{SQLITE}spreekuur-figures.sqlite"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("the folder with what the desks sent: folders and ZIPs, also in folders")
    parser.add_argument("inbox", metavar="INBOX", type=Path, help=text)
    text = _(
        "a folder with the keys that count: *.pub, allowed_signers, and revoked_keys for those that do not"
    )
    parser.add_argument("--trust", metavar="DIR", type=Path, help=text)
    text = _("where the figures are kept; spreekuur-figures.sqlite in this folder if not given")
    parser.add_argument("--into", metavar="sqlite:///FILE|postgresql://…", default=_FILE, help=text)
    text = _("sign every receipt with this key of yours: a file that ssh-keygen -t ed25519 made")
    parser.add_argument("--sign-receipts", metavar="KEY", type=Path, help=text)
    receive_report.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Take in an inbox."""
    _refuse_inside(args)
    receive_report.refuse_there(args)
    key = ssh_keys.read_key(args.sign_receipts, _passphrase) if args.sign_receipts else None
    today = local_date(common.now(args))
    figures = catalogue.of(load(args.content))
    with opened(args.into) as place:
        hold(place)  # before anything is taken in beside counts that somebody changed
        know_codes(place, figures)
        store = Store(place, figures)
        known = (trust.read(args.trust) if args.trust else Trust()).with_keys(store.signers())
        asked = _Asking(store, today)
        how = Receiving(known, Prover(figures), store, today, asked, _progress)
        found = receive(args.inbox, how)
        changed = add_up(place)
        document = as_document(found) | receive_lists.as_document(place, figures)
        document["sums_mended"] = [{"municipality": town, "period": period} for town, period in changed]
        late = missing(place, _here(found), today)
        document["missing"] = [{"desk": one.desk, "period": str(one.period)} for one in late]
        document["sums"] = [asdict(one) for one in sums(place)]
        if args.report:
            document["report"] = receive_report.write(args, place, figures, found, today)
    _clear()
    _answer(found, today, key)
    if args.json:
        output.write_json(document)
    else:
        mail = not found.all and has_mail(args.inbox)
        output.write_text("\n".join(_lines(found, document, mail=mail)))
    return NEEDS_A_PERSON if found.refused or found.held else 0


def _refuse_inside(args: argparse.Namespace) -> None:
    """What lies in the inbox came from outside: no database or report of ours, and no key that counts.

    Raises: FiguresStoreUnusable.
    """
    inbox = args.inbox.resolve()
    ours = [path for path in (args.trust, args.report, args.sign_receipts) if path]
    if args.into.startswith(SQLITE):
        ours.append(Path(args.into.removeprefix(SQLITE)))
    if any(inbox == path.resolve() or inbox in path.resolve().parents for path in ours):
        raise FiguresStoreUnusable(WhyStore.IN_THE_INBOX)


class _Asking:
    """Asks on a terminal whether a key is a desk's, once a key; without a terminal the answer is no."""

    def __init__(self, store: Store, today: date) -> None:
        self._store, self._today = store, today
        self._said: dict[tuple[str, bytes], bool] = {}

    def __call__(self, principal: str, public: bytes) -> bool:
        """Whether the key counts for this desk."""
        if (principal, public) not in self._said:
            yes = sys.stdin.isatty() and sys.stderr.isatty() and _is_theirs(principal, public)
            self._said[principal, public] = yes
            if yes:
                self._store.add_signer(principal, public, self._today)
        return self._said[principal, public]


def _is_theirs(principal: str, public: bytes) -> bool:
    text = _("{desk} signs with the key {key}. Compare it with the desk by phone. Is it theirs? yes/no ")
    _clear()
    sys.stderr.write(text.format(desk=principal, key=sshsig.fingerprint(public)))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"yes", _("yes").casefold()}


def _passphrase() -> str | None:
    """The passphrase of the key, asked on a terminal; None where there is none."""
    if not sys.stdin.isatty():
        return None
    return getpass.getpass(_("Passphrase of the key that signs receipts: "), sys.stderr)


def _answer(found: Received, today: date, key: bytes | None) -> None:
    """A receipt beside each package."""
    failed = 0
    for answer in found.all:
        if answer.receipt is not None:
            content = receipts.receipt(answer, found, _why(answer), today)
            failed += not receipts.write(answer.receipt, content, key)
    if failed:
        text = ngettext(
            "{n} receipt could not be written into the inbox.",
            "{n} receipts could not be written into the inbox.",
            failed,
        )
        common.say(text.format(n=failed))


def _why(answer: Answer) -> str:
    return explain(answer.error) if answer.error else ""


def as_document(found: Received) -> dict[str, Any]:
    """What came of it, as this command prints it: the names of the members are public and stable."""
    taken = [
        {"package": one.name, "desk": one.package.principal, "period": str(one.package.period)}
        for one in found.taken
        if one.package
    ]
    withdrawn = [
        {"notice": one.name, "desk": one.package.principal, "period": str(one.package.period)}
        for one in found.withdrawn
        if one.package
    ]
    return {
        "taken": taken,
        "withdrawn": withdrawn,
        "known": len(found.known),
        "doubted": [
            {"package": one.name, "desk": one.package.principal, "period": str(one.package.period)}
            | {"key": sshsig.fingerprint(one.package.public)}
            for one in found.doubted
            if one.package
        ],
        "refused": _reasons(found.refused),
        "held": _reasons(found.held),
    }


def _here(found: Received) -> Iterator[Missing]:
    """What lies in the inbox and is not in: it did arrive."""
    for one in (*found.refused, *found.held):
        if one.package and not one.withdraws:
            yield Missing(one.package.principal, one.package.period)


def _reasons(answers: Sequence[Answer]) -> list[dict[str, str]]:
    found = []
    for one in sorted(answers, key=lambda one: one.name):
        reason = getattr(one.error, "why", None)
        waits = "figures_missing" if one.withdraws else "before_missing"
        told = {"package": one.name, "why": _why(one), "code": str(reason or waits)}
        key = getattr(one.error, "key", "")
        found.append(told | ({"key": key} if key else {}))
    return found


def _lines(found: Received, document: dict[str, Any], *, mail: bool) -> list[str]:
    text = _("Taken in: {package} ({desk}, {period})")
    lines = [text.format(**one) for one in document["taken"]]
    text = _("Withdrawn by {desk}, and in no sum any more: {period} ({notice})")
    lines += [text.format(**one) for one in document["withdrawn"]]
    if found.known:
        text = ngettext("{n} package was here already", "{n} packages were here already", len(found.known))
        lines.append(text.format(n=len(found.known)))
    text = _(
        "In, but its key counts no more: {package} ({desk}, {period}). It stays in the sums. "
        "If you doubt it, ask the desk to withdraw it. {key}"
    )
    lines += [text.format(**one) for one in document["doubted"]]
    text = _("Refused: {package}. {why}")
    lines += [f"{text.format(**one)} {one.get('key', '')}".rstrip() for one in document["refused"]]
    text = _("Waits: {package}. {why}")
    lines += [text.format(**one) for one in document["held"]]
    text = _("Nothing arrived of {desk} for {period}: ask the desk, if it still holds evenings.")
    lines += [text.format(**one) for one in document["missing"]]
    lines += receive_lists.lines(document)
    if mended := document["sums_mended"]:
        text = _("Sums in the database were not those of the packages, and were made anew: {periods}.")
        named = ", ".join("{municipality} {period}".format(**one) for one in mended)
        lines.append(text.format(periods=named))
    lines += _sums(document)
    lines = lines or [_("There was no package in the inbox.")]
    if mail:
        text = _(
            "There is a mail in it: save what came with the mail as files of their own into the inbox first, "
            "then run this again."
        )
        lines.append(text)
    lines += [_("Report: {file}").format(file=name) for name in document.get("report", [])]
    return [_printable(line) for line in lines]


def _sums(document: dict[str, Any]) -> list[str]:
    units = {
        "persons": _("persons"),
        "contacts": _("contacts"),
        "questions": _("questions"),
        "referrals": _("referrals"),
    }
    text = _(
        "{municipality}, {period}, {unit}: about {count}; at most {most_off} off, "
        "in two of three cases at most {usually_off}"
    )
    lines = [text.format(**one | {"unit": units[one["unit"]]}) for one in document["sums"]]
    return [_("Taken in so far, added up:"), *lines] if lines else []


def _printable(line: str) -> str:
    """Names in an inbox came from outside: no sign that a terminal obeys."""
    return "".join(sign if sign.isprintable() else "?" for sign in line)


def _progress(seen: int, judged: int) -> None:
    """How far it is, on a terminal only."""
    if sys.stderr.isatty():
        text = _("{seen} packages looked at, {judged} judged").format(seen=seen, judged=judged)
        sys.stderr.write(f"\r{text}")
        sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
