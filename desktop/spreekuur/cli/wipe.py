# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur wipe --yes`: in an emergency, make everything of the vault on this laptop unreadable, at once."""

import argparse
from dataclasses import asdict

from spreekuur.cli import common, output
from spreekuur.language import _
from spreekuur.messages.wiping import told
from spreekuur.options import home_of
from spreekuur.security import wiping


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    text = _("yes, destroy the vault and its copies on this laptop, for good; no passphrase is asked")
    parser.add_argument("--yes", action="store_true", help=text)


def run(args: argparse.Namespace) -> int:
    """Nothing without --yes; 1 when a lock still stands, 3 when something is left to a person."""
    if not args.yes:
        common.say(_("Nothing was destroyed. To destroy the vault for good, add --yes."))
        return 2
    wiped = wiping.wipe(home_of(args.options))
    if args.json:
        output.write_json(
            {
                "wiped": not wiped.locks,
                "locks": list(wiped.locks),
                "left": list(wiped.left),
                "unsure": list(wiped.unsure),
                "copies": [str(folder) for folder in wiped.copies],
                "open": wiped.is_open,
            }
        )
    else:
        output.write_text("\n".join(told(asdict(wiped))))
    if wiped.locks:
        return 1
    return 3 if wiped.left or wiped.unsure or wiped.copies or wiped.is_open else 0
