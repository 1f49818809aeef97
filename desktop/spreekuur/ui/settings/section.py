# SPDX-License-Identifier: EUPL-1.2
"""What every section of the settings is to the screen around it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.desk import Desk
from spreekuur.desk.settings import DeskSettings
from spreekuur.errors import UserError
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import Paragraph


class Section(QWidget):
    """A heading, a sentence or two, and what can be set. Parts are added to `column`."""

    key, icon = "", ""
    undo_offered = Signal(str, object)  # what was changed; what takes it back
    asking = Signal(object)  # the foot of the panel that opened; None when it closed
    summary_changed = Signal()
    paper_wanted = Signal(str)  # one that is the same for everybody
    offered = Signal(bool)  # whether this vault has it at all
    stale = Signal()  # what is shown may not be what is kept

    def __init__(self) -> None:
        super().__init__()
        self.head = QWidget()
        self._heading = Paragraph(role="section")
        self._lead = Paragraph(tone="muted", role="card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 4, 12, 4)
        self.column.setSpacing(16)
        head = QVBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self._heading)
        head.addWidget(self._lead)
        self.column.addWidget(self.head)

    def title(self) -> str:
        """The name of the section."""
        raise AssertionError

    def lead(self) -> str:
        """What it is about, for who sees it the first time."""
        return ""

    def summary(self) -> str:
        """How it stands now, in a few words; empty says nothing."""
        return ""

    def show_settings(self, kept: DeskSettings) -> None:
        """Show what is kept in the vault."""

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""

    def is_asking(self) -> bool:
        """Whether something is asked in the place of what can be set."""
        return self.head.isHidden()

    def coming(self) -> None:
        """It comes into sight; look again at what may be old."""

    def leaving(self) -> None:
        """It goes out of sight; close what is open."""

    def go_back(self) -> bool:
        """Close what is on top; False when nothing is."""
        return False

    def focus_first(self) -> None:
        """Put the focus where this section begins."""

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.set_words(self.title())
        self._lead.set_words(self.lead())
        self._lead.setVisible(bool(self.lead()))


class KeptSection(Section):
    """A section of what is kept in the vault."""

    def __init__(self, jobs: AnyJobs) -> None:
        super().__init__()
        self.jobs = jobs

    def change(self, sentence: str, work: Callable[[Desk], object], back: Callable[[Desk], object]) -> None:
        """Keep something else, say so, and offer what takes it back; when it cannot be kept, nothing changes."""

        def undo() -> None:
            self.jobs.write(self, back, changed="settings", failed=self._on_failed)

        self.jobs.write(
            self,
            work,
            changed="settings",
            then=lambda _before: self.undo_offered.emit(sentence, undo),
            failed=self._on_failed,
        )

    def _on_failed(self, error: UserError) -> None:
        self.jobs.error_happened.emit(error)
        self.stale.emit()
