# SPDX-License-Identifier: EUPL-1.2
"""A section that asks in steps: what it shows makes room for one panel at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.leave import Permit
from spreekuur.desk.settings_people import People
from spreekuur.errors import UserError
from spreekuur.messages import explain
from spreekuur.ui.settings.panel import Panel
from spreekuur.ui.settings.section import Section
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_panels import AskPanel, LeavePanel
from spreekuur.ui.widgets import NoteLine, announce


class PanelSection(Section):
    """`body` is what is shown at rest. Sections share one `SlotActions`; who has a panel open hears how it ended."""

    leave_panel: type[LeavePanel] = LeavePanel
    """What asks for the coordinator's leave, and says why."""

    def __init__(self, acts: SlotActions) -> None:
        super().__init__()
        self.acts = acts
        self.people = People((), 0)
        self.panel: Panel | None = None
        self._from: QWidget | None = None
        self.done = NoteLine("circle-check", "ok")
        self.body = QWidget()
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(16)
        for part in (self.done, self.body):
            self.column.addWidget(part)
        self.column.addStretch(1)
        acts.looked.connect(self.show_people)
        acts.happened.connect(self._on_happened)
        acts.failed.connect(lambda error: self.refuse(error) if self.isVisible() else None)
        acts.busy_changed.connect(lambda busy: self.panel.set_busy(busy) if self.panel else None)

    def show_people(self, people: People) -> None:
        """Take in who has a passphrase."""
        self.people = people

    def leaving(self) -> None:
        """Close what is asked; the leave of the coordinator is the screen's to forget."""
        self.close_panel()
        self.done.set_words("")

    def go_back(self) -> bool:
        """Close what is asked."""
        if self.panel is None:
            return False
        self.close_panel()
        return True

    def with_leave(self, then: Callable[[], None]) -> None:
        """Go on if the coordinator gave leave a short while ago; else ask first."""
        if self.acts.leave.permit() is not None:
            then()
        else:
            self.ask(self.leave_panel(self.acts, self.people.managers()), lambda _permit: then())

    def ask(self, panel: AskPanel, then: Callable[[Permit], None]) -> None:
        """Ask for a passphrase first."""
        self.open_panel(panel)
        panel.allowed.connect(then)

    def open_panel(self, panel: Panel) -> None:
        """Show a panel in the place of the body, or of another panel."""
        if self.panel is None:
            self._from = self.focusWidget()
        self._throw_away()
        self.panel = panel
        panel.cancelled.connect(self.close_panel)
        self.column.insertWidget(self.column.indexOf(self.body), panel)
        for part in (self.head, self.body):
            part.hide()
        self.done.set_words("")
        self.asking.emit(panel.foot)
        panel.show()
        panel.focus_first()

    def close_panel(self) -> None:
        """Back to the body, and to the button that was pressed."""
        if self.panel is None:
            return
        self._throw_away()
        for part in (self.head, self.body):
            part.show()
        self.asking.emit(None)
        if self.isVisible():
            back = self._from if self._from is not None and self._from.isVisible() else None
            if back is not None:
                back.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        if self.panel is not None:
            self.panel.retranslate()

    def _throw_away(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            for part in (panel, panel.foot):
                part.hide()
                part.deleteLater()

    def refuse(self, error: UserError) -> None:
        """Say why it is not done: in the panel, or where one would be."""
        if self.panel is not None:
            self.panel.tell(error)
        else:
            self._say(explain(error), done=False)

    def _on_happened(self, said: str, _back: object) -> None:
        if self.panel is not None:
            self.close_panel()
            self._say(said, done=True)

    def _say(self, sentence: str, *, done: bool) -> None:
        self.done.set_look(*(("circle-check", "ok") if done else ("triangle-alert", "warn")))
        self.done.set_words(sentence)
        announce(self.done, sentence, assertive=not done)
