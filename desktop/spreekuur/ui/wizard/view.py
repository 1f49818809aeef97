# SPDX-License-Identifier: EUPL-1.2
"""The wizard of the first start: one card, six steps, a way back, and a vault only at the end of the fifth."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.app import Founding
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.security.vault import NewSlot
from spreekuur.settings import Settings
from spreekuur.times import local_date, utc_now
from spreekuur.ui.passphrases.recovery_sheet import sheet_drawer
from spreekuur.ui.unlock.unlock_view import Aside
from spreekuur.ui.wizard.aside_jobs import AsideJobs
from spreekuur.ui.wizard.first_steps import LooksStep, PassphraseStep
from spreekuur.ui.wizard.last_steps import CoordinatorStep, ReadyStep, SenderStep
from spreekuur.ui.wizard.recovery_step import RecoveryStep
from spreekuur.ui.wizard.step import Step
from spreekuur.ui.wizard.step_card import StepCard

_COORDINATOR, _READY = 4, 5


class WizardView(QWidget):
    """Closed before the fifth step is done, it leaves no vault; after that a whole one.

    `found` makes the vault, on another thread, and gives what unlocking it would give.
    """

    founded = Signal(object)  # what `found` gave, once the last step is left
    settings_changed = Signal(object)  # Settings
    practice_wanted = Signal()
    copy_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        objection: Callable[[], UserError | None],
        found: Callable[[Founding], Any],
        aside: Aside,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self._found, self._aside = found, aside
        self._unlocked: Any = None
        self._busy = False
        self.wants_evening = self.wants_team = False
        self.looks, self.words = LooksStep(settings, objection), PassphraseStep()
        self.letters, self.coordinator, self.ready = SenderStep(), CoordinatorStep(), ReadyStep()
        drawer = sheet_drawer(lambda: self.letters.line("name").text(), lambda: local_date(clock()))
        self.recovery = RecoveryStep(drawer, AsideJobs(aside))
        self.steps: tuple[Step, ...] = (
            self.looks,
            self.words,
            self.recovery,
            self.letters,
            self.coordinator,
            self.ready,
        )
        self.card = StepCard(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.next_wanted.connect(self.go_on)
        self.card.back_wanted.connect(self.go_back)
        self.looks.settings_changed.connect(self.settings_changed)
        self.looks.copy_wanted.connect(self.copy_wanted)
        self.coordinator.skipped.connect(lambda: self._make(with_coordinator=False))
        self.ready.look_around.connect(lambda: self._finish(evening=False))
        self.ready.practice_wanted.connect(self.practice_wanted)
        self.card.show_step(0)

    def go_on(self) -> None:
        """On to the next step, if this one has what it needs."""
        place = self.card.place()
        if self._busy or not self.steps[place].ready():
            return
        if place == _COORDINATOR:
            self._make(with_coordinator=True)
        elif place == _READY:
            self._finish(evening=True)
        else:
            self.letters.suggest(self.words.name_line().text().strip())
            self.card.show_step(place + 1)

    def go_back(self) -> None:
        """Back to the step before; once the vault is made there is none."""
        place = self.card.place()
        if not self._busy and 0 < place < _READY:
            self.card.show_step(place - 1)

    def retranslate(self) -> None:
        """Say every word in the language in use; six words that nobody typed yet are drawn anew."""
        if self.card.place() == 0:
            self.words.new.draw_words()
            self.coordinator.new.draw_words()
        self.card.retranslate()

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Six short steps. Enter goes on, Esc goes back."),
            _("Write the six words on paper until you know them. Nobody can look them up for you."),
            _(
                "The recovery sheet opens the vault when every passphrase is forgotten. Keep it away from here."
            ),
            _("Until the fifth step is done, nothing stands on this laptop. You can stop and begin again."),
            _("F9 hides the screen at once when somebody looks along."),
        )

    def focus_first(self) -> None:
        """Put the focus where this step begins."""
        self.card.focus_first()

    def refuse(self, sentence: str) -> None:
        """Say on the last step why what was wanted cannot be done."""
        self.ready.error.set_words(sentence)

    def _make(self, *, with_coordinator: bool) -> None:
        me = NewSlot(self.words.name_line().text().strip(), self.words.new.value())
        people = (me, self.coordinator.slot()) if with_coordinator else (me,)
        sender, joins = self.letters.letter_sender(), self.letters.joins()
        secret, digit = self.recovery.secret, self.letters.digit()
        founding = Founding(self.letters.hour_name(), sender, digit, people, secret, joins=joins)
        self.coordinator.error.set_words("")
        self._set_busy(True)
        self._aside(self, lambda: self._found(founding), self._on_founded, self._on_failed)

    def _on_founded(self, unlocked: Any) -> None:
        self._set_busy(False)
        self._unlocked = unlocked
        self.ready.joins = self.letters.joins()
        self.card.show_step(_READY)

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        self.coordinator.error.set_words(explain(error))

    def _finish(self, *, evening: bool) -> None:
        self.wants_team = evening and self.letters.joins()
        self.wants_evening = evening and not self.wants_team
        self.founded.emit(self._unlocked)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.card.set_busy(busy)
