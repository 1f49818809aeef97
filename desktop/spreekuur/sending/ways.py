# SPDX-License-Identifier: EUPL-1.2
"""The two ways a package goes: into a folder (a share, a stick), or to a folder on a server. Whole, or not at all."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from spreekuur.errors.sending import FiguresPlaceAway, OtherFiguresThere
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.outside import read_plain
from spreekuur.security.files import flush_folder
from spreekuur.statistics.package import MANIFEST
from spreekuur.transport import tree
from spreekuur.transport.share import Share
from spreekuur.transport.tree import Tree


@dataclass(frozen=True, slots=True)
class Parcel:
    """A package with the sender's own mark, which keeps two laptops out of each other's unfinished folder."""

    entry: str
    name: str
    files: Mapping[str, bytes] = field(repr=False)
    mark: str

    @property
    def digest(self) -> str:
        """The SHA-256 of what was signed: by it a receipt names the package."""
        return hashlib.sha256(self.files[MANIFEST]).hexdigest()


class Place(Protocol):
    """A place that was reached."""

    def put(self, parcel: Parcel) -> bool:
        """See that the package is there, whole; where it is already, nothing is done. Whether all was read back.

        Raises: ShareTrouble, FiguresPlaceAway, OtherFiguresThere; it may be called again, also after a power cut.
        """

    def lay(self, name: str, content: bytes, mark: str) -> bool:
        """See that a file is there beside the packages, whole; whether it was read back.

        Raises: ShareTrouble, FiguresPlaceAway, OtherFiguresThere; it may be called again, also after a power cut.
        """

    def read(self, path: str, most: int) -> bytes:
        """A file beside a package, or in one; empty when there is none, or when it is larger than it may be.

        Raises: ShareTrouble, FiguresPlaceAway.
        """


class Way(Protocol):
    """Where packages go."""

    def reached(self) -> AbstractContextManager[Place]:
        """The place, as long as it is needed."""


@dataclass(frozen=True, slots=True)
class ToFolder:
    """A folder that is there: it is never made, or a stick that was pulled out would become a folder of this disk."""

    path: Path

    @contextmanager
    def reached(self) -> Iterator[Place]:
        """The folder itself."""
        yield self

    def put(self, parcel: Parcel) -> bool:
        """Write beside, wait for the disk, read back, rename, read once more.

        Raises: FiguresPlaceAway, OtherFiguresThere.
        """
        place = self.path / parcel.name
        beside = self.path / f".{parcel.name}.{parcel.mark}.part"
        try:
            if not self.path.is_dir():
                raise FiguresPlaceAway
            if place.exists() or place.is_symlink():
                self._refuse_other(place, parcel)
                return True
            if beside.exists():
                shutil.rmtree(beside)  # of an attempt that the power ended
            self._fill(beside, parcel)
            beside.rename(place)
            flush_folder(self.path)
            self._refuse_other(place, parcel)
            return True
        except OSError as error:
            raise FiguresPlaceAway from error
        finally:
            with suppress(OSError):
                shutil.rmtree(beside)

    def lay(self, name: str, content: bytes, mark: str) -> bool:
        """Write beside, wait for the disk, read back, rename, read once more.

        Raises: FiguresPlaceAway, OtherFiguresThere.
        """
        place, beside = self.path / name, self.path / f".{name}.{mark}.part"
        try:
            if not self.path.is_dir():
                raise FiguresPlaceAway
            if not (place.exists() or place.is_symlink()):
                beside.unlink(missing_ok=True)  # of an attempt that the power ended
                _write(beside, content)
                if not _is(beside, content):
                    raise FiguresPlaceAway
                beside.rename(place)
                flush_folder(self.path)
            if place.is_symlink() or not _is(place, content):
                raise OtherFiguresThere
            return True
        except OSError as error:
            raise FiguresPlaceAway from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def read(self, path: str, most: int) -> bytes:
        """A file in the folder, or one folder down; no link is followed.

        Raises: FiguresPlaceAway.
        """
        file = self.path / path
        try:
            if not self.path.is_dir():
                raise FiguresPlaceAway
            inner = [self.path.joinpath(*file.relative_to(self.path).parts[: n + 1]) for n in range(2)]
            if any(each.is_symlink() for each in inner) or not file.is_file():
                return b""
            content = read_plain(file, most, follow=False)
        except OSError as error:
            raise FiguresPlaceAway from error
        return content if len(content) <= most else b""

    def _fill(self, beside: Path, parcel: Parcel) -> None:
        for path in sorted(parcel.files, key=lambda path: (path == MANIFEST, path)):
            target = beside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, parcel.files[path])
        for folder in {(beside / path).parent for path in parcel.files} | {beside}:
            flush_folder(folder)
        if not _holds(beside, parcel.files):
            raise FiguresPlaceAway

    def _refuse_other(self, place: Path, parcel: Parcel) -> None:
        if place.is_symlink() or not _holds(place, parcel.files):
            raise OtherFiguresThere


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether each file of the package lies there as it is; what somebody laid beside them does no harm."""
    return all(_is(folder / path, content) for path, content in files.items())


def _is(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


@dataclass(frozen=True, slots=True)
class ToServer:
    """A folder at an https address."""

    share: Share

    @contextmanager
    def reached(self) -> Iterator[Place]:
        """The folder, over one connection."""
        with tree.opened(self.share) as there:
            yield _OnServer(there)


@dataclass(frozen=True, slots=True)
class _OnServer:
    tree: Tree

    def put(self, parcel: Parcel) -> bool:
        try:
            return self.tree.place(parcel.name, parcel.files, parcel.mark, MANIFEST)
        except ShareTrouble as error:
            if error.why is Trouble.CHANGED:
                raise OtherFiguresThere from error
            raise

    def lay(self, name: str, content: bytes, mark: str) -> bool:
        try:
            return self.tree.lay(name, content, mark)
        except ShareTrouble as error:
            if error.why is Trouble.CHANGED:
                raise OtherFiguresThere from error
            raise

    def read(self, path: str, most: int) -> bytes:
        return self.tree.beside(path, most)
