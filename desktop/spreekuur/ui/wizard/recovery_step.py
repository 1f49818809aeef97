# SPDX-License-Identifier: EUPL-1.2
"""Step three: the recovery sheet, printed or copied by hand, and typed back once."""

from spreekuur.language import _
from spreekuur.ui.passphrases.recovery_sheet import DrawSheet, RecoverySheet
from spreekuur.ui.widgets import LineEdit
from spreekuur.ui.wizard.aside_jobs import AsideJobs
from spreekuur.ui.wizard.step import Step


class RecoveryStep(Step):
    """Eight groups; typed back they show that somebody has them on paper."""

    def __init__(self, draw: DrawSheet, jobs: AsideJobs) -> None:
        super().__init__()
        self.sheet = RecoverySheet(draw, jobs)
        self.sheet.entered.connect(self.go_on)
        self.secret, self.groups = self.sheet.secret, self.sheet.groups
        self.column.addWidget(self.sheet)
        self.column.addStretch(1)
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Recovery sheet")

    def lead(self) -> str:
        """Why it is asked."""
        return _(
            "If every passphrase is forgotten, only these groups open the vault. Print them or copy them by"
            " hand, and keep the paper with the coordinator."
        )

    def typed_line(self) -> LineEdit:
        """Where the groups are typed back."""
        return self.sheet.typed_line()

    def ready(self) -> bool:
        """Were the groups typed back as they stand on the sheet?"""
        return self.sheet.ready()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.sheet.retranslate()

    def focus_first(self) -> None:
        """Begin with the button that prints."""
        self.sheet.focus_first()
