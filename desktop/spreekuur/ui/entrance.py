# SPDX-License-Identifier: EUPL-1.2
"""What stands before the desk: the passphrase, the first start, or what keeps the vault shut."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.errors import UserError
from spreekuur.ui.door import Door
from spreekuur.ui.jobs import Asides
from spreekuur.ui.looks import Looks
from spreekuur.ui.names import REPAIR
from spreekuur.ui.shell import Shell
from spreekuur.ui.unlock.unlock_view import UnlockView

if TYPE_CHECKING:
    from spreekuur.ui.before_desk import BeforeDesk

STEPS = {"larger": 1, "smaller": -1, "normal_size": 0}


class Entrance(QObject):
    """Shows one page at a time until `unlocked` gives what opens the store."""

    unlocked = Signal(object)  # Unlocked
    practice_wanted = Signal()

    def __init__(self, shell: Shell, home: Path, door: Door, looks: Looks, asides: Asides) -> None:
        super().__init__(shell)
        self._shell, self._home, self._door = shell, home, door
        self._looks, self._asides = looks, asides
        self._aids: BeforeDesk | None = None
        self._warned = False
        self.wants_evening = self.wants_team = False
        self.unlock = self._new_unlock()
        self.page: QWidget = self.unlock

    def open(self) -> None:
        """Show the passphrase, or the first start when there is no vault; a practice makes its own."""
        self.unlock.setParent(self._shell)  # it goes with the window, shown or not
        self.unlock.hide()  # a child is shown with its window, unless it is told not to be
        asked_for_copy = os.environ.pop(REPAIR, "")
        if self._door.exists() and asked_for_copy:
            from spreekuur.errors.vault import StoreNotAsLeft

            self.show_trouble(StoreNotAsLeft())
        elif self._door.exists():
            self._show(self.unlock)
        elif self._door.room is not None:
            self._show_founding()
        else:
            self._show_wizard()

    def look_around(self) -> None:
        """Warn once of a folder that is not a safe place for the vault that is in it; sweep old practices."""
        if self._warned or self._door.room is not None:
            return
        self._warned = True
        self._asides.aside(self, _sweep)
        if self._door.exists():
            self._asides.aside(self, self._door.objection, partial(_object, self))

    def show_trouble(self, error: UserError | None) -> None:
        """Say what keeps the vault shut and what can be done; without an error, the way in with the recovery sheet."""
        from spreekuur.ui.trouble.view import TroubleView

        self._door.release()
        trouble = TroubleView(self._home, error, self._asides.aside, self._door.complete)
        trouble.retry.connect(self._show_unlock)
        trouble.open_anyway.connect(self._show_unlock)
        trouble.recovered.connect(partial(_try_with, self))
        self._show(trouble)

    def refuse(self, error: UserError) -> None:
        """Say on the page why what was wanted cannot be done."""
        from spreekuur.messages import explain

        self.page.refuse(explain(error))  # type: ignore[attr-defined]

    def hear(self, name: str) -> bool:
        """The keys that mean something before the desk is open."""
        if name in STEPS:
            self._looks.step(STEPS[name])
            self.unlock.choices.set_settings(self._looks.settings)
            return True
        return self.aids().hear(name)

    def aids(self) -> "BeforeDesk":
        """Help, hiding and the letters of labels, loaded once the first picture is there."""
        if self._aids is None:
            from spreekuur.ui.before_desk import BeforeDesk
            from spreekuur.ui.unlock.wipe_page import HeldKeys

            self._aids = BeforeDesk(self._shell)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                HeldKeys(app, self).held.connect(self._on_held)
        return self._aids

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.page.retranslate()  # type: ignore[attr-defined]

    def _on_held(self) -> None:
        """The emergency wipe: wherever a locked vault is shown, sound or not."""
        from spreekuur.ui.trouble.view import TroubleView
        from spreekuur.ui.unlock.wipe_page import WipePage

        locked = isinstance(self.page, (UnlockView, TroubleView)) and self._shell.currentWidget() is self.page
        if not locked or self.aids().is_hidden() or not self._door.exists():
            return
        self._door.release()
        practice = self._door.room is not None
        page = WipePage(self._home, self._asides.aside, practice=practice)
        page.back.connect(self._show_unlock)
        page.done.connect(self._show_founding if practice else QApplication.quit)
        self._show(page)

    def _new_unlock(self) -> UnlockView:
        door = self._door
        phrase = door.room.phrase if door.room is not None else ""
        view = UnlockView(self._looks.settings, door.unlock, self._asides.aside, door.complete, phrase=phrase)
        view.practice_wanted.connect(self.practice_wanted)
        view.unlocked.connect(self.unlocked)
        view.settings_changed.connect(self._looks.change)
        view.help_requested.connect(lambda: self.aids().show_help())
        view.forgotten.connect(lambda: self.show_trouble(None))
        view.shut.connect(self.show_trouble)
        return view

    def _show_unlock(self) -> None:
        self.unlock = self._new_unlock()
        self._show(self.unlock)

    def _show_wizard(self) -> None:
        from spreekuur.ui.wizard.view import WizardView

        door = self._door
        wizard = WizardView(self._looks.settings, door.objection, door.found, self._asides.aside)
        wizard.settings_changed.connect(self._looks.change)
        wizard.founded.connect(lambda _unlocked: setattr(self, "wants_evening", wizard.wants_evening))
        wizard.founded.connect(lambda _unlocked: setattr(self, "wants_team", wizard.wants_team))
        wizard.founded.connect(self.unlocked)
        wizard.practice_wanted.connect(self.practice_wanted)
        wizard.copy_wanted.connect(partial(_show_bring, self))
        self._show(wizard)

    def _show_founding(self) -> None:
        from spreekuur.ui.practice.founding import FoundingPage

        page = FoundingPage(self._door.found_practice, self._asides.aside)
        page.founded.connect(self.unlocked)
        self._show(page)

    def _show(self, page: QWidget) -> None:
        self.page = page
        self._shell.show_page(page)
        page.focus_first()  # type: ignore[attr-defined]


def _sweep() -> None:
    from spreekuur.practice import sweep

    sweep()


def _try_with(entrance: Entrance, passphrase: str) -> None:
    """The vault was put back, or has a new passphrase: open it with that."""
    entrance._show_unlock()
    entrance.unlock.field.line.setText(passphrase)
    entrance.unlock.try_now()


def _show_bring(entrance: Entrance) -> None:
    """The vault of another laptop comes here from its copy; then it is opened as ever."""
    from spreekuur.ui.wizard.bring_view import BringView

    page = BringView(entrance._home, entrance._asides.aside, entrance._door.complete)
    page.retry.connect(entrance._show_wizard)
    page.brought.connect(partial(_try_with, entrance))
    entrance._show(page)


def _object(entrance: Entrance, error: Any) -> None:
    if error is not None and entrance.page is entrance.unlock:
        entrance.show_trouble(error)
