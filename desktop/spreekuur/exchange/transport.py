# SPDX-License-Identifier: EUPL-1.2
"""Where bundles lie on their way: a folder on a stick, a share, a server. A bundle is there whole, or not at all."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from spreekuur.errors.exchange import BundleRefused, PlaceUnreachable, Refusal
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.exchange.bundle import MOST_BYTES, SUFFIX
from spreekuur.outside import read_plain
from spreekuur.security.files import flush_folder
from spreekuur.transport.listing import File
from spreekuur.transport.share import Session, Share

MOST_AT_ONCE = 8 * MOST_BYTES
"""So much of a server is read before anything is taken in: it is held in memory."""

_OF_ONE_FILE = (
    Trouble.FORBIDDEN,
    Trouble.LOCKED,
)  # what a server says of a file in a folder that it just listed

Found = tuple[str, bytes | BundleRefused]
"""A bundle by its name, or why what bears that name cannot be read."""


def _all(name: str) -> bool:
    return True


def _of_its_sender(name: str) -> str:
    """How the names of all bundles of one laptop begin: with its digit and its vault."""
    digit, _dash, rest = name.partition("-")
    return f"{digit}-{rest.partition('-')[0]}-"


def _told(name: str) -> str:
    """The name of a file as it can be shown: whoever put it there chose every sign of it."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


class Transport(Protocol):
    """A place for bundles."""

    def put(self, name: str, content: bytes) -> str:
        """Put a bundle there, read it back, and say where it is.

        Raises: PlaceUnreachable, ShareTrouble; no half of a bundle of that name is there.
        """

    def bundles(self, wanted: Callable[[str], bool] = _all) -> Iterator[Found]:
        """The bundles whose names are wanted, by name; of one that is too large only so much as tells that.

        What cannot be read stands there with its refusal: it keeps no other from being read.

        Raises: PlaceUnreachable, ShareTrouble.
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """A plain folder; a single file can be received from, too."""

    path: Path

    def put(self, name: str, content: bytes) -> str:
        """Write beside, wait for the disk, rename, read back.

        Raises: PlaceUnreachable.
        """
        place, beside = self.path / name, self.path / f".{name}.{os.getpid()}.part"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if beside.read_bytes() != content:
                raise PlaceUnreachable
            beside.replace(place)
            flush_folder(self.path)
        except OSError as error:
            raise PlaceUnreachable from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        with suppress(OSError):  # what an earlier end in the middle left
            for left in self.path.glob(f".{_of_its_sender(name)}*.part"):
                left.unlink(missing_ok=True)
        return str(place)

    def bundles(self, wanted: Callable[[str], bool] = _all) -> Iterator[Found]:
        """Read one file after the other.

        Raises: PlaceUnreachable.
        """
        try:
            for path in [path for path in self._found() if wanted(path.name)]:
                yield _told(path.name), self._read(path)
        except OSError as error:
            raise PlaceUnreachable from error

    def _found(self) -> list[Path]:
        """What bears the name of a bundle; of a place that is no folder, itself. Raises: OSError."""
        if not stat.S_ISDIR(self.path.stat().st_mode):
            return [self.path]
        return sorted(
            path for path in self.path.iterdir() if path.name.endswith(SUFFIX) and path.name[0] != "."
        )

    def _read(self, path: Path) -> bytes | BundleRefused:
        """One file; a link is followed only where it was named itself. Raises: OSError when the place is gone."""
        try:
            return read_plain(path, MOST_BYTES, follow=path == self.path)
        except OSError:
            self.path.stat()
            return BundleRefused(Refusal.NO_FILE)


@dataclass(frozen=True, slots=True)
class Online:
    """A folder on a server."""

    share: Share

    def put(self, name: str, content: bytes) -> str:
        """Write beside, read back, rename.

        Raises: ShareTrouble.
        """
        with self.share.opened() as there:
            there.write(name, content)
            with suppress(ShareTrouble):  # what earlier lines that broke left
                there.sweep(_of_its_sender(name))
        return f"{self.share.address}{name}"

    def bundles(self, wanted: Callable[[str], bool] = _all) -> Iterator[Found]:
        """Ask what is there, then for one file after the other.

        Raises: ShareTrouble, also when a file went away in between, or all together are too large.
        """
        left = MOST_AT_ONCE
        with self.share.opened() as there:
            for file in there.files():
                if not file.name.endswith(SUFFIX) or not wanted(file.name):
                    continue
                content = self._read(there, file, left)
                left -= len(content) if isinstance(content, bytes) else 0
                yield file.name, content

    def _read(self, there: Session, file: File, left: int) -> bytes | BundleRefused:
        """One bundle; in the place of one that is too large something that is too large as well."""
        most = MOST_BYTES if file.size is None else max(file.size, 1)
        if most <= MOST_BYTES:
            try:
                return there.read(file.name, min(most, left))
            except ShareTrouble as error:
                if error.why in _OF_ONE_FILE:
                    return BundleRefused(Refusal.NO_FILE)
                if error.why is not Trouble.TOO_LARGE or left < most:
                    raise
        return bytes(MOST_BYTES + 1)
