# SPDX-License-Identifier: EUPL-1.2
"""Files that somebody else put there: only plain ones are opened, and none is waited for."""

import os
import stat
from io import BufferedReader
from pathlib import Path


class NotPlain(OSError):
    """What bears this name is a folder, a pipe, a device, or a link where none is followed."""


def open_plain(path: Path, *, follow: bool = True) -> BufferedReader:
    """A plain file, to be read. `follow`: a link may lead to it, as where a person named the file.

    A pipe that nobody writes to would be waited for without end, and a device may act when it is opened.

    Raises: OSError, and ValueError for a name that no file can have.
    """
    if not stat.S_ISREG((path.stat() if follow else path.lstat()).st_mode):
        raise NotPlain
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # it was changed for another in between
        file.close()
        raise NotPlain
    return file


def read_plain(path: Path, most: int, *, follow: bool = True) -> bytes:
    """What stands in a plain file; of one with more than `most` bytes one byte more, which tells that.

    Raises: as `open_plain`.
    """
    with open_plain(path, follow=follow) as file:
        return file.read(most + 1)
