# SPDX-License-Identifier: EUPL-1.2
"""Asks for a passphrase in the middle of the work, with the same help and the same pauses as at unlocking."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.errors.vault import WaitBeforeTrying, WrongPassphrase
from spreekuur.language import _, current
from spreekuur.messages import explain
from spreekuur.security import words
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.unlock.attempts import Attempts
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.unlock.typing import tried


class AskPassphrase(QWidget):
    """`check` gets what was typed, on another thread; `passed` says what it gave."""

    passed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, jobs: AnyJobs, check: Callable[[str], Any], attempts: Attempts, clock: Clock) -> None:
        super().__init__()
        self._jobs, self._check, self._attempts, self._clock = jobs, check, attempts, clock
        self._label, self._busy = "", False
        self.field = PassphraseField(_completed)
        self.field.entered.connect(self.try_now)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def set_label(self, label: str) -> None:
        """Say whose passphrase is meant."""
        self._label = label
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.field.retranslate()
        self.field.label.setText(self._label)
        self.field.line.setAccessibleName(self._label)

    def focus_first(self) -> None:
        """Put the focus in the field."""
        self.field.line.setFocus()

    def try_now(self) -> None:
        """Try what was typed; while a try is under way, nothing happens."""
        typed = self.field.line.text()
        if self._busy or self._count_down():
            return
        if not typed.strip():
            self.field.say_wrong(_("Type your passphrase first."))
            return
        self._set_busy(True)
        self._jobs.aside(
            self, lambda: tried(typed, _completed, self._check), self._on_passed, self._on_failed
        )

    def _on_passed(self, gave: object) -> None:
        self._set_busy(False)
        self.field.line.clear()
        self.passed.emit(gave)

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        self.field.say_wrong(explain(error))
        if isinstance(error, WrongPassphrase):
            self._attempts.failed(self._clock())
            self._count_down()

    def _count_down(self) -> int:
        """Say how long the next try has to wait, if it has to."""
        left = self._attempts.seconds_left(self._clock())
        if left:
            self.field.say_wrong(explain(WaitBeforeTrying(left)))
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self.field.say_wrong("")
        return left

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.field.line.setReadOnly(busy)
        self.busy_changed.emit(busy)


def _completed(word: str) -> str:
    return words.complete(word, current())
