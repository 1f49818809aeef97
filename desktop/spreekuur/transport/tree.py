# SPDX-License-Identifier: EUPL-1.2
"""A folder of files put on a server: under its name it is there whole, or not at all, and what broke off goes on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport.share import UNFINISHED, Session, Share

if TYPE_CHECKING:
    from spreekuur.transport.https import Server

_MADE = (200, 201, 204)
_ABSENT = (Trouble.NO_FOLDER, Trouble.TOO_LARGE, Trouble.CONFLICT)


@contextmanager
def opened(share: Share) -> Iterator["Tree"]:
    """The place for folders, over one connection as long as the server keeps it."""
    from spreekuur.transport.https import Server  # no start waits for what speaks to servers

    with Server(share.address, share.credentials, share.patience) as server:
        yield Tree(server)


class Tree:
    """Puts folders at an address; `there` reads the files beside them."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self.there = Session(server)

    def place(self, name: str, files: Mapping[str, bytes], mark: str, last: str) -> None:
        """Put a folder there: beside its name, each file read back, then renamed, and read once more.

        `mark` is the sender's own, so that nobody else writes into the folder beside; `last` is the file that makes it
        a package, and goes last. A folder that says the same is left alone; one that says something else is never
        replaced.

        Raises: ShareTrouble; it may be called again, and goes on where it broke off.
        """
        self.there.files()  # what is no such place is found out before anything is sent
        if self._stands(name, files, last):
            return
        beside = f"{name}.{mark}{UNFINISHED}"
        self._fill(beside, files, last)
        self._rename(beside, name, files, last)

    def _fill(self, beside: str, files: Mapping[str, bytes], last: str) -> None:
        inner = sorted({path.rpartition("/")[0] for path in files if "/" in path})
        for folder in (beside, *(f"{beside}/{each}" for each in inner)):
            self._server.ask("MKCOL", self._path(folder), {}, (*_MADE, 405))  # 405: it is there
        kind = {"Content-Type": "application/octet-stream"}
        for path in sorted(files, key=lambda path: (path == last, path)):
            at, content = f"{beside}/{path}", files[path]
            if self._holds(at, content):
                continue
            self._server.ask("PUT", self._path(at, is_file=True), kind, _MADE, body=content)
            if not self._holds(at, content):
                raise self._trouble(Trouble.DIFFERENT)

    def _rename(self, beside: str, name: str, files: Mapping[str, bytes], last: str) -> None:
        target = self._server.address.origin + self._path(name)
        failed = None
        try:
            move = {"Destination": target, "Overwrite": "F"}
            self._server.ask("MOVE", self._path(beside), move, (201, 204))
        except (
            ShareTrouble
        ) as error:  # a line that was cut may have been cut after it: what stands there tells
            failed = error
        if self._stands(name, files, last):
            if failed:
                with suppress(ShareTrouble):
                    self._server.ask("DELETE", self._path(beside), {}, (*_MADE, 404))
            return
        raise failed or self._trouble(Trouble.DIFFERENT)

    def _stands(self, name: str, files: Mapping[str, bytes], last: str) -> bool:
        """Whether the whole folder is there already.

        Raises: ShareTrouble, CHANGED where another one of this name is.
        """
        try:
            found = self._read(f"{name}/{last}", len(files[last]) + 1)
        except ShareTrouble as error:
            if error.why in (Trouble.NO_FOLDER, Trouble.CONFLICT):
                return False
            if error.why is not Trouble.TOO_LARGE:
                raise
            found = b""
        if found != files[last] or not all(self._holds(f"{name}/{path}", files[path]) for path in files):
            raise self._trouble(Trouble.CHANGED)
        return True

    def _holds(self, path: str, content: bytes) -> bool:
        try:
            return self._read(path, len(content) + 1) == content
        except ShareTrouble as error:
            if error.why in _ABSENT:
                return False
            raise

    def _read(self, path: str, most: int) -> bytes:
        return self._server.ask("GET", self._path(path, is_file=True), {}, (200,), most=most).body

    def _path(self, path: str, *, is_file: bool = False) -> str:
        return self._server.address.path + quote(path, safe="/") + ("" if is_file else "/")

    def _trouble(self, why: Trouble) -> ShareTrouble:
        return ShareTrouble(why, self._server.address.host)
