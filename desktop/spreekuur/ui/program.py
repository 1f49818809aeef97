# SPDX-License-Identifier: EUPL-1.2
"""From the unlock screen to the desk: what is loaded when, and who hears the keys."""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from spreekuur.errors import UserError
from spreekuur.options import Options
from spreekuur.times import utc_now
from spreekuur.ui.door import Door
from spreekuur.ui.jobs import Asides, Jobs
from spreekuur.ui.looks import Looks
from spreekuur.ui.shell import Shell
from spreekuur.ui.unlock.unlock_view import UnlockView

if TYPE_CHECKING:
    from spreekuur.security.vault import Unlocked
    from spreekuur.ui.frame.help_panel import HelpPanel
    from spreekuur.ui.guard import Guard
    from spreekuur.ui.keys import Keys
    from spreekuur.ui.main_window import MainWindow

_STEPS = {"larger": 1, "smaller": -1, "normal_size": 0}


class Program(QObject):
    """Shows the unlock screen; loads the rest while the passphrase is typed; opens the desk."""

    def __init__(self, app: QApplication, options: Options, home: Path) -> None:
        super().__init__()
        self._app, self._options, self._home = app, options, home
        self._door = Door(home, options.content)
        self._looks = Looks(app, home, options.lang)
        self._looks.retranslated = self._retranslate
        self._asides = Asides()
        self._jobs: Jobs | None = None
        self._desk: MainWindow | None = None
        self._guard: Guard | None = None
        self._keys: Keys | None = None
        self._help: HelpPanel | None = None
        self.shell = Shell()
        self.unlock = UnlockView(
            self._looks.settings, self._door.unlock, self._asides.aside, self._door.complete
        )
        self.unlock.unlocked.connect(self._on_unlocked)
        self.unlock.settings_changed.connect(self._looks.change)
        self.unlock.help_requested.connect(self._show_help)
        self.shell.show_page(self.unlock)
        app.aboutToQuit.connect(self.end)

    def start(self) -> None:
        """Show the window, and prepare the rest once it is seen."""
        self.shell.seen.connect(self._prepare)
        self.shell.show()
        self.unlock.focus_first()

    def desk(self) -> "MainWindow | None":
        """The desk, once it is open."""
        return self._desk

    def end(self) -> None:
        """Keep what is open and close the store; no key is heard any more."""
        if self._keys is not None:
            self._app.removeEventFilter(self._keys)
        if self._guard is not None:
            self._guard.keep_drafts()
        if self._jobs is not None:
            self._jobs.close()
        self._door.release()

    def _prepare(self) -> None:
        from spreekuur.ui.keys import Keys
        from spreekuur.ui.widgets.focus_ring import FocusRing

        self._keys = Keys(self._app, self._dispatch)
        self._keys.wakes = lambda: self._guard is not None and self._guard.wakes()
        FocusRing(self.shell, self._app)
        self._looks.follow_system()
        self._asides.aside(self, self._door.content, self._on_prepared, lambda _error: None)
        gc.enable()

    def _on_prepared(self, _content: object) -> None:
        import spreekuur.ui.desk
        import spreekuur.ui.guard  # noqa: F401

    def _on_unlocked(self, unlocked: "Unlocked") -> None:
        from spreekuur.ui.lock import take_place

        self._jobs = self._door.open(unlocked)
        self._jobs.read(
            self, take_place, then=lambda place: self._open_desk(unlocked, place), failed=self._on_not_opened
        )

    def _on_not_opened(self, error: UserError) -> None:
        from spreekuur.messages import explain

        if self._jobs is not None:
            self._jobs.close()
            self._jobs = None
        self.unlock.refuse(explain(error))

    def _open_desk(self, unlocked: "Unlocked", place: dict[str, Any]) -> None:
        from spreekuur.ui.desk import open_desk
        from spreekuur.ui.guard import Guard
        from spreekuur.ui.idle import lock_minutes
        from spreekuur.ui.session import Session

        assert self._jobs is not None
        try:
            content = self._door.content()
        except UserError as error:
            self._on_not_opened(error)
            return
        session = Session(self._home, self._jobs, content, unlocked, utc_now, self._options.today)
        self._desk = open_desk(session)
        self.shell.show_page(self._desk)
        self._guard = Guard(self.shell, self._desk, self._app, self._jobs, utc_now)
        self.shell.resized.connect(self._guard.hider.restyle)
        self._jobs.read(self, lock_minutes, then=self._guard.idle.set_minutes)
        for name, step in _STEPS.items():
            self._desk.on(name, partial(self._looks.step, step))
        self._guard.give_back(place)

    def _dispatch(self, name: str) -> bool:
        if self._guard is not None and self._guard.is_hidden():
            return self._guard.key(name)
        if self._desk is not None:
            return self._desk.do(name)
        if name in _STEPS:
            self._looks.step(_STEPS[name])
            self.unlock.choices.set_settings(self._looks.settings)
        elif name == "help":
            self._show_help()
        return name in _STEPS or name == "help"

    def _show_help(self) -> None:
        from spreekuur.language import _
        from spreekuur.ui.frame.help_panel import HelpPanel

        if self._help is None:
            self._help = HelpPanel(self.unlock, lambda: 0)
            self._help.closed.connect(self.unlock.focus_first)
        if self._help.isVisible():
            self._help.close_panel()
        else:
            self._help.show_help(_("Help"), self.unlock.help_lines())

    def _retranslate(self) -> None:
        page = self._desk or self.unlock
        page.retranslate()
