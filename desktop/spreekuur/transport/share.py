# SPDX-License-Identifier: EUPL-1.2
"""A folder on a server, over WebDAV: a file is there whole, or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport import listing
from spreekuur.transport.address import Address
from spreekuur.transport.listing import File
from spreekuur.transport.terms import NOBODY, USUAL, Credentials, Patience

if TYPE_CHECKING:
    from spreekuur.transport.https import Server

_MOST_LISTED = 8 * 1024 * 1024
UNFINISHED = ".unfinished"
_MADE = (200, 201, 204)


@dataclass(frozen=True, slots=True)
class Share:
    """Where a folder is, and as whom we ask; `opened` calls the server."""

    address: Address
    credentials: Credentials = NOBODY
    patience: Patience = field(default=USUAL, repr=False)

    @contextmanager
    def opened(self) -> Iterator["Session"]:
        """The folder, over one connection as long as the server keeps it."""
        from spreekuur.transport.https import Server  # no start waits for what speaks to servers

        with Server(self.address, self.credentials, self.patience) as server:
            yield Session(server)

    def try_out(self) -> None:
        """Write a small file, read it back, and take it away again: what an evening needs of the folder.

        Raises: ShareTrouble.
        """
        name = f"spreekuur-{secrets.token_hex(8)}.test"
        with self.opened() as there:
            there.files()
            there.write(name, secrets.token_bytes(512))
            there.remove(name)


class Session:
    """What can be done in the folder."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._address = server.address

    def files(self) -> list[File]:
        """The files that are there, by name.

        Raises: ShareTrouble.
        """
        headers = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
        answer = self._server.ask(
            "PROPFIND", self._address.path, headers, (207,), body=listing.QUESTION, most=_MOST_LISTED
        )
        try:
            return listing.read(answer.body, self._address)
        except listing.NoListing:
            raise self._trouble(Trouble.NOT_A_SHARE) from None

    def read(self, name: str, most: int) -> bytes:
        """All of a file of at most so many bytes.

        Raises: ShareTrouble.
        """
        return self._server.ask("GET", self._address.of(name), {}, (200,), most=most).body

    def write(self, name: str, content: bytes) -> None:
        """Write under another name, read that back, then give it its name, and see that it is there.

        A file that says the same is left alone; one that says something else is never replaced.

        Raises: ShareTrouble; it may be tried again, also where the line was cut after the server had done it.
        """
        beside = f"{name}.{secrets.token_hex(6)}{UNFINISHED}"
        try:
            new = {"If-None-Match": "*", "Content-Type": "application/octet-stream"}
            self._server.ask("PUT", self._address.of(beside), new, _MADE, body=content)
            if not self._holds(beside, content):
                raise self._trouble(Trouble.DIFFERENT)
            is_there = self._named(beside, name, content)
        except BaseException:
            with suppress(ShareTrouble):
                self.remove(beside)
            raise
        if not is_there:
            raise self._trouble(Trouble.DIFFERENT)

    def remove(self, name: str) -> None:
        """Take a file away that we wrote ourselves; if it is gone, that is well.

        Raises: ShareTrouble.
        """
        self._server.ask("DELETE", self._address.of(name), {}, (*_MADE, 404))

    def sweep(self, beginning: str) -> None:
        """Take away what our own broken lines left: unfinished files whose names begin so.

        Raises: ShareTrouble.
        """
        for file in self.files():
            if file.name.startswith(beginning) and file.name.endswith(UNFINISHED):
                self.remove(file.name)

    def _named(self, beside: str, name: str, content: bytes) -> bool:
        """Give the file its name; whether it then says what it should."""
        move = {"Destination": self._address.origin + self._address.of(name), "Overwrite": "F"}
        try:
            self._server.ask("MOVE", self._address.of(beside), move, (201, 204))
        except ShareTrouble:  # a line that was cut may have been cut after it: what stands there tells
            if not self._holds(name, content):
                raise
            self.remove(beside)
            return True
        answer = self._server.ask("HEAD", self._address.of(name), {}, (200, 404))
        return answer.status == 200 and answer.headers.get("content-length") in (None, str(len(content)))

    def _holds(self, name: str, content: bytes) -> bool:
        try:
            return self.read(name, len(content) + 1) == content
        except ShareTrouble as error:
            if error.why in (Trouble.TOO_LARGE, Trouble.NO_FOLDER):
                return False
            raise

    def _trouble(self, why: Trouble) -> ShareTrouble:
        return ShareTrouble(why, self._address.host)
