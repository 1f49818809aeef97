# SPDX-License-Identifier: EUPL-1.2
"""A section with a list for the coordinator alone, who types the passphrase; gone from the screen when it is left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import Button, FoundList, FoundRow, NoteLine


class ListSection(PanelSection):
    """`lines` is what was read, or None before leave was given."""

    shown = 6

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self.lines: Sequence[Any] | None = None
        self.list, self.none = FoundList(), NoteLine("info", "muted")
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no field above it moves the choice
        self.show_button = Button(icon="eye")
        self.show_button.clicked.connect(lambda: self.with_leave(self.read))
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addStretch(1)
        for part in (self.list, self.none):
            self.box.addWidget(part)
        self.box.addLayout(row)

    def ask_desk(self, desk: Desk, permit: Permit | None) -> Sequence[Any]:
        """Read the lines, on the thread that has the store."""
        raise AssertionError

    def row(self, place: int, line: Any) -> FoundRow:
        """One line in the list."""
        raise AssertionError

    def nothing(self) -> str:
        """What to say when there is no line."""
        return ""

    def read(self) -> None:
        """Read and show the list."""
        permit = self.acts.leave.permit()
        self.close_panel()
        self.acts.session.jobs.read(
            self, lambda desk: self.ask_desk(desk, permit), self._on_read, self.refuse
        )

    def leaving(self) -> None:
        """Out of sight it is forgotten; the passphrase shows it again."""
        super().leaving()
        self.show_lines(None)

    def focus_first(self) -> None:
        """Begin with the list, or with the button that shows it."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            (self.list if self.lines else self.show_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.show_button.set_word(_("Show the list"))
        self.list.setAccessibleName(self.title())
        self.show_lines(self.lines)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), self.shown)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def show_lines(self, lines: Sequence[Any] | None) -> None:
        """Show these; None shows the button that asks for leave."""
        self.lines = lines
        self.list.set_rows([self.row(place, line) for place, line in enumerate(lines or ())])
        self.list.setVisible(bool(lines))
        self.show_button.setVisible(lines is None)
        self.none.set_words(self.nothing() if lines is not None and not lines else "")
        self.restyle()

    def _on_read(self, lines: Sequence[Any]) -> None:
        self.show_lines(lines)
        self.focus_first()
