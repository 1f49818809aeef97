# SPDX-License-Identifier: EUPL-1.2
"""Nobody at the desk: covered at five minutes, locked at ten, by the clock on the wall."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from spreekuur.desk.settings import lock_minutes
from spreekuur.store import vault_settings
from spreekuur.ui.idle import Idle


@pytest.fixture
def desk(watch):
    parent = QObject()
    calls: list[str] = []
    idle = Idle(parent, watch, lambda: calls.append("cover"), lambda: calls.append("lock"))
    idle.calls, idle.kept = calls, parent
    return idle


def test_it_covers_at_five_minutes_and_locks_at_ten(desk, watch):
    watch.go(minutes=4, seconds=59)
    desk.look()
    assert desk.calls == []
    watch.go(seconds=2)
    desk.look()
    desk.look()
    assert desk.calls == ["cover"]
    watch.go(minutes=5)
    desk.look()
    assert desk.calls == ["cover", "lock"]


def test_a_sign_of_life_begins_anew(desk, watch):
    for _minute in range(30):
        watch.go(minutes=1)
        assert not desk.touched()
        desk.look()
    assert desk.calls == []


def test_after_a_long_sleep_the_first_key_locks_and_goes_nowhere(desk, watch):
    watch.go(hours=2)
    assert desk.touched()
    assert desk.calls == ["lock"]


@pytest.mark.parametrize(("wanted", "minutes"), [(1, 5), (5, 5), (12, 12), (99, 15)])
def test_it_can_be_set_between_five_and_fifteen_minutes_and_never_off(desk, watch, wanted, minutes):
    desk.set_minutes(wanted)
    watch.go(minutes=minutes - 0.1)
    desk.look()
    assert "lock" not in desk.calls
    watch.go(minutes=0.2)
    desk.look()
    assert desk.calls == ["cover", "lock"]


def test_a_clock_set_back_keeps_no_desk_open(desk, watch):
    watch.go(hours=-5)
    desk.look()
    watch.go(minutes=11)
    desk.look()
    assert "lock" in desk.calls


def test_the_minutes_are_a_setting_of_the_vault(db):
    desk = SimpleNamespace(db=db)
    assert lock_minutes(desk) == 10
    vault_settings.put(db, "lock_minutes", 7)
    assert lock_minutes(desk) == 7


def test_it_waits_by_itself_for_the_next_thing(desk):
    assert desk._timer.isActive()
    assert desk._timer.isSingleShot()
    assert 299_000 < desk._timer.remainingTime() <= 301_000
