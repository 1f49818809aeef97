# SPDX-License-Identifier: EUPL-1.2
"""What Windows says to a window when the session locks or the computer sleeps, read from the bare message."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

WM_ENDSESSION = 0x0016
WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
# Disconnected from the console or a remote desktop, logged off, locked.
_LEAVING = {0x2, 0x4, 0x6, 0x7}
_WDA_NONE, _WDA_MONITOR, _WDA_EXCLUDEFROMCAPTURE = 0x00, 0x01, 0x11
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class Message(ctypes.Structure):
    """The MSG structure of Windows."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


def asks_for_lock(message: int, wparam: int, lparam: int, own_session: int) -> bool:
    """Whether this message means that the screen must be locked now; other people's sessions do not count."""
    if message == WM_WTSSESSION_CHANGE:
        return wparam in _LEAVING and lparam == own_session
    if message == WM_POWERBROADCAST:
        return wparam == PBT_APMSUSPEND
    return message == WM_ENDSESSION and bool(wparam)


def read(kind: bytes | bytearray | memoryview, address: int) -> tuple[int, int, int] | None:
    """Message, wparam and lparam at this address; None when the event is of another kind."""
    if kind not in _KINDS or not address:
        return None
    found = Message.from_address(address)
    return found.message, found.wparam, found.lparam


class SessionFilter(QAbstractNativeEventFilter):
    """Locks when Windows locks. Ask for the messages with `register` once the window exists."""

    def __init__(self, lock: Callable[[], None], own_session: int) -> None:
        super().__init__()
        self._lock, self._own_session = lock, own_session

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> object:
        """Look at every message, keep none."""
        found = read(kind.data() if isinstance(kind, QByteArray) else bytes(kind), int(message))
        if found is not None and asks_for_lock(*found, self._own_session):
            self._lock()
        return False, 0


def register(window_id: int) -> int:
    """Ask Windows for the messages of this window; our session's number, or -1 where there is no Windows."""
    if sys.platform != "win32":
        return -1
    ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window_id, 0)
    session = ctypes.c_uint32(0)
    ctypes.windll.kernel32.ProcessIdToSessionId(
        ctypes.windll.kernel32.GetCurrentProcessId(), ctypes.byref(session)
    )
    return session.value


def keep_out_of_pictures(window_id: int, keep_out: bool, user32: Any = None) -> bool:
    """Keep the window out of screen shots and shared screens, or let it be seen; False where Windows is not.

    Older Windows does not know how to leave a window out: there it is shown black.
    """
    if user32 is None:
        if sys.platform != "win32":
            return False
        user32 = ctypes.windll.user32
    wanted = (_WDA_EXCLUDEFROMCAPTURE, _WDA_MONITOR) if keep_out else (_WDA_NONE,)
    return any(bool(user32.SetWindowDisplayAffinity(window_id, way)) for way in wanted)
