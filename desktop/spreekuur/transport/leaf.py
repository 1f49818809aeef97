# SPDX-License-Identifier: EUPL-1.2
"""One file put on a server beside the folders: under its name it is there whole, or not at all, and never replaced."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport.share import UNFINISHED
from spreekuur.transport.sight import GOOD, Look, Sight

if TYPE_CHECKING:
    from spreekuur.transport.https import Server

_MADE = (200, 201, 204)


def lay(server: "Server", sight: Sight, name: str, content: bytes, mark: str) -> bool:
    """See that the file is there; whether it was read back. `mark` keeps two senders out of each other's way.

    Raises: ShareTrouble, CHANGED where another one of this name is; it may be called again.
    """
    look = sight.of(name, content)
    if look in (Look.ABSENT, Look.UNSEEN):
        look = _put(server, sight, name, content, f"{name}.{mark}{UNFINISHED}")
    if look not in GOOD:
        raise ShareTrouble(Trouble.CHANGED, server.address.host)
    return look is Look.SAME


def _put(server: "Server", sight: Sight, name: str, content: bytes, beside: str) -> Look:
    base = server.address.path
    kind = {"Content-Type": "application/octet-stream"}
    server.ask("PUT", base + quote(beside), kind, _MADE, body=content)
    if sight.of(beside, content) not in GOOD:
        raise ShareTrouble(Trouble.DIFFERENT, server.address.host)
    move = {"Destination": server.address.origin + base + quote(name), "Overwrite": "F"}
    try:
        server.ask("MOVE", base + quote(beside), move, (201, 204))
    except ShareTrouble as error:  # a line that was cut may have been cut after it: what stands there tells
        look = sight.of(name, content)
        if look is Look.UNSEEN and error.why is Trouble.CHANGED:
            raise ShareTrouble(Trouble.UNREADABLE, server.address.host) from error
        if look not in (Look.SAME, Look.ALIKE):
            raise
        server.ask("DELETE", base + quote(beside), {}, (*_MADE, 404, 403, 405))
        return look
    look = sight.of(name, content)
    if look is Look.ABSENT:  # it says yes to everything
        raise ShareTrouble(Trouble.DIFFERENT, server.address.host)
    return look
