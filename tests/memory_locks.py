# SPDX-License-Identifier: EUPL-1.2
"""Bounds the memory that a test process locks, as it is bounded for everybody but the administrator, or locks none.

Thousands of stores are opened in one process here. Run by an administrator without a bound, their locked pages split
memory into so many areas that Linux gives no more, and the process ends in the middle of some innocent test.
"""

import ctypes
import os
import sys

from spreekuur.security.process import lock_little
from spreekuur.store import driver

_LOCKING = "cipher_memory_security"

_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
_IPC_LOCK = 14  # CAP_IPC_LOCK, see capabilities(7)


class _Head(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Part(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


def bound() -> None:
    """Lock no more than a volunteer's process may."""
    lock_little()
    if sys.platform != "linux" or os.geteuid() != 0:
        return
    libc, head, parts = ctypes.CDLL(None), _Head(_VERSION, 0), (_Part * 2)()
    assert libc.capget(ctypes.byref(head), parts) == 0
    parts[0].effective &= ~(1 << _IPC_LOCK)
    assert libc.capset(ctypes.byref(head), parts) == 0


def unlocked() -> dict[str, tuple[str, str]]:
    """The protections of a store but for the locking of memory.

    SQLCipher locks and wipes each piece of memory it takes, which is two fifths of all that a store costs. Once it
    began a process cannot stop it, so whatever tests it does so in a process of its own, as the program is.
    """
    return {name: values for name, values in driver._PRAGMAS.items() if name != _LOCKING}


def leave_out() -> None:
    """Lock nothing in this process, from before its first store to its end."""
    driver._PRAGMAS = unlocked()
