# SPDX-License-Identifier: EUPL-1.2
"""The recovery sheet: when it was made, and making a new one, which ends the old."""

from PySide6.QtWidgets import QHBoxLayout

from spreekuur.desk.settings import DeskSettings
from spreekuur.language import _
from spreekuur.times import from_stamp, local_date
from spreekuur.ui.passphrases.recovery_sheet import DrawSheet, RecoverySheet, sheet_drawer
from spreekuur.ui.passphrases.three_sheets import three_drawer
from spreekuur.ui.settings.panel import Confirm, Panel
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_panels import AccessLeave
from spreekuur.ui.settings.three_sheets import ThreeSheetsPart
from spreekuur.ui.today.words import day_in_words
from spreekuur.ui.widgets import Button, Divider, NoteLine


class SheetSection(PanelSection):
    """The old sheet counts until the new one was typed back."""

    key, icon = "sheet", "key-round"
    leave_panel = AccessLeave

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self._made_at, self._sender = "", ""
        self.made, self.where = NoteLine("file-text", "muted"), NoteLine("info", "muted")
        self.anew = Button(icon="redo-2")
        self.anew.clicked.connect(self._on_anew)
        row = QHBoxLayout()
        row.addWidget(self.anew)
        row.addStretch(1)
        for part in (self.made, self.where):
            self.box.addWidget(part)
        self.box.addLayout(row)
        clock = acts.session.clock
        drawer = sheet_drawer(lambda: self._sender, lambda: local_date(clock()))
        self._draw: DrawSheet = drawer if acts.session.practice is None else _as_practice(drawer)
        three = three_drawer(lambda: self._sender, lambda: local_date(clock()))
        self.three = ThreeSheetsPart(self, three)
        if acts.session.practice is None:
            self.box.addWidget(Divider())
            self.box.addWidget(self.three)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Recovery sheet")

    def lead(self) -> str:
        """What it is for."""
        return _("If every passphrase is forgotten, only the groups on this paper open the vault.")

    def summary(self) -> str:
        """When it was made."""
        return self._made_on()

    def show_settings(self, kept: DeskSettings) -> None:
        """Show when the sheet was made."""
        self._made_at, self._sender = kept.sheet_made_at, kept.sender.name
        self._say_made()
        self.summary_changed.emit()
        self.three.look()

    def focus_first(self) -> None:
        """Begin with the button."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            self.anew.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.anew.set_word(_("Make a new sheet"))
        self.where.set_words(
            _("Lost, seen by others, or a coordinator left? Then make a new one. It ends the old one.")
        )
        self.three.retranslate()
        self._say_made()

    def _made_on(self) -> str:
        return day_in_words(local_date(from_stamp(self._made_at)), year=True) if self._made_at else ""

    def _say_made(self) -> None:
        day = self._made_on()
        self.made.set_words(_("The sheet that counts was made on {day}.").format(day=day) if day else "")

    def _on_anew(self) -> None:
        panel = _SureOfNewSheet()
        panel.accepted.connect(lambda: self.with_leave(self._open_sheet))
        self.open_panel(panel)

    def _open_sheet(self) -> None:
        panel = _SheetPanel(self._draw, self.acts)
        panel.accepted.connect(lambda: self.acts.new_sheet(panel.sheet.secret))
        self.open_panel(panel)


class _SureOfNewSheet(Confirm):
    """Asks before the old sheet is ended."""

    def __init__(self) -> None:
        super().__init__()
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Make a new recovery sheet?")

    def lead(self) -> str:
        """What becomes of the old one."""
        return _(
            "Once you have typed the new one back, the old one opens this vault no more, and the vault gets a new"
            " key. Tear the old sheet up then. Copies on sticks from before still open with it."
        )

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Make a new sheet"), _("Keep the old sheet")


class _SheetPanel(Panel):
    """The new groups, and where they are typed back."""

    def __init__(self, draw: DrawSheet, acts: SlotActions) -> None:
        super().__init__()
        self.sheet = RecoverySheet(draw, acts.session.jobs, hint=False)
        self.sheet.entered.connect(self.try_now)
        self.parts.addWidget(self.sheet)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("The new recovery sheet")

    def lead(self) -> str:
        """What to do with it."""
        return _("Print it or copy it by hand. Then type the groups from your paper: only then it counts.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Let the new sheet count"), _("Keep the old sheet")

    def ready(self) -> bool:
        """Were the groups typed back?"""
        return self.sheet.ready()

    def focus_first(self) -> None:
        """Begin with the button that prints."""
        self.sheet.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.sheet.retranslate()


def _as_practice(draw: DrawSheet) -> DrawSheet:
    """A sheet that says that it opens nothing real."""
    from spreekuur.desk.practice_mark import stamped

    return lambda groups, language: stamped(draw(groups, language))
