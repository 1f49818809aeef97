# SPDX-License-Identifier: EUPL-1.2
"""Where bundles lie on their way: a folder, on a stick or a share. A bundle is there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.exchange.bundle import MOST_BYTES, SUFFIX
from spreekuur.security.files import flush_folder


class Transport(Protocol):
    """A place for bundles."""

    def put(self, name: str, content: bytes) -> str:
        """Put a bundle there, read it back, and say where it is.

        Raises: PlaceUnreachable; then no bundle of that name is there.
        """

    def bundles(self) -> Iterator[tuple[str, bytes]]:
        """The bundles that are there, by name; of one that is too large only so much as tells that.

        Raises: PlaceUnreachable.
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
        return str(place)

    def bundles(self) -> Iterator[tuple[str, bytes]]:
        """Read one file after the other.

        Raises: PlaceUnreachable.
        """
        try:
            found = [self.path] if self.path.is_file() else sorted(self.path.glob(f"[!.]*{SUFFIX}"))
            if not self.path.exists():
                raise PlaceUnreachable
            for path in found:
                with path.open("rb") as file:
                    yield path.name, file.read(MOST_BYTES + 1)
        except OSError as error:
            raise PlaceUnreachable from error
