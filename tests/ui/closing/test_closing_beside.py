# SPDX-License-Identifier: EUPL-1.2
"""The same closing with the store on its own thread, as in the running program."""

import os

from PySide6.QtTest import QTest

from builders import SENDER
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.store import backup
from spreekuur.store.connection import STORE_NAME, open_store
from spreekuur.ui.closing import ClosingView
from spreekuur.ui.jobs import Jobs


def test_the_copies_are_made_beside_the_screen_and_the_end_waits_for_them(
    home, content, watch, shown, qtbot, tmp_path
):
    stick = tmp_path / "STICK"
    stick.mkdir()
    key = os.urandom(32)
    jobs = Jobs(lambda: Desk(open_store(home / STORE_NAME, key, clock=watch), content, SENDER, laptop=0))
    try:
        jobs.write(jobs, lambda desk: evenings.start(desk, watch(), ("Marta",)), changed="queue")
        view = shown(ClosingView(jobs, watch), 1118, 640)
        view.showing()
        qtbot.waitUntil(lambda: view.ending is not None)
        view.parts.backup.where.line.setText(str(stick))
        said = []
        view.parts.backup.wanted.connect(lambda _folder: said.append(view.parts.backup.head.accessibleName()))
        view.parts.backup.make.click()
        assert said == ["Copies, being made"], "the screen is free while the store works"
        with qtbot.waitSignal(view.closed, timeout=20_000) as ended:
            view.finish()
        assert ended.args[0].closed_at is not None
        assert len(list(stick.iterdir())) == len(backup.local_copies(home)) == 1
    finally:
        jobs.close()
    QTest.qWait(0)
