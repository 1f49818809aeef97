# SPDX-License-Identifier: EUPL-1.2
"""Signed figures to a real server by keys: sent once, told in words, and confirmed."""

import json

from PySide6.QtCore import Qt

from spreekuur.desk import figures_place, figures_sending, figures_waiting
from spreekuur.desk.figures_place import Place
from spreekuur.sending.outbox import Stage
from spreekuur.statistics.periods import Period
from transport.conftest import authority, certificate, davd, served, trusted
from ui.statistics.conftest import ALT, CONTROL
from webdav_server import PASSWORD, USER

__all__ = ["authority", "certificate", "davd", "served", "trusted"]
Q1 = Period(2026, 1)


def begin(office, place=None):
    if place is not None:
        figures_place.put(office.desk, place)
    office.press(Qt.Key.Key_V, ALT)
    assert office.check.parts.send.isVisible()


def said(office):
    return office.check.parts.send.said.words()


def stage(office):
    return figures_waiting.packages(office.desk)[0].note.stage


def test_without_a_place_the_settings_are_asked_for(asking):
    begin(asking)
    card = asking.check.parts.send
    assert card.change.hasFocus() and not card.yes.isVisible()
    assert "Nobody said yet" in card.where.words() and "not sent yet" in said(asking)
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert asking.at == "settings" and stage(asking) is Stage.READY


def test_figures_are_sent_by_keys_and_their_receipt_is_found(asking, served):
    begin(asking, Place(served.url("team"), USER, PASSWORD))
    number = asking.window.bottom_line.figures
    assert number.text() == "1 period to send" and number.isVisible()
    card = asking.check.parts.send
    assert served.url("team") in card.where.words() and PASSWORD not in card.where.words()
    assert card.yes.hasFocus()
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert said(asking).startswith("Sent on Apr 15") and stage(asking) is Stage.SENT
    assert not number.isVisible()
    (package,) = (served.folder / "team").iterdir()
    parcel = figures_sending.begin(asking.desk, asking.clock.now).asking[0]
    told = {"format": "spreekuur-receipt/1", "status": "taken", "manifest": parcel.digest}
    (served.folder / "team" / f"{package.name}.receipt.json").write_text(json.dumps(told))
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert "confirmed" in said(asking) and stage(asking) is Stage.CONFIRMED
    asking.press(Qt.Key.Key_Escape)
    assert asking.check.parts.send.isHidden() and asking.at == "figures_check"


def test_a_wrong_password_is_told_and_the_figures_stay(asking, served):
    begin(asking, Place(served.url("team"), USER, "something else"))
    asking.press(Qt.Key.Key_Return, CONTROL)
    assert "does not take this user name and password" in said(asking)
    assert stage(asking) is Stage.NEEDS_YOU
    assert asking.window.bottom_line.figures.text() == "1 period needs you"
    assert list((served.folder / "team").iterdir()) == []
