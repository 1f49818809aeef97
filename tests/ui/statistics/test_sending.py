# SPDX-License-Identifier: EUPL-1.2
"""Signed figures to a real server by keys: tried out, sent once, told in words, and confirmed."""

import json

import pytest
from PySide6.QtCore import Qt

from figures_desk import signed
from spreekuur.desk import figures_sending, figures_waiting
from spreekuur.sending.outbox import Stage
from spreekuur.statistics.periods import Period
from transport.conftest import authority, certificate, davd, served, trusted
from ui.statistics.conftest import ALT, CONTROL
from webdav_server import PASSWORD, USER

__all__ = ["authority", "certificate", "davd", "served", "trusted"]
Q1 = Period(2026, 1)


@pytest.fixture
def asking(office):
    """Where the address is asked for, after a quarter was signed."""
    signed(office.desk, Q1)
    office.jobs.data_changed.emit("figures")
    office.press(Qt.Key.Key_5, CONTROL)
    office.figures.work.look(str(Q1))
    office.press(Qt.Key.Key_E, ALT)
    office.press(Qt.Key.Key_Return, CONTROL)
    office.press(Qt.Key.Key_V, ALT)
    assert office.check.parts.send.isVisible() and office.check.parts.send.form.address.hasFocus()
    return office


def said(office):
    return office.check.parts.send.said.words()


def stage(office):
    return figures_waiting.packages(office.desk)[0].note.stage


def test_figures_are_sent_by_keys_and_their_receipt_is_found(asking, served):
    assert "ready to be sent" in said(asking)
    waiting = asking.window.bottom_line._more
    assert waiting.words() == "1 period to send"
    form = asking.check.parts.send.form
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert stage(asking) is Stage.READY, "without an address nothing is sent"
    asking.write(served.url("team"))
    form.user.setText(USER)
    form.password.setText(PASSWORD)
    form.test.click()
    assert "It works" in said(asking)
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert "sent on 15-4-2026" in said(asking) and stage(asking) is Stage.SENT
    assert waiting.words() == ""
    (package,) = (served.folder / "team").iterdir()
    parcel = figures_sending.begin(asking.desk, asking.clock.now).asking[0]
    told = {"format": "spreekuur-receipt/1", "status": "taken", "manifest": parcel.digest}
    (served.folder / "team" / f"{package.name}.receipt.json").write_text(json.dumps(told))
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert "confirmed" in said(asking) and stage(asking) is Stage.CONFIRMED
    asking.press(Qt.Key.Key_Escape)
    assert asking.check.parts.send.isHidden() and asking.at == "figures_check"


def test_a_wrong_password_is_told_and_the_figures_stay(asking, served):
    asking.write(served.url("team"))
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert "does not take this user name and password" in said(asking)
    assert stage(asking) is Stage.NEEDS_YOU
    assert list((served.folder / "team").iterdir()) == []
