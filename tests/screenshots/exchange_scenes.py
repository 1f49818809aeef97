# SPDX-License-Identifier: EUPL-1.2
"""Several laptops of one team at the end of an evening; laptops, talks and people are invented."""

from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from exchange_team import Team
from exchange_vaults import Ticking
from screenshots import stage
from spreekuur.content import pack
from spreekuur.desk import directory, exchange_place
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_place import Place
from spreekuur.store import vault_settings
from spreekuur.ui.main_window import MainWindow

ADDRESS = "https://wolke.example/dav/spreekuur/"
_STICK = "/media/stick"  # nobody's own: the real one has another name each time


def _team() -> Team:
    # However often the program looks at the clock, all of it happens within one minute.
    team = Team(pack.load(), Path(mkdtemp()), Ticking(stage.NOW, timedelta(milliseconds=1)))
    for desk, talks in ((team.ana, 9), (team.bo, 12), (team.cy, 4)):
        directory.lay_over(desk)
        team.evening(desk, talks)
    return team


def _window(desk: Desk, screen: str) -> MainWindow:
    if vault_settings.get(desk.db, "exchange_folder", ""):
        vault_settings.put(desk.db, "exchange_folder", _STICK)
    window = stage.a_window(desk)
    window.show_screen(screen)
    return window


def giving() -> QWidget:
    """A volunteer's laptop: what it gave was received, two talks came after it, and the coordinator has an address."""
    team = _team()
    exchange_place.put(team.ana, Place(ADDRESS, "ana", "x"))
    team.exchange(team.bo, team.ana, team.bo)
    team.evening(team.bo, 2)
    return _window(team.bo, "outbox")


def taking() -> QWidget:
    """The coordinator looked at the stick: one bundle is new, one is of another laptop, one waits."""
    team = _team()
    team.disagree()
    team.exchange(team.ana)
    team.evening(team.bo, 3)
    team.exchange(team.cy)
    next(team.folder.glob("2-*")).rename(team.folder / "lost")
    team.evening(team.cy, 1)
    team.exchange(team.bo, team.cy)
    (team.folder / "letter.spreekuur").write_bytes(b"no bundle")
    window = _window(team.ana, "outbox")
    view = window.screens()["outbox"]
    view.parts.take.where.folder.set_folder(team.folder)
    view.parts.take.ask_look()
    view.parts.take.where.folder.set_folder(Path(_STICK))
    return window


def questions() -> QWidget:
    """Two laptops wrote another phone number, and another state of a referral."""
    team = _team()
    team.disagree()
    team.exchange(team.ana)
    return _window(team.ana, "questions")


def closing() -> QWidget:
    """The last step of the closing, on a volunteer's laptop."""
    team = _team()
    window = _window(team.bo, "closing")
    window.screens()["closing"].parts.give.head.click()
    return window


SCENES = {
    "exchange-give": giving,
    "exchange-take": taking,
    "exchange-questions": questions,
    "closing-give": closing,
}
