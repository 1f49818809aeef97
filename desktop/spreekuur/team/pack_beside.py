# SPDX-License-Identifier: EUPL-1.2
"""What the program reads of the installed pack, beside the vault: it is read while the passphrase is typed.

It is no secret, as the content that comes with the program is none, and it is believed only once the vault is open and
says the same checksum. If it is not there, or another, it is written anew from the vault.
"""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from spreekuur.content import pack
from spreekuur.content.pack import Content
from spreekuur.errors import UserError
from spreekuur.errors.content import ContentError
from spreekuur.security.files import make_folder, put_in_place
from spreekuur.store.connection import Database
from spreekuur.team import packs

FOLDER, _PACK, _HOUR = "content", "content.json", "hour.txt"


def place(home: Path) -> Path | None:
    """The file beside the vault of this folder, if there is one."""
    path = home / FOLDER / _PACK
    return path if path.is_file() else None


def load(home: Path) -> Content:
    """What lies beside the vault, else the content that came with the program; not believed yet.

    Raises: ContentError when that one cannot be read.
    """
    beside = place(home)
    if beside is not None:
        with suppress(ContentError):
            return pack.load(beside)
    return pack.load()


def believed(home: Path, db: Database, loaded: Content) -> Content:
    """The content that the vault says it uses: what was loaded if that is it, else what is in the vault.

    Raises: ContentError when that one cannot be read.
    """
    here = packs.installed(db)
    if here is not None and here.fingerprint == loaded.fingerprint:
        return loaded
    if here is None and place(home) is None:
        return loaded
    write(home, db)
    return packs.content(db)


def write(home: Path, db: Database) -> None:
    """Let what lies beside the vault be what the vault uses; a disk that refuses is asked again at the next opening."""
    here = packs.installed(db)
    with suppress(OSError, UserError):
        if here is None:
            shutil.rmtree(home / FOLDER, ignore_errors=True)
            return
        beside = home / FOLDER / _PACK
        if beside.is_file() and hashlib.sha256(beside.read_bytes()).hexdigest() == here.fingerprint:
            return
        make_folder(home / FOLDER, 0o700)
        put_in_place(home / FOLDER / _HOUR, f"{here.hour}\n".encode())
        put_in_place(beside, packs.content_bytes(db) or b"")
