# SPDX-License-Identifier: EUPL-1.2
"""A folder of files put on a server: under its name it is there whole, or not at all, and what broke off goes on."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport import leaf
from spreekuur.transport.share import UNFINISHED, Share
from spreekuur.transport.sight import ABSENT, GOOD, REFUSED, Look, Sight

if TYPE_CHECKING:
    from spreekuur.transport.https import Server

_MADE = (200, 201, 204)
_MOVED = (201, 204)
_IS_THERE = 405  # what MKCOL says of a folder that stands
_AWAY = (Trouble.SLOW, Trouble.CUT, Trouble.NO_NETWORK, Trouble.NOBODY_ANSWERS)
_TAKEN = 412  # what MOVE says of a name that is taken


@contextmanager
def opened(share: Share) -> Iterator["Tree"]:
    """The place for folders, over one connection as long as the server keeps it."""
    from spreekuur.transport.https import Server  # no start waits for what speaks to servers

    with Server(share.address, share.credentials, share.patience) as server:
        yield Tree(server)


def try_out(share: Share) -> bool:
    """Put a folder with a small file there, look at it, and take it away again; whether it could be read back.

    Where nothing may be taken away, it stays; its name says that it is no package.

    Raises: ShareTrouble.
    """
    name = f"spreekuur-{secrets.token_hex(8)}.test{UNFINISHED}"
    with opened(share) as there:
        left = [name]
        try:
            return there.place(name, {"test": secrets.token_bytes(512)}, "0", "test")
        except ShareTrouble as error:
            left = [] if error.why in _AWAY else [f"{name}.0{UNFINISHED}", f"{name}.0.new{UNFINISHED}"]
            raise
        finally:
            for each in left:
                there.take_away(each)


class Tree:
    """Puts folders at an address, and reads the files beside them."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._sight = Sight(server)

    def place(self, name: str, files: Mapping[str, bytes], mark: str, last: str) -> bool:
        """Put a folder there: beside its name, each file read back, then renamed, and read once more.

        `mark` is the sender's own, so that nobody else writes into the folder beside; `last` is the file that makes it
        a package, and goes last. A folder that says the same is left alone; one that says something else is never
        replaced. A server that takes files and shows none is used as well: then sizes are compared where it tells
        them, and the answer is False, because not all of it was read back.

        Raises: ShareTrouble; it may be called again, and goes on where it broke off.
        """
        is_listed = self._sight.lists()  # what is no such place is found out before anything is sent
        seen = self._stands(name, files, last)
        if seen is None:
            beside = f"{name}.{mark}{UNFINISHED}"
            if not is_listed:
                self._try_renaming(f"{name}.{mark}.new{UNFINISHED}", beside)
            self._fill(beside, files, last)
            seen = self._rename(beside, name, files, last)
        return seen is Look.SAME

    def beside(self, name: str, most: int) -> bytes:
        """A file beside the folders; empty where there is none, or a larger one, or where the server shows none.

        Raises: ShareTrouble.
        """
        try:
            wanted = (200, *REFUSED, *ABSENT)
            return self._server.ask("GET", self._path(name, is_file=True), {}, wanted, most=most).body
        except ShareTrouble as error:
            if error.why in (Trouble.TOO_LARGE, Trouble.LOGIN_PAGE):
                return b""
            raise

    def lay(self, name: str, content: bytes, mark: str) -> bool:
        """Put one file there beside the folders, whole, and never over another one; whether it was read back.

        Raises: ShareTrouble.
        """
        return leaf.lay(self._server, self._sight, name, content, mark)

    def take_away(self, name: str) -> None:
        """Take a folder away that we put there ourselves, where that may be done."""
        with suppress(ShareTrouble):
            self._server.ask("DELETE", self._path(name), {}, (*_MADE, 404))

    def _try_renaming(self, new: str, beside: str) -> None:
        """Before any figure goes to a server that shows nothing: see whether folders can be made and renamed there."""
        self._server.ask("MKCOL", self._path(new), {}, (*_MADE, _IS_THERE))
        if self._move(new, beside, _TAKEN, 404) not in _MOVED:  # it stands already, of a line that broke
            self.take_away(new)

    def _fill(self, beside: str, files: Mapping[str, bytes], last: str) -> None:
        inner = sorted({path.rpartition("/")[0] for path in files if "/" in path})
        for folder in (beside, *(f"{beside}/{each}" for each in inner)):
            self._server.ask("MKCOL", self._path(folder), {}, (*_MADE, _IS_THERE))
        for path in sorted(files, key=lambda path: (path == last, path)):
            at, content = f"{beside}/{path}", files[path]
            if self._sight.of(at, content) is Look.SAME or self._put(at, content) or self._put(at, content):
                continue
            self._sight.lists()  # a place that vanished is told as that
            raise _trouble(self._server, Trouble.DIFFERENT)

    def _put(self, at: str, content: bytes) -> bool:
        """Whether the file is there; a server may still have been writing what came of a line that broke."""
        kind = {"Content-Type": "application/octet-stream"}
        self._server.ask("PUT", self._path(at, is_file=True), kind, _MADE, body=content)
        return self._sight.of(at, content) in GOOD

    def _rename(self, beside: str, name: str, files: Mapping[str, bytes], last: str) -> Look:
        failed = None
        try:
            self._move(beside, name)
        except ShareTrouble as error:
            failed = error  # a line that was cut may have been cut after it: what stands there tells
        seen = self._stands(name, files, last)
        if seen is None and self._sight.is_blind:
            seen = self._moved_unseen(beside, name, failed)
        if seen is None:
            self._sight.lists()
            raise failed or _trouble(self._server, Trouble.DIFFERENT)
        if failed:
            self.take_away(beside)
        return seen

    def _moved_unseen(self, beside: str, name: str, failed: ShareTrouble | None) -> Look | None:
        """Where nothing is shown, by what is refused: what was renamed cannot be renamed again."""
        if failed is None:
            again = self._move(beside, name, _TAKEN, *ABSENT)
            return None if again in _MOVED else Look.UNSEEN  # it says yes to everything
        if failed.why is Trouble.CHANGED:
            raise _trouble(self._server, Trouble.UNREADABLE)
        with suppress(ShareTrouble):  # the folder beside was free again, and is not any more: so it went
            made = [self._server.ask("MKCOL", self._path(beside), {}, (201, _IS_THERE)) for _time in "12"]
            return Look.UNSEEN if [each.status for each in made] == [201, _IS_THERE] else None
        return None

    def _stands(self, name: str, files: Mapping[str, bytes], last: str) -> Look | None:
        """How the whole folder is seen, if it is there already.

        Raises: ShareTrouble, CHANGED where another one of this name is.
        """
        if self._sight.of(f"{name}/{last}", files[last]) in (Look.ABSENT, Look.UNSEEN):
            return None
        looks = {self._sight.of(f"{name}/{path}", content) for path, content in files.items()}
        if not looks <= GOOD:
            self._sight.lists()
            raise _trouble(self._server, Trouble.CHANGED)
        return Look.SAME if looks == {Look.SAME} else Look.ALIKE

    def _move(self, source: str, target: str, *also: int) -> int:
        """Rename, and never over something; gives the number of the answer.

        Raises: ShareTrouble, NO_RENAME where nobody may.
        """
        move = {"Destination": self._server.address.origin + self._path(target), "Overwrite": "F"}
        answer = self._server.ask("MOVE", self._path(source), move, (*_MOVED, *REFUSED, *also))
        if answer.status in REFUSED:
            raise _trouble(self._server, Trouble.NO_RENAME)
        return answer.status

    def _path(self, path: str, *, is_file: bool = False) -> str:
        return self._server.address.path + quote(path, safe="/") + ("" if is_file else "/")


def _trouble(server: "Server", why: Trouble) -> ShareTrouble:
    return ShareTrouble(why, server.address.host)
