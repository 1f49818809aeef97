# SPDX-License-Identifier: EUPL-1.2
"""What a server means by the number that it answers with. Pure."""

import re
from collections.abc import Mapping

from spreekuur.errors.transport import Trouble

_MEANINGS = {
    401: Trouble.PASSWORD,
    403: Trouble.FORBIDDEN,
    404: Trouble.NO_FOLDER,
    409: Trouble.CONFLICT,
    410: Trouble.NO_FOLDER,
    412: Trouble.CHANGED,
    413: Trouble.TOO_LARGE,
    423: Trouble.LOCKED,
    429: Trouble.BUSY,
    503: Trouble.BUSY,
    507: Trouble.FULL,
    511: Trouble.LOGIN_PAGE,
}


_TOLD = re.compile(rb">\s*HTTP/[0-9.]{1,4}\s+([1-5][0-9]{2})\b")
_BY_ANOTHER = 424  # it was not done because something else was not: that one says why


def among(untrusted: bytes) -> int:
    """Where an answer tells of several things, as Apache's does of a lock: the number that says why it was not done."""
    told = [int(number) for number in _TOLD.findall(untrusted)]
    return next((one for one in told if one >= 300 and one != _BY_ANOTHER), 207)


def meaning(status: int, headers: Mapping[str, str]) -> Trouble:
    """Why an answer was not the one that was asked for."""
    if status in _MEANINGS:
        return _MEANINGS[status]
    if 300 <= status < 400:
        return Trouble.REDIRECTED
    if status >= 500 and status != 501:
        return Trouble.SERVER
    return Trouble.LOGIN_PAGE if is_page(status, headers) else Trouble.NOT_A_SHARE


def is_page(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer that says yes is a web page: a log-in page that stands in between gives one to everything."""
    return status == 200 and headers.get("content-type", "").lower().startswith("text/html")
