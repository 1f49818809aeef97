# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur restore FILE --home DIR`: a backup becomes the vault of a home; what stood there is moved aside."""

import argparse
from datetime import datetime
from pathlib import Path

from spreekuur import rescue
from spreekuur.cli import common, output, passphrases
from spreekuur.errors.vault import NoSuchSlot, VaultExists
from spreekuur.language import _
from spreekuur.options import home_of
from spreekuur.rescue import Copy
from spreekuur.security import sheets, vault
from spreekuur.security.vault import KEYSLOTS_NAME, STORE_NAME, Unlocked
from spreekuur.store import backup, older
from spreekuur.times import local, stamp


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=_("the folder of the backup, named after a date")
    )
    parser.add_argument("--force", action="store_true", help=_("move a vault that is there aside"))
    passphrases.add_option(parser)
    text = _(
        "open the copy with the groups in this file: a recovery sheet, or two of three sheets; the passphrase becomes"
        " a new one"
    )
    parser.add_argument("--sheet", metavar="FILE|-", help=text)
    parser.add_argument(
        "--slot", metavar="NAME", help=_("with --sheet: whose passphrase becomes the new one")
    )


def run(args: argparse.Namespace) -> int:
    """Check the copy whole, then put it in place; the backup itself is only read."""
    home = home_of(args.options)
    copy = _named(args.file if args.file.is_dir() else args.file.parent)
    stands = any((home / name).exists() for name in (STORE_NAME, KEYSLOTS_NAME))
    if stands and not args.force:
        _show_what_it_replaces(home, copy)
        raise VaultExists
    if copy.older:
        common.say(
            _("This copy was made before an update. It is brought up to date again when the vault opens.")
        )
    locks, begun = rescue.locks_of(copy, home), None
    if args.sheet is None:
        unlocked = vault.unlock_copy(locks, passphrases.asked(args))
    else:
        unlocked, begun = _by_sheet(args, locks)
    copy = rescue.as_opened(copy, unlocked)
    if stands:
        _show_what_it_replaces(home, copy)
    aside = rescue.put_back(home, copy, unlocked, replace=args.force)
    if begun is not None:
        rescue.new_passphrase(home, *begun)
    _report(args, home, stamp(copy.made_at), aside)
    return 0


def _by_sheet(args: argparse.Namespace, locks: Path) -> tuple[Unlocked, tuple[bytes, str, str]]:
    """The copy opened, and whose passphrase becomes which; what can be wrong is found before anything is done."""
    secret = sheets.secret_of(passphrases.read(args.sheet))
    unlocked = vault.unlock_copy_by_recovery(locks, secret)
    people = [person.name for person in vault.people(locks)]
    name = args.slot or people[0]
    if name not in people or (args.slot is None and len(people) > 1):
        raise NoSuchSlot
    return unlocked, (secret, name, passphrases.chosen(args))


def _named(folder: Path) -> Copy:
    """The copy in this very folder; not the newest of those in it, as `rescue.read_copy` takes it."""
    if older.made_at(folder) == "":
        backup.read_manifest(folder)
    return rescue.read_copy(folder)


def _show_what_it_replaces(home: Path, copy: Copy) -> None:
    """Said before anything is done; without `--force` nothing is."""
    last = rescue.last_saved(home)
    if copy.older:
        common.say(
            _("In this folder stands a vault, last saved on {last}. The copy is of {moment}.").format(
                last=_moment(last) if last else "?", moment=_moment(copy.made_at)
            )
        )
        return
    common.say(
        _(
            "In this folder stands a vault, last saved on {last}. The backup is of {moment} and holds {talks} talks."
            " What was entered in between is not in it."
        ).format(
            last=_moment(last) if last else "?",
            moment=_moment(copy.made_at),
            talks=copy.talks,
        )
    )


def _moment(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"


def _report(args: argparse.Namespace, home: Path, made_at: str, aside: Path | None) -> None:
    if aside is not None:
        common.say(_("What stood there was moved to {folder}.").format(folder=aside.name))
    if args.json:
        output.write_json({"home": str(home), "made_at": made_at, "moved_aside": aside and str(aside)})
    else:
        output.write_text(
            _("The vault of {moment} is in place: {home}").format(moment=made_at[:16], home=home)
        )
