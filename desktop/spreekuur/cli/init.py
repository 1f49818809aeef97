# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur init`: found a team; makes the vault, its keys and the coordinator's certificate."""

import argparse
import sys
from pathlib import Path

from spreekuur.app import App, Founding, found_home
from spreekuur.cli import common, output, passphrases
from spreekuur.errors.output import AlreadyThere
from spreekuur.errors.vault import VaultExists
from spreekuur.language import _, current
from spreekuur.letters.model import Sender
from spreekuur.letters.recovery import recovery_sheet
from spreekuur.letters.sender import read_sender
from spreekuur.options import home_of
from spreekuur.security import recovery
from spreekuur.security.keyslots import NAME_AT_MOST, valid_name
from spreekuur.security.vault import KEYSLOTS_NAME, STORE_NAME, NewSlot
from spreekuur.store import vault_settings
from spreekuur.times import local_date, utc_now


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("the name of the consultation hour; with --join what the team calls this laptop")
    parser.add_argument("--name", required=True, type=_name, help=text)
    text = _("JSON with who sends the letters: name, street, postcode, city, phone, email, contact")
    parser.add_argument("--sender", metavar="FILE", type=Path, help=text)
    text = _("found no team: make a vault that waits to join one")
    parser.add_argument("--join", action="store_true", help=text)
    text = _("this laptop's digit in the numbers on letters, 0 to 9")
    parser.add_argument("--laptop", metavar="DIGIT", type=int, choices=range(10), default=0, help=text)
    passphrases.add_option(parser)
    text = _("write the recovery sheet here, to print and keep; without it the groups are shown once")
    parser.add_argument("--recovery-sheet", metavar="OUT.pdf", type=Path, help=text)
    parser.add_argument("--force", action="store_true", help=_("overwrite the recovery sheet's file"))


def run(args: argparse.Namespace) -> int:
    """Make the vault; whatever is wrong is said before anything is made."""
    home = home_of(args.options)
    if any((home / name).exists() for name in (KEYSLOTS_NAME, STORE_NAME)):
        raise VaultExists
    if args.recovery_sheet is not None and args.recovery_sheet.exists() and not args.force:
        raise AlreadyThere(args.recovery_sheet.name)
    if args.sender is None and not args.join:
        common.say(_("Give --sender, or --join for a laptop that joins a team."))
        return 2
    # Until the team tells who sends its letters, they would come from this laptop's name.
    sender = read_sender(args.sender) if args.sender else Sender(args.name, "", "", "", "", contact=args.name)
    first = NewSlot(_slot_name(sender.contact), passphrases.chosen(args), coordinator=True)
    secret = recovery.new_secret()
    _hand_out(args, secret)
    founding = Founding(args.name, sender, args.laptop, (first,), secret, joins=args.join)
    app = found_home(home, founding, content=args.content)
    try:
        _report(args, app)
    finally:
        app.close()
    return 0


def _hand_out(args: argparse.Namespace, secret: bytes) -> None:
    """Before the vault is made: a sheet without a vault is waste paper, a vault without a sheet is a risk."""
    groups = recovery.to_groups(secret)
    if args.recovery_sheet is None:
        common.say(_("The recovery groups, shown this once: {groups}").format(groups=" ".join(groups)))
        return
    day = args.today or local_date(utc_now())
    output.write_file(
        args.recovery_sheet, recovery_sheet(groups, args.name, day, current()), force=args.force
    )


def _report(args: argparse.Namespace, app: App) -> None:
    made = {"home": str(app.home), "vault": app.unlocked.vault_id, "name": args.name, "laptop": args.laptop}
    made |= {"slot": app.slot_name, "recovery_sheet": args.recovery_sheet and str(args.recovery_sheet)}
    made |= {"certificate": vault_settings.get(app.db, "identity")["certificate"]}
    if args.json:
        output.write_json(made)
    else:
        output.write_text(_("The vault is ready: {home}").format(home=app.home))
        sys.stdout.flush()


def _slot_name(contact: str) -> str:
    return contact if valid_name(contact) else _("Coordinator")


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= 2 * NAME_AT_MOST or not name.isprintable():
        raise argparse.ArgumentTypeError(_("a name has 1 to 80 characters"))
    return name
