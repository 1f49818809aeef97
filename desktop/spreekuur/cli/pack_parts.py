# SPDX-License-Identifier: EUPL-1.2
"""What the parts of `spreekuur pack` share: reading what is named, opening the vault, telling what was done."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from spreekuur.app import App
from spreekuur.cli import common, output, passphrases
from spreekuur.content import pack
from spreekuur.content.differing import Changes, Part
from spreekuur.content.pack import Content
from spreekuur.desk import settings_people
from spreekuur.desk.leave import Permit
from spreekuur.errors.packs import NotAPackKey
from spreekuur.errors.team import NotConfirmed
from spreekuur.language import _
from spreekuur.outside import read_plain
from spreekuur.team import pack_keys
from spreekuur.team.pack_files import SignedPack
from spreekuur.team.pack_keys import PackKey

T = TypeVar("T")


def compiled_folder(folder: Path) -> tuple[Content, bytes]:
    """The content of a folder, and the bytes it becomes.

    Raises: ContentError with every fault that was found.
    """
    from spreekuur.content.compile import as_bytes, compile_folder

    packed = as_bytes(compile_folder(folder))
    return pack.from_bytes(packed, folder.name), packed


def key_of(path: Path) -> PackKey:
    """The key in a file.

    Raises: NotAPackKey.
    """
    try:
        return pack_keys.from_file(read_plain(path, pack_keys.MOST_BYTES))
    except OSError as error:
        raise NotAPackKey from error


def with_vault(args: argparse.Namespace, work: Callable[[App], T]) -> T:
    """Do something with the vault of this command line."""
    app = passphrases.open_vault(args)
    try:
        return work(app)
    finally:
        app.close()


def leave_of(app: App, args: argparse.Namespace) -> Permit:
    """The leave of the coordinator, whose passphrase opened the vault.

    Raises: NotCoordinator.
    """
    return settings_people.permit_of(app.home, app.unlocked, common.now(args))


def confirm(args: argparse.Namespace, question: str) -> None:
    """Let a person say yes, on a terminal; `--yes` says so beforehand.

    Raises: NotConfirmed.
    """
    if args.yes:
        return
    common.say(f"{question} {_('Type yes and Enter:')}")
    if not sys.stdin.isatty() or sys.stdin.readline().strip().lower() not in ("yes", _("yes").lower()):
        raise NotConfirmed


def counts_of(content: Content) -> dict[str, int]:
    """How much is in a pack."""
    return {
        Part.PLACES.value: len(content.directory.current()),
        Part.RULES.value: len(content.rules),
        Part.TOPICS.value: len(content.topics),
        Part.SIGNALS.value: len(content.signals),
        Part.SENTENCES.value: len(content.phrases),
    }


def document_of(told: SignedPack, changes: Mapping[Part, Changes]) -> dict[str, Any]:
    """A pack as JSON tells it; the names of the members are public and stable."""
    return {
        "municipality": told.municipality,
        "hour": told.hour,
        "version": told.version,
        "made_at": told.made_at,
        "signed_by": {"name": told.certificate.name, "vault": told.certificate.vault},
        "changes": {
            part.value: {"added": list(one.added), "changed": list(one.changed), "gone": list(one.gone)}
            for part, one in changes.items()
        },
    }


def tell(args: argparse.Namespace, told: Any, lines: Sequence[str]) -> None:
    """One JSON document, or these lines."""
    if args.json:
        output.write_json(told)
    else:
        output.write_text("\n".join(lines))
