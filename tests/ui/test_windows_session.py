# SPDX-License-Identifier: EUPL-1.2
"""What Windows says when its session locks, read from messages made here."""

import ctypes

import pytest
from shiboken6 import Shiboken

from spreekuur.ui.today.more import MoreButton
from spreekuur.ui.windows_session import Message, SessionFilter, asks_for_lock, keep_out_of_pictures, read

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


@pytest.mark.parametrize("pointer", [int, Shiboken.VoidPtr])
@pytest.mark.parametrize("kind", [b"windows_generic_MSG", b"windows_dispatcher_MSG"])
def test_the_filter_reads_the_bare_message_and_keeps_none(qapp, kind, pointer):
    locked = []
    watcher = SessionFilter(lambda: locked.append(True), OURS)
    message = Message(message=0x02B1, wparam=0x7, lparam=OURS)
    assert watcher.nativeEventFilter(kind, pointer(ctypes.addressof(message))) == (False, 0)
    assert locked == [True]


def test_messages_of_other_systems_are_left_alone():
    message = Message(message=0x02B1, wparam=0x7, lparam=OURS)
    assert read(b"xcb_generic_event_t", ctypes.addressof(message)) is None
    assert read(b"windows_generic_MSG", 0) is None


class User32:
    """Windows, as far as it is asked here; an old one knows only black."""

    def __init__(self, *, old: bool = False) -> None:
        self.old, self.asked = old, []

    def SetWindowDisplayAffinity(self, window: int, way: int) -> int:
        self.asked.append((window, way))
        return int(not (self.old and way == 0x11))


def test_the_window_is_kept_out_of_pictures_and_let_in_again():
    new, old = User32(), User32(old=True)
    assert keep_out_of_pictures(7, True, new)
    assert keep_out_of_pictures(7, False, new)
    assert new.asked == [(7, 0x11), (7, 0x00)]
    assert keep_out_of_pictures(7, True, old)
    assert old.asked == [(7, 0x11), (7, 0x01)]


def test_elsewhere_nothing_is_asked_and_nothing_offered(qapp):
    assert keep_out_of_pictures(7, True) is False
    offered = [action.text() for action in MoreButton(hides_from_pictures=False).menu.actions()]
    assert not [words for words in offered if "distance" in words]


def test_who_asks_for_help_from_afar_lets_the_window_be_seen_and_hides_it_again(qtbot):
    button = MoreButton(hides_from_pictures=True)
    qtbot.addWidget(button)
    heard = []
    button.seen_from_afar.connect(heard.append)
    for _time in range(2):
        next(action for action in button.menu.actions() if "distance" in action.text()).trigger()
    assert heard == [True, False]
