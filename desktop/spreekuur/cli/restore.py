# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur restore FILE --home DIR`: a backup becomes the vault of a home; what stood there is moved aside."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from spreekuur import rescue
from spreekuur.cli import common, output, passphrases
from spreekuur.errors.vault import VaultExists, disk_fault
from spreekuur.language import _
from spreekuur.options import home_of
from spreekuur.security import vault
from spreekuur.security.files import make_folder
from spreekuur.security.instance import InstanceLock
from spreekuur.security.vault import KEYSLOTS_NAME, STORE_NAME
from spreekuur.store import backup
from spreekuur.times import from_stamp, local


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=_("the folder of the backup, named after a date")
    )
    parser.add_argument("--force", action="store_true", help=_("move a vault that is there aside"))
    passphrases.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Check the copy whole, then put it in place; the backup itself is only read."""
    home = home_of(args.options)
    folder = args.file if args.file.is_dir() else args.file.parent
    manifest = backup.read_manifest(folder)
    if any((home / name).exists() for name in (STORE_NAME, KEYSLOTS_NAME)):
        _show_what_it_replaces(home, manifest)
        if not args.force:
            raise VaultExists
    key = vault.unlock_copy(folder, passphrases.asked(args)).db_key
    try:
        make_folder(home, 0o700)
    except OSError as error:
        raise disk_fault(error) from error
    with InstanceLock(home):
        aside = backup.restore(folder, home, key, replace=args.force)
    _report(args, home, manifest["made_at"], aside)
    return 0


def _show_what_it_replaces(home: Path, manifest: dict[str, Any]) -> None:
    """Said before anything is done; without `--force` nothing is."""
    last = rescue.last_saved(home)
    common.say(
        _(
            "In this folder stands a vault, last saved on {last}. The backup is of {moment} and holds {talks} talks."
            " What was entered in between is not in it."
        ).format(
            last=_moment(last) if last else "?",
            moment=_moment(from_stamp(manifest["made_at"])),
            talks=manifest["rows"].get("consultation", 0),
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
