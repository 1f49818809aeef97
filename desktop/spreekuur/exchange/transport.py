# SPDX-License-Identifier: EUPL-1.2
"""Where bundles lie on their way: a folder on a stick, a share, a server. A bundle is there whole, or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.exchange.bundle import MOST_BYTES, SUFFIX
from spreekuur.security.files import flush_folder
from spreekuur.transport.listing import File
from spreekuur.transport.share import Session, Share

MOST_AT_ONCE = 8 * MOST_BYTES
"""So much of a server is read before anything is taken in: it is held in memory."""


def _all(name: str) -> bool:
    return True


def _of_its_sender(name: str) -> str:
    """How the names of all bundles of one laptop begin: with its digit and its vault."""
    digit, _dash, rest = name.partition("-")
    return f"{digit}-{rest.partition('-')[0]}-"


class Transport(Protocol):
    """A place for bundles."""

    def put(self, name: str, content: bytes) -> str:
        """Put a bundle there, read it back, and say where it is.

        Raises: PlaceUnreachable, ShareTrouble; no half of a bundle of that name is there.
        """

    def bundles(self, wanted: Callable[[str], bool] = _all) -> Iterator[tuple[str, bytes]]:
        """The bundles whose names are wanted, by name; of one that is too large only so much as tells that.

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

    def bundles(self, wanted: Callable[[str], bool] = _all) -> Iterator[tuple[str, bytes]]:
        """Read one file after the other.

        Raises: PlaceUnreachable.
        """
        try:
            found = [self.path] if self.path.is_file() else sorted(self.path.glob(f"[!.]*{SUFFIX}"))
            if not self.path.exists():
                raise PlaceUnreachable
            for path in [path for path in found if wanted(path.name)]:
                with path.open("rb") as file:
                    yield path.name, file.read(MOST_BYTES + 1)
        except OSError as error:
            raise PlaceUnreachable from error


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

    def bundles(self, wanted: Callable[[str], bool] = _all) -> Iterator[tuple[str, bytes]]:
        """Ask what is there, then for one file after the other.

        Raises: ShareTrouble, also when a file went away in between, or all together are too large.
        """
        left = MOST_AT_ONCE
        with self.share.opened() as there:
            for file in there.files():
                if not file.name.endswith(SUFFIX) or not wanted(file.name):
                    continue
                content = self._read(there, file, left)
                left -= len(content)
                yield file.name, content

    def _read(self, there: Session, file: File, left: int) -> bytes:
        """One bundle; in the place of one that is too large something that is too large as well."""
        most = MOST_BYTES if file.size is None else max(file.size, 1)
        if most <= MOST_BYTES:
            try:
                return there.read(file.name, min(most, left))
            except ShareTrouble as error:
                if error.why is not Trouble.TOO_LARGE or left < most:
                    raise
        return bytes(MOST_BYTES + 1)
