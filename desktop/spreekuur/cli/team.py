# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur team …`: who belongs to the team, by keys."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spreekuur.app import App
from spreekuur.cli import common, output, passphrases, team_sheets
from spreekuur.desk import team
from spreekuur.errors.output import AlreadyThere
from spreekuur.errors.team import NotATeamFile, NotConfirmed
from spreekuur.language import _, current
from spreekuur.outside import read_plain
from spreekuur.security.identity import ROLES
from spreekuur.team.certificates import NAME_AT_MOST, Certificate
from spreekuur.team.joining import MOST_BYTES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done, each with its options."""
    group = parser.add_subparsers(
        dest="what", required=True, metavar="request|admit|join|revoke|list|key|sheets"
    )
    request = _add(group, "request", _("ask to join a team: write the file for the coordinator"))
    request.add_argument("out", metavar="OUT", type=Path, help=_("the file to write"))
    request.add_argument("--name", type=_name, help=_("what the team calls this laptop"))
    admit = _add(
        group, "admit", _("let a laptop into the team, once the six words are the same on both screens")
    )
    admit.add_argument("request", metavar="REQUEST", type=Path, help=_("the file that the laptop wrote"))
    admit.add_argument("--role", choices=ROLES, required=True, help=_("what the laptop may do"))
    admit.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("the file to write"))
    text = _("the lost laptop whose place it takes; that one is taken out of the team")
    admit.add_argument("--replaces", metavar="NAME", default="", help=text)
    join = _add(group, "join", _("join the team with the file that the coordinator wrote"))
    join.add_argument("file", metavar="FILE", type=Path, help=_("the file that the coordinator wrote"))
    revoke = _add(group, "revoke", _("take a laptop out of the team"))
    revoke.add_argument("name", metavar="NAME", help=_("the name of the laptop"))
    _add(group, "list", _("show the laptops of the team"))
    key = _add(group, "key", _("write the key that opens the bundles for this laptop, for the program age"))
    key.add_argument("out", metavar="OUT", type=Path, help=_("the file to write"))
    three = _add(group, "sheets", _("make three sheets of which any two open the vault if all else is lost"))
    team_sheets.add_arguments(three)
    for below in (admit, key, three):
        text = _("do it without being asked: the words were compared, or the file will be kept safe")
        below.add_argument("--yes", action="store_true", help=text)
    for below in (request, admit, key, three):
        below.add_argument("--force", action="store_true", help=_("replace files that are there already"))


def _add(group: Any, name: str, text: str) -> argparse.ArgumentParser:
    below: argparse.ArgumentParser = group.add_parser(name, help=text, description=text, allow_abbrev=False)
    passphrases.add_option(below)
    common.describe(below)
    return below


def run(args: argparse.Namespace) -> int:
    """Do one of them; what is refused changes nothing."""
    doing = {
        "request": _request,
        "admit": _admit,
        "join": _join,
        "revoke": _revoke,
        "list": _list,
        "key": _key,
        "sheets": _sheets,
    }
    target = args.out if args.what in ("request", "admit", "key") else None
    if target is not None and target.exists() and not args.force:
        raise AlreadyThere(target.name)
    app = passphrases.open_vault(args)
    try:
        return doing[args.what](args, app)
    finally:
        app.close()


def _request(args: argparse.Namespace, app: App) -> int:
    content, words = team.ask(app.desk, args.name or "", current(), common.now(args))
    output.write_file(args.out, content, force=args.force)
    told = {"request": str(args.out), "words": list(words)}
    _tell(args, told, [_("Compare these six words with the coordinator's screen:"), " ".join(words)])
    return 0


def _admit(args: argparse.Namespace, app: App) -> int:
    request = team.read_request(_read(args.request))
    _confirm(args, _("These six words must stand on the other screen, too:"), request.words)
    content, given = team.admit(app.desk, request, args.role, common.now(args), replaces=args.replaces)
    output.write_file(args.out, content, force=args.force)
    words = team.words(app.desk)
    told = {"file": str(args.out), "words": list(request.words), "team_words": list(words)} | _document(given)
    said = _("{name} belongs to the team. When it joins, these six words must stand there:")
    lines = [" ".join(request.words), said.format(name=given.name), " ".join(words)]
    _tell(args, told, lines)
    return 0


def _join(args: argparse.Namespace, app: App) -> int:
    joined = team.join(app.desk, _read(args.file))
    told = {"team": joined.founder, "team_words": list(joined.words)} | _document(joined.certificate)
    said = _(
        "This laptop belongs to {team} now. These six words must stand on the coordinator's screen, too:"
    )
    lines = [said.format(team=joined.founder), " ".join(joined.words)]
    if joined.certificate.follows:
        lines.append(
            _(
                "What the lost laptop gave comes with the coordinator's next bundle. What was still open on it is lost."
            )
        )
    _tell(args, told, lines)
    return 0


def _revoke(args: argparse.Namespace, app: App) -> int:
    gone = team.revoke(app.desk, args.name, common.now(args))
    said = _("{name} is out of the team. The other laptops learn it with your next bundle.")
    _tell(args, _document(gone) | {"revoked": True}, [said.format(name=gone.name)])
    return 0


def _list(args: argparse.Namespace, app: App) -> int:
    told, lines = [], []
    for one in team.members(app.desk):
        told.append(_document(one.certificate) | {"here": one.here, "revoked": one.revoked})
        certificate = one.certificate
        marks = [_("this laptop")] if one.here else []
        marks += [_("out of the team")] if one.revoked else []
        role = _roles()["coordinator" if one.leads else certificate.role]
        lines.append(f"{certificate.laptop}  {certificate.name}: {', '.join([role, *marks])}")
    _tell(args, told, lines)
    return 0


def _key(args: argparse.Namespace, app: App) -> int:
    if not args.yes:
        _confirm(args, _("Whoever has this file can read every bundle for this laptop. Write it?"), ())
    key = team.reading_key(app.desk)
    output.write_file(args.out, (key + "\n").encode(), force=args.force)
    args.out.chmod(0o600)
    said = _(
        "Keep this file as safely as the vault; with it the program age opens every bundle for this laptop."
    )
    _tell(args, {"key": str(args.out)}, [said])
    return 0


def _sheets(args: argparse.Namespace, app: App) -> int:
    return team_sheets.run(args, app, lambda question: _confirm(args, question, ()))


def _confirm(args: argparse.Namespace, question: str, words: Sequence[str]) -> None:
    """Let a person say yes, on a terminal; `--yes` says so beforehand.

    Raises: NotConfirmed.
    """
    if args.yes:
        return
    common.say(" ".join([question, *words]))
    if not sys.stdin.isatty():
        raise NotConfirmed
    common.say(_("Type yes and Enter:"))
    if sys.stdin.readline().strip().lower() not in ("yes", _("yes").lower()):
        raise NotConfirmed


def _roles() -> dict[str, str]:
    return {"volunteer": _("volunteer"), "coordinator": _("coordinator"), "confidant": _("confidant")}


def _document(one: Certificate) -> dict[str, Any]:
    return {"name": one.name, "digit": one.laptop, "role": one.role, "vault": one.vault}


def _tell(args: argparse.Namespace, told: Any, lines: Sequence[str]) -> None:
    if args.json:
        output.write_json(told)
    else:
        output.write_text("\n".join(lines))


def _read(path: Path) -> bytes:
    try:
        untrusted = read_plain(path, MOST_BYTES)
    except OSError as error:
        raise NotATeamFile from error
    if len(untrusted) > MOST_BYTES:
        raise NotATeamFile
    return untrusted


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= NAME_AT_MOST or not name.isprintable():
        raise argparse.ArgumentTypeError(_("a name has 1 to 80 characters"))
    return name
