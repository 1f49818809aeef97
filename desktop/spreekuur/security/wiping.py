# SPDX-License-Identifier: EUPL-1.2
"""The emergency wipe: everything of a vault in its folder becomes unreadable at once, without a passphrase.

The wrapped keys go first, wherever they lie in the folder: overwritten where they stand, flushed, then unlinked. From
then on the rest is chance bytes to everybody, whatever its size. An empty file decides: once it is on the disk a wipe
that was cut short is brought to its end by the next start. Nothing is opened or read but the locks, so that damage,
a full disk or a missing store do not stand in the way. A link is never followed.
"""

import errno
import os
import shutil
import stat
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from spreekuur.errors import UserError
from spreekuur.errors.vault import AlreadyOpen, NoVault, disk_fault
from spreekuur.outside import read_json
from spreekuur.security.files import flush_folder
from spreekuur.security.instance import LOCK_NAME, InstanceLock
from spreekuur.security.keyslots import BYTES_AT_MOST

DECIDED = "vault.wiping"
_RESERVE = "vault.reserve"
_LOCKS = "keyslots"  # how the name of every file with wrapped keys begins
# Everything that the program keeps in the folder of a vault; what else lies there is somebody's own.
_OF_A_VAULT = (
    "keyslots*",
    "vault.*",
    "founding*",
    "new-key*",
    "restoring-*",
    "replaced-by-*",
    "backups",
    "log",
    "settings.toml*",
)
_PATIENCE = 1.5  # seconds to look for copies on sticks, when all is gone already
_STICKS = ("/media/*", "/run/media/*/*", "/run/media/*", "/mnt", "/mnt/*", "/Volumes/*")
_DEPTHS = ("keyslots.json", "*/keyslots.json", "*/*/keyslots.json")


@dataclass(frozen=True, slots=True)
class Wiped:
    """What a wipe came to. `locks`: those that still stand, and so open the vault; `left`: other files that do.

    `unsure`: locks that are gone from the folder, but the disk did not let them be overwritten. `copies`: folders on
    sticks that hold a copy of this vault. `is_open`: a program has it open, with the key in its memory.
    """

    locks: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    copies: tuple[Path, ...] = ()
    is_open: bool = False


def wipe(home: Path) -> Wiped:
    """Destroy the vault in this folder; a second time goes on with what a kill has left.

    Raises: NoVault.
    """
    parts = _parts(home)
    if not parts:
        raise NoVault
    locks = [path for part in parts for path in _files(part) if path.name.startswith(_LOCKS)]
    vault_ids = {vault for path in locks if (vault := _vault_id(path))}
    is_open = _is_open(home)
    with suppress(OSError):  # without room for its name the wipe goes on; only its kill is not made good
        _decide(home / DECIDED)
    unsure = tuple(_name(home, path) for path in locks if not _overwritten(path, home / _RESERVE))
    for path in locks:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in {path.parent for path in locks}:
        with suppress(OSError):
            flush_folder(folder)
    standing = tuple(_name(home, path) for path in locks if os.path.lexists(path))
    for part in parts:
        if part.name != DECIDED:
            _remove(part)
    left = tuple(
        part.name for part in parts if part.name not in (DECIDED, LOCK_NAME) and os.path.lexists(part)
    )
    if not standing:
        with suppress(OSError):
            flush_folder(home)
            (home / DECIDED).unlink(missing_ok=True)
            flush_folder(home)
    copies = _copies(vault_ids, home)
    still = tuple(name for name in standing if name in unsure)
    gone = tuple(name for name in unsure if name not in still)
    return Wiped(still, left, gone, copies, is_open)


def is_decided(home: Path) -> bool:
    """Whether a wipe was begun here and not brought to its end."""
    return os.path.lexists(home / DECIDED)


def finish(home: Path) -> None:
    """Bring a wipe that was cut short to its end; without one nothing is done.

    Raises: ReadOnlyHome, NoRoom, StoreFaulty: the disk does not let it end, and nothing may be begun here.
    """
    if not is_decided(home):
        return
    wipe(home)
    if is_decided(home):
        raise disk_fault(OSError(errno.EROFS, "the wipe cannot be ended"))


def _parts(home: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(
            {path for pattern in _OF_A_VAULT for path in home.glob(pattern) if path.name != LOCK_NAME}
        )
    return []


def _files(part: Path) -> Iterator[Path]:
    if part.is_symlink() or not part.is_dir():
        yield part
        return
    for folder, _folders, names in os.walk(part):  # follows no links
        yield from (Path(folder) / name for name in names)


def _vault_id(locks: Path) -> str:
    """Read without belief: it is only looked for on sticks."""
    try:
        if not stat.S_ISREG(locks.lstat().st_mode):
            return ""
        with locks.open("rb") as file:
            told = read_json(file.read(BYTES_AT_MOST))
        return str(told["vault"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""


def _is_open(home: Path) -> bool:
    try:
        InstanceLock(home).release()
    except AlreadyOpen:
        return True
    except UserError:
        return False
    return False


def _decide(place: Path) -> None:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    flush_folder(place.parent)


def _overwritten(path: Path, reserve: Path) -> bool:
    """Whether no byte of the file stands any more where it stood, as far as the system tells."""
    for _try in range(2):
        try:
            return _overwrite(path)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                return False
            with suppress(OSError):  # a disk that copies on writing needs room for this
                reserve.unlink(missing_ok=True)
    return False


def _overwrite(path: Path) -> bool:
    kind = path.lstat()
    if not stat.S_ISREG(kind.st_mode):
        return True  # a link or a pipe holds no key itself
    with suppress(OSError):
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        left = kind.st_size
        while left > 0:
            left -= os.write(handle, os.urandom(min(left, BYTES_AT_MOST)))
        os.fsync(handle)
    finally:
        os.close(handle)
    return True


def _remove(part: Path) -> None:
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part, ignore_errors=True)
        return
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _copies(vault_ids: set[str], home: Path) -> tuple[Path, ...]:
    """Copies of the vault on sticks that are put in now; a stick that does not answer is not waited for."""
    found: list[Path] = []

    def look() -> None:
        roots = [path for pattern in _STICKS for path in Path("/").glob(pattern[1:])]
        if os.name == "nt":
            roots = [Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
        for root in roots:
            for depth in _DEPTHS:
                with suppress(OSError):
                    for path in root.glob(depth):
                        if not path.is_relative_to(home) and _vault_id(path) in vault_ids:
                            found.append(path.parent)

    if vault_ids:
        looking = threading.Thread(target=look, daemon=True)
        looking.start()
        looking.join(_PATIENCE)
    return tuple(dict.fromkeys(found))


def _name(home: Path, path: Path) -> str:
    return path.relative_to(home).as_posix()
