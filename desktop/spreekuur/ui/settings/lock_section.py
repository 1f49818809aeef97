# SPDX-License-Identifier: EUPL-1.2
"""How long the desk may stand alone."""

from spreekuur.desk import settings
from spreekuur.desk.settings import COVER_MINUTES, LEAST_MINUTES, LOCK_MINUTES, MOST_MINUTES, DeskSettings
from spreekuur.language import _, ngettext
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.settings.section import KeptSection
from spreekuur.ui.widgets import NoteLine


class LockSection(KeptSection):
    """Minutes without a key or a click; there is no never."""

    key, icon = "lock", "lock"

    def __init__(self, jobs: AnyJobs) -> None:
        super().__init__(jobs)
        self._minutes = LOCK_MINUTES
        self.minutes = PickRow()
        self.minutes.set_choices([(str(n), str(n)) for n in range(LEAST_MINUTES, MOST_MINUTES + 1)])
        self._notes = [NoteLine(icon, "muted") for icon in ("eye-off", "clock", "lock")]
        for part in (self.minutes, *self._notes):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.minutes.picked.connect(lambda minutes: self._change(int(minutes)))
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Locking")

    def lead(self) -> str:
        """What it is about."""
        return _("Without a key or a click the laptop locks by itself.")

    def summary(self) -> str:
        """After how many minutes."""
        minutes = self._minutes
        return ngettext("after {n} minute", "after {n} minutes", minutes).format(n=minutes)

    def show_settings(self, kept: DeskSettings) -> None:
        """Show the minutes in use."""
        self._minutes = kept.lock_minutes
        self.minutes.set_values([str(kept.lock_minutes)])
        self._say()
        self.summary_changed.emit()

    def focus_first(self) -> None:
        """Begin with the minutes."""
        self.minutes.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.minutes.set_label(_("Lock after so many minutes"))
        self._say()

    def _say(self) -> None:
        cover = min(COVER_MINUTES, self._minutes - 1)
        self._notes[0].set_words(
            ngettext(
                "After {n} minute a neutral picture covers the screen. Any key takes it away.",
                "After {n} minutes a neutral picture covers the screen. Any key takes it away.",
                cover,
            ).format(n=cover)
        )
        self._notes[1].set_words(_("A screen hidden with F9 locks after 3 minutes."))
        self._notes[2].set_words(_("Closing the lid and Ctrl+L lock at once. What you typed is kept."))

    def _change(self, minutes: int) -> None:
        before = self._minutes
        self.change(
            _("The minutes until the lock were changed"),
            lambda desk: settings.set_lock_minutes(desk, minutes),
            lambda desk: settings.set_lock_minutes(desk, before),
        )
