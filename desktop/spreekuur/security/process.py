# SPDX-License-Identifier: EUPL-1.2
"""Keeps what this process holds in memory to itself."""

import contextlib
import sys

_PR_SET_DUMPABLE = 4


def protect() -> None:
    """No core file after a crash, and no look into our memory by other programs of the same user.

    Where the system knows no such thing, it does nothing.
    """
    _no_core_file()
    if sys.platform == "linux":
        _not_dumpable()


def _no_core_file() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
