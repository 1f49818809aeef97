# SPDX-License-Identifier: EUPL-1.2
"""The content in use: whose word it is, what changed with it; the coordinator takes a new pack, or goes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spreekuur.content.differing import Part
from spreekuur.desk import packs
from spreekuur.desk.packs import PackInUse
from spreekuur.desk.settings import DeskSettings
from spreekuur.language import _
from spreekuur.ui.packs import words
from spreekuur.ui.packs.field import PackField
from spreekuur.ui.packs.panels import ChangesList, PackLeave
from spreekuur.ui.packs.steps import PackSteps
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import Button, FlowLayout, Label, NoteLine, Paragraph


class PackSection(PanelSection):
    """Everybody sees what is in use; a new pack is shown first, and counts once the coordinator said so."""

    key, icon = "content", "file-text"
    leave_panel = PackLeave

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self.found: PackInUse | None = None
        self.steps = PackSteps(self)
        self.hour, self.about = Paragraph(role="strong"), Paragraph()
        self.waits, self.trouble = NoteLine("clock", "info"), NoteLine("triangle-alert", "warn")
        self._changed, self.changes = Label(role="label"), ChangesList()
        self.file = PackField(name="pack-file")
        self.look_button, self.back_button = Button(icon="eye"), Button(icon="undo-2")
        self.file.line.returnPressed.connect(self.steps.look_at_file)
        self.look_button.clicked.connect(self.steps.look_at_file)
        self.back_button.clicked.connect(lambda: self.with_leave(self.steps.ask_back))
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        for button in (self.look_button, self.back_button):
            row.addWidget(button)
        shown = (self.hour, self.about, self.waits, self.trouble, self._changed, self.changes)
        for part in (*shown, self.file, buttons):
            self.box.addWidget(part)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Content")

    def lead(self) -> str:
        """What it is about."""
        return _("Addresses, rules and letter sentences, and whose word they are.")

    def summary(self) -> str:
        """Which one is in use."""
        return words.short(self.found) if self.found is not None else ""

    def show_settings(self, kept: DeskSettings) -> None:
        """Look what is in use."""
        self.acts.session.jobs.read(self, packs.look, self._show)

    def leaving(self) -> None:
        """Fold the list away."""
        super().leaving()
        self.file.close_list()
        self.file.set_error("")

    def go_back(self) -> bool:
        """Fold the list away, or close what is asked."""
        if not self.file.list.isHidden():
            self.file.list.closed.emit()
            return True
        return super().go_back()

    def focus_first(self) -> None:
        """Begin with the file."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            self.file.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.file.set_label(_("Take a new pack"), _("a file from the coordinator"))
        self.file.retranslate()
        self.look_button.set_word(_("Look what it changes"))
        self.back_button.set_word(_("Back to the pack before"))
        self._changed.setText(_("Changed with it"))
        self._tell()

    def _show(self, found: PackInUse) -> None:
        self.found = found
        self._tell()
        self.summary_changed.emit()

    def _tell(self) -> None:
        found = self.found
        if found is None:
            return
        self.hour.set_words(f"{found.hour} · {found.municipality}")
        self.about.set_words(words.in_use(found))
        self.waits.set_words(words.waits(found))
        self.trouble.set_words(words.trouble(found))
        changes = (
            {Part(name): ids for name, ids in found.installed.changes.items()} if found.installed else {}
        )
        self.changes.show_changes(changes, (self.acts.session.content,))
        self._changed.setVisible(bool(changes))
        self.back_button.setVisible(found.leads and found.installed is not None)
