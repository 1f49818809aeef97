# SPDX-License-Identifier: EUPL-1.2
"""The figures of a desk that never was: a quarter that was signed, and what would leave of another."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from figures_shown import a_quarter, a_quarter_before
from screenshots import stage
from spreekuur.desk.figures_counts import Counts, Unsent
from spreekuur.desk.figures_outbox import Item, Outbox
from spreekuur.desk.figures_place import Place
from spreekuur.desk.statistics_signing import Closes
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.sending.outbox import Note
from spreekuur.sending.outbox import Stage as SendingStage
from spreekuur.statistics.periods import Period
from spreekuur.ui.outbox.ways import show_number
from spreekuur.ui.sending.leaving import Leaving
from spreekuur.ui.sending.sender import Sender
from spreekuur.ui.statistics.files import Part
from spreekuur.ui.statistics.shown import Shown, Stage

_PERIODS = ("2026-Q4", "2026-Q3", "2026-Q2", "2026", "2025-Q4", "2025")

_DAY = datetime(2026, 10, 20, 9, tzinfo=UTC)


def figures() -> QWidget:
    """Signed figures with those of the quarters before."""
    window = stage.a_window(stage.a_fresh_desk())
    window.show_screen("statistics")
    trend = (None, a_quarter_before("2026-Q1"), a_quarter_before("2026-Q2"), a_quarter())
    shown = Shown("2026-Q3", Stage.SIGNED, trend[-1], trend[-2], trend, day=date(2026, 10, 20))
    window.screens()["statistics"].show_shown(shown, _PERIODS)
    return window


def leaving() -> QWidget:
    """What would leave, before it is signed."""
    window = stage.a_window(stage.a_fresh_desk())
    window.show_screen("figures_check")
    release = a_quarter()
    tables = {f"tables/{name}.csv": name.encode() for name in release.tables}
    rest = {"manifest.json": b"{}", "report.pdf": b"%PDF", "VERIFY.txt": b"ssh-keygen -Y verify"}
    view = window.screens()["figures_check"]
    view.show_shown(Shown("2026-Q3", Stage.READY, release), (Part(release, tables | rest),))
    view.parts.proof.list.setCurrentRow(2)
    return window


def to_close() -> QWidget:
    """What closing is, before anything is closed."""
    window = stage.a_window(stage.a_fresh_desk())
    window.show_screen("figures_check")
    closes = (Closes(Period(2026, 2), 13, 210), Closes(Period(2026, 3), 0, 0), Closes(Period(2026, 4), 9, 0))
    window.screens()["figures_check"].show_shown(Shown("2026-Q4", Stage.READY, closes=closes), ())
    return window


def closing() -> QWidget:
    """The question before three quarters and their year are closed."""
    window = to_close()
    window.screens()["figures_check"].go_on()
    return window


def signing() -> QWidget:
    """The question before two quarters are signed together."""
    window = leaving()
    view = window.screens()["figures_check"]
    view.show_shown(replace(view._shown, signs=("2026-Q2", "2026-Q3")), view._leaving)
    view.go_on()
    return window


def sending() -> QWidget:
    """Signed figures, and the address to which they go."""
    window = leaving()
    view = window.screens()["figures_check"]
    release = a_quarter()
    view.show_shown(Shown("2026-Q3", Stage.SIGNED, release, day=date(2026, 10, 20)), view._leaving)
    view.go_on()
    view.commands()["Alt+V"]()
    view.parts.send._show(_outbox())
    return window


def to_be_sent() -> QWidget:
    """Signed figures in all states, one of which needs somebody."""
    window = stage.a_window(stage.a_fresh_desk())
    window.show_screen("figures_outbox")
    view = window.screens()["figures_outbox"]
    view.parts.told.hide()
    view.show_outbox(_outbox())
    view.parts.list.setCurrentRow(1)
    show_number(window, Counts(2, 1))
    return window


def _outbox() -> Outbox:
    """Every state there is."""
    host = "files.gemeente.example"
    waits = Note(SendingStage.WAITING, at=stage.NOW - timedelta(minutes=3), tries=3)
    looks = Note(SendingStage.NEEDS_YOU, at=_DAY, tries=1)
    items = (
        Item("6", "2026-Q3", _DAY, waits, ShareTrouble(Trouble.NO_NETWORK, host)),
        Item("5", "2026-Q2", _DAY, looks, ShareTrouble(Trouble.PASSWORD, host), by_hand_at=_DAY),
        Item("4", "2026-Q1", _DAY, by_hand_at=_DAY),
        Item("3", "2025", _DAY, Note(SendingStage.SENT, at=_DAY)),
        Item("2", "2025-Q4", _DAY, Note(SendingStage.CONFIRMED, at=_DAY)),
        Item("1", "2025-Q3", _DAY, withdrawn_at=_DAY),
    )
    return Outbox(Place(f"https://{host}/cijfers/", "spreekuur", "x"), items)


def unsent() -> QWidget:
    """The end of an evening on a coordinator's laptop, with signed figures that were never sent."""
    window = stage.a_window()
    window.show_screen("closing")
    view = window.screens()["closing"]
    view._show(replace(view.ending, unsent=2))
    for step in view.parts.steps[:4]:
        step.pressed.emit()
    show_number(window, Counts(2, 0, 2))
    return window


def leaving_unsent() -> QWidget:
    """The question when the window closes while figures of two periods were never sent."""
    window = stage.a_window(stage.a_fresh_desk())
    window.show_screen("today")
    jobs = window.screens()["today"]._jobs
    session = SimpleNamespace(jobs=jobs, sender=Sender(jobs, lambda: stage.NOW))
    asking = Leaving(window, session, lambda: False)
    asking._keep(Unsent({"1": "2026-Q3", "2": "2026-Q4"}))
    asking.may_leave()
    return window


SCENES = {
    "statistics": figures,
    "statistics-check": leaving,
    "statistics-to-close": to_close,
    "statistics-closing": closing,
    "statistics-signing": signing,
    "statistics-send": sending,
    "statistics-sent": to_be_sent,
    "closing-figures": unsent,
    "leaving-figures": leaving_unsent,
}
