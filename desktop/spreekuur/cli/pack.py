# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur pack …`: content as one signed file: check it, sign it, look at it, install it."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from spreekuur.app import App
from spreekuur.cli import common, output, pack_words, passphrases
from spreekuur.cli.pack_parts import (
    compiled_folder,
    confirm,
    counts_of,
    document_of,
    key_of,
    leave_of,
    tell,
    with_vault,
)
from spreekuur.content import pack
from spreekuur.content.differing import Changes, Part, differences
from spreekuur.desk import packs
from spreekuur.errors.content import ContentError
from spreekuur.errors.output import AlreadyThere
from spreekuur.errors.packs import PackRefused
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.messages.content import say_fault
from spreekuur.team import pack_files
from spreekuur.team.pack_files import SignedPack
from spreekuur.team.pack_keys import PackKey
from spreekuur.times import stamp


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done, each with its options."""
    group = parser.add_subparsers(dest="what", required=True, metavar="check|sign|show|install|key|back")
    check = _add(group, "check", _("look whether a content folder is sound; names every fault"), vault=False)
    sign = _add(group, "sign", _("make one signed file of a content folder"))
    show = _add(group, "show", _("say what a pack is, and what it would change here"))
    install = _add(group, "install", _("use a pack from the next opening on"))
    key = _add(group, "key", _("write the key that signs packs, for a coordinator who makes them elsewhere"))
    back = _add(group, "back", _("go back to the pack before, as a newer version"))
    for below in (check, sign):
        below.add_argument("folder", metavar="DIR", type=Path, help=_("the content folder"))
    for below in (show, install):
        below.add_argument("file", metavar="FILE", type=Path, help=_("the signed pack"))
    text = _("the key that signs it; without it the coordinator's vault is opened")
    sign.add_argument("--key", metavar="FILE", type=Path, help=text)
    sign.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("the file to write"))
    sign.add_argument("--version", metavar="N", help=_("its version, if municipality.yaml does not say it"))
    key.add_argument("out", metavar="OUT", type=Path, help=_("the file to write"))
    key.add_argument("--new", action="store_true", help=_("another key; packs of the old one count no more"))
    key.add_argument("--yes", action="store_true", help=_("do it without being asked"))
    back.add_argument("--out", metavar="FILE", type=Path, help=_("also write the pack as a file"))
    for below in (sign, key, back):
        below.add_argument("--force", action="store_true", help=_("replace files that are there already"))


def _add(group: Any, name: str, text: str, *, vault: bool = True) -> argparse.ArgumentParser:
    below: argparse.ArgumentParser = group.add_parser(name, help=text, description=text, allow_abbrev=False)
    if vault:
        passphrases.add_option(below)
    common.describe(below)
    return below


def run(args: argparse.Namespace) -> int:
    """Do one of them; what is refused changes nothing."""
    doing: dict[str, Callable[[argparse.Namespace], int]] = {
        "check": _check,
        "sign": _sign,
        "show": _show,
        "install": _install,
        "key": _key,
        "back": _back,
    }
    target: Path | None = getattr(args, "out", None)
    if target is not None and target.exists() and not args.force:
        raise AlreadyThere(target.name)
    return doing[args.what](args)


def _check(args: argparse.Namespace) -> int:
    """Exit 1 when anything is wrong: such a folder cannot be signed."""
    try:
        content, _packed = compiled_folder(args.folder)
    except ContentError as error:
        if args.json:
            problems = [
                {"what": one.problem.value, "file": one.file, "entry": one.entry, "said": say_fault(one)}
                for one in error.faults
            ]
            output.write_json({"ok": False, "problems": problems})
        else:
            output.write_text("\n".join(map(say_fault, error.faults)))
        return 1
    here = content.municipality
    told = {"ok": True, "problems": [], "municipality": here.name, "version": here.version}
    tell(args, told | {"counts": counts_of(content)}, pack_words.sound(content))
    return 0


def _sign(args: argparse.Namespace) -> int:
    content, packed = compiled_folder(args.folder)
    version = pack_files.version_of(content, args.version, own=(args.folder / "municipality.yaml").is_file())
    if args.key is not None:
        key = key_of(args.key)
    else:
        key = with_vault(args, lambda app: packs.signing_key(app.desk, leave_of(app, args), common.now(args)))
    file = pack_files.sign(key, content, packed, version, stamp(common.now(args)))
    output.write_file(args.out, file, force=args.force)
    told = {"file": str(args.out), "municipality": content.municipality.name, "version": version}
    tell(args, told | {"bytes": len(file)}, [str(args.out)])
    return 0


def _show(args: argparse.Namespace) -> int:
    """Without a passphrase file it is held against the content that came with the program."""
    untrusted = pack_files.read_file(args.file)
    told = pack_files.read(untrusted)
    changes: Mapping[Part, Changes]
    if args.passphrase_file is None:
        changes, refused = differences(pack.load(), pack_files.content_of(told)), ""
    else:
        changes, refused = with_vault(args, lambda app: _held_against(app, told, untrusted))
    document = document_of(told, changes) | {
        "counts": counts_of(pack_files.content_of(told)),
        "refused": refused,
    }
    tell(args, document, pack_words.shown(told, changes, against_vault=args.passphrase_file is not None))
    return 0


def _held_against(app: App, told: SignedPack, untrusted: bytes) -> tuple[Mapping[Part, Changes], str]:
    """What it would change in this vault, and why it would be refused, which is said as well."""
    try:
        return packs.offered(app.desk, untrusted).changes, ""
    except PackRefused as error:
        common.say(explain(error))
        return differences(app.content, pack_files.content_of(told)), error.why.value


def _install(args: argparse.Namespace) -> int:
    untrusted = pack_files.read_file(args.file)

    def work(app: App) -> packs.Offered:
        found = packs.offered(app.desk, untrusted)
        packs.install(app.desk, found, common.now(args))
        return found

    found = with_vault(args, work)
    tell(args, document_of(found.told, found.changes), pack_words.installed(found.told, found.changes))
    return 0


def _key(args: argparse.Namespace) -> int:
    confirm(args, _("Whoever has this file can sign packs for the team. Write it?"))

    def work(app: App) -> PackKey:
        return packs.signing_key(app.desk, leave_of(app, args), common.now(args), renew=args.new)

    key = with_vault(args, work)
    output.write_file(args.out, packs.key_file(key), force=args.force)
    args.out.chmod(0o600)
    said = _("Keep this file as safely as the vault: whoever has it can sign packs for the team.")
    tell(args, {"key": str(args.out), "number": key.mandate.number}, [said])
    return 0


def _back(args: argparse.Namespace) -> int:
    made, file = with_vault(args, lambda app: packs.back(app.desk, leave_of(app, args), common.now(args)))
    if args.out is not None:
        output.write_file(args.out, file, force=args.force)
    told = pack_files.read(file)
    changes = {Part(name): Changes(**ids) for name, ids in made.changes.items()}
    tell(args, document_of(told, changes), pack_words.installed(told, changes))
    return 0
