# SPDX-License-Identifier: EUPL-1.2
"""What a server lets us see of what lies there: the bytes, or sizes only, or nothing where it only takes files."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import quote

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport import listing, statuses

if TYPE_CHECKING:
    from spreekuur.transport.https import Answer, Server

REFUSED = (403, 405, 501)
"""It lets nobody do that here, or not this user."""
ABSENT = (404, 409, 410)
_MOST_LISTED = 8 * 1024 * 1024


class Look(Enum):
    """What is seen of a file that should say something."""

    SAME = "same"
    ALIKE = "alike"
    UNSEEN = "unseen"
    OTHER = "other"
    ABSENT = "absent"


GOOD = frozenset({Look.SAME, Look.ALIKE, Look.UNSEEN})
"""Nothing that is seen speaks against it."""


class Sight:
    """Looks at files in the best way that is left; a way that was refused once is not tried again."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._ways: list[Callable[[str, bytes], Look | None]] = [self._read, self._listed, self._headed]

    @property
    def is_blind(self) -> bool:
        """Whether nothing can be seen any more."""
        return not self._ways

    def of(self, path: str, content: bytes) -> Look:
        """What is seen of a file: all of it, or else its size; UNSEEN where the server shows neither.

        Raises: ShareTrouble.
        """
        while self._ways:
            if (look := self._ways[0](path, content)) is not None:
                return look
            self._ways.pop(0)
        return Look.UNSEEN

    def lists(self) -> bool:
        """Whether it tells what is in the folder; a place that is none is found out so.

        Raises: ShareTrouble.
        """
        answer = self._told("", "1")
        if answer.status in ABSENT:
            raise ShareTrouble(statuses.meaning(answer.status, {}), self._server.address.host)
        self._files(answer, "")
        return answer.status == 207

    def _read(self, path: str, content: bytes) -> Look | None:
        wanted = (200, *REFUSED, *ABSENT)
        try:
            answer = self._server.ask("GET", self._path(path), {}, wanted, most=len(content) + 1)
        except ShareTrouble as error:
            if error.why is Trouble.TOO_LARGE:
                return Look.OTHER
            raise
        if answer.status == 200:
            if answer.body != content and statuses.is_page(200, answer.headers):
                raise ShareTrouble(Trouble.LOGIN_PAGE, self._server.address.host)
            return Look.SAME if answer.body == content else Look.OTHER
        return Look.ABSENT if answer.status in ABSENT else None

    def _listed(self, path: str, content: bytes) -> Look | None:
        answer = self._told(path, "0")
        if answer.status in ABSENT:
            return Look.ABSENT
        name = path.rpartition("/")[2]
        sizes = [file.size for file in self._files(answer, path) if file.name == name]
        return None if sizes in ([], [None]) else _by_size(sizes[0], content)

    def _headed(self, path: str, content: bytes) -> Look | None:
        answer = self._server.ask("HEAD", self._path(path), {}, (200, *REFUSED, *ABSENT))
        if answer.status in ABSENT:
            return Look.ABSENT
        size = answer.headers.get("content-length", "") if answer.status == 200 else ""
        return _by_size(int(size), content) if size.isdecimal() else None

    def _told(self, path: str, depth: str) -> "Answer":
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        wanted = (207, *REFUSED, *ABSENT)
        asked = self._path(path)
        return self._server.ask("PROPFIND", asked, headers, wanted, body=listing.QUESTION, most=_MOST_LISTED)

    def _files(self, answer: "Answer", path: str) -> list[listing.File]:
        if answer.status != 207:
            return []
        folder = self._path(path).rpartition("/")[0] + "/"
        try:
            return listing.read(answer.body, replace(self._server.address, path=folder))
        except listing.NoListing:
            raise ShareTrouble(Trouble.NOT_A_SHARE, self._server.address.host) from None

    def _path(self, path: str) -> str:
        return self._server.address.path + quote(path, safe="/")


def _by_size(size: int | None, content: bytes) -> Look:
    return Look.ALIKE if size == len(content) else Look.OTHER
