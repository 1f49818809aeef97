# SPDX-License-Identifier: EUPL-1.2
"""One program per vault, held by a lock of the operating system: it falls by itself when the process ends."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from spreekuur.errors.vault import AlreadyOpen, disk_fault

LOCK_NAME = "vault.lock"
_BUSY = (BlockingIOError, PermissionError)


class InstanceLock:
    """Held from making it until `release`; `name` is another lock in the same folder.

    `to_read`: on a disk that takes no file nothing is held where there is none, as nobody can write there.

    Raises: AlreadyOpen, ReadOnlyHome, NoRoom, StoreFaulty.
    """

    def __init__(self, home: Path, name: str = LOCK_NAME, *, to_read: bool = False) -> None:
        self._handle = -1
        try:
            self._handle = os.open(home / name, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            if not to_read:
                raise disk_fault(error) from error
            with suppress(FileNotFoundError):
                self._handle = os.open(home / name, os.O_RDONLY)
        if self._handle < 0:
            return
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise (AlreadyOpen() if isinstance(error, _BUSY) else disk_fault(error)) from error

    def release(self) -> None:
        """Let another program have the vault; a second time does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> "InstanceLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if os.name == "nt":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
