# SPDX-License-Identifier: EUPL-1.2
"""Keeps what this process holds in memory to itself."""

import contextlib
import sys

_PR_SET_DUMPABLE = 4
MOST_LOCKED = 8 * 1024 * 1024  # bytes


def protect() -> None:
    """No core file after a crash, and no look into our memory by other programs of the same user.

    Where the system knows no such thing, it does nothing.
    """
    _no_core_file()
    lock_little()
    if sys.platform == "linux":
        _not_dumpable()


def _no_core_file() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lock_little() -> None:
    """Let the store lock 8 MiB of its pages in memory and no more, as most systems have it already.

    Each locked page between others splits an area of memory in three. Linux gives a process 65,530 areas
    (`vm.max_map_count`); without a bound a long evening uses them up, and then nothing can be allocated any more.
    """
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_MEMLOCK)
        if soft == resource.RLIM_INFINITY or soft > MOST_LOCKED:
            resource.setrlimit(resource.RLIMIT_MEMLOCK, (MOST_LOCKED, hard))


def _not_dumpable() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
