# SPDX-License-Identifier: EUPL-1.2
"""The figures of a desk that never was: a quarter that was signed, and what would leave of another."""

from datetime import date

from PySide6.QtWidgets import QWidget

from figures_shown import a_quarter, a_quarter_before
from screenshots import stage
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.ui.statistics.files import Part
from spreekuur.ui.statistics.shown import Shown, Stage

_PERIODS = ("2026-Q4", "2026-Q3", "2026-Q2", "2026", "2025-Q4", "2025")


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


def sending() -> QWidget:
    """Signed figures, and the address to which they go."""
    window = leaving()
    view = window.screens()["figures_check"]
    release = a_quarter()
    view.show_shown(Shown("2026-Q3", Stage.SIGNED, release, day=date(2026, 10, 20)), view._leaving)
    view.go_on()
    view.commands()["Alt+V"]()
    card = view.parts.send
    card.form.address.setText("https://files.gemeente.example/cijfers/")
    card.form.user.setText("spreekuur")
    card.tell(ShareTrouble(Trouble.NO_NETWORK, "files.gemeente.example"))
    return window


SCENES = {"statistics": figures, "statistics-check": leaving, "statistics-send": sending}
