# SPDX-License-Identifier: EUPL-1.2
"""What Windows says when its session locks, read from messages made here."""

import ctypes

import pytest

from spreekuur.ui.windows_session import Message, SessionFilter, asks_for_lock, read

OURS = 2


@pytest.mark.parametrize(
    ("message", "wparam", "lparam", "locks"),
    [
        (0x02B1, 0x7, OURS, True),  # locked
        (0x02B1, 0x6, OURS, True),  # logged off
        (0x02B1, 0x2, OURS, True),  # another person at the console
        (0x02B1, 0x4, OURS, True),  # remote desktop gone
        (0x02B1, 0x7, 3, False),  # another person's session
        (0x02B1, 0x8, OURS, False),  # unlocked
        (0x0218, 0x0004, 0, True),  # sleep
        (0x0218, 0x0007, 0, False),  # awake
        (0x0016, 1, 0, True),  # the session ends
        (0x0016, 0, 0, False),  # it does not, after all
        (0x0100, 0x7, OURS, False),  # a key
    ],
)
def test_a_message_locks_or_not(message, wparam, lparam, locks):
    assert asks_for_lock(message, wparam, lparam, OURS) is locks


@pytest.mark.parametrize("kind", [b"windows_generic_MSG", b"windows_dispatcher_MSG"])
def test_the_filter_reads_the_bare_message_and_keeps_none(qapp, kind):
    locked = []
    watcher = SessionFilter(lambda: locked.append(True), OURS)
    message = Message(message=0x02B1, wparam=0x7, lparam=OURS)
    assert watcher.nativeEventFilter(kind, ctypes.addressof(message)) == (False, 0)
    assert locked == [True]


def test_messages_of_other_systems_are_left_alone():
    message = Message(message=0x02B1, wparam=0x7, lparam=OURS)
    assert read(b"xcb_generic_event_t", ctypes.addressof(message)) is None
    assert read(b"windows_generic_MSG", 0) is None
