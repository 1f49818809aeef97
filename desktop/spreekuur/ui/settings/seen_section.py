# SPDX-License-Identifier: EUPL-1.2
"""Who saw which client file: for the coordinator, who types the passphrase; gone from the screen when it is left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from spreekuur.clients.seen import How, Seen
from spreekuur.desk import client_files_log
from spreekuur.language import _
from spreekuur.times import local_date
from spreekuur.ui import theme
from spreekuur.ui.clients.words import day
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.today.words import clock as clock_words
from spreekuur.ui.widgets import Button, FoundList, FoundRow, NoteLine

_SHOWN = 6


class SeenSection(PanelSection):
    """A list that nobody can change: code, who, when."""

    key, icon = "seen", "eye"

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self._lines: Sequence[Seen] | None = None
        self.list, self.none = FoundList(), NoteLine("info", "muted")
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no field above it moves the choice
        self.about = NoteLine("clock", "muted")
        self.show_button = Button(icon="eye")
        self.show_button.clicked.connect(lambda: self.with_leave(self._look))
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addStretch(1)
        for part in (self.list, self.none, self.about):
            self.box.addWidget(part)
        self.box.addLayout(row)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Who opened client files")

    def lead(self) -> str:
        """What is noted, and who sees it."""
        return _(
            "Noted are the code, who opened the file and when, never what is in it. The coordinator sees it."
        )

    def leaving(self) -> None:
        """Out of sight it is forgotten; the passphrase shows it again."""
        super().leaving()
        self._show(None)

    def focus_first(self) -> None:
        """Begin with the list, or with the button that shows it."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            (self.list if self._lines else self.show_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.list.setAccessibleName(_("Client files that were opened"))
        self.show_button.set_word(_("Show the list"))
        self._show(self._lines)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _look(self) -> None:
        permit, now = self.acts.leave.permit(), self.acts.session.clock()
        self.close_panel()
        self.acts.session.jobs.read(
            self, lambda desk: client_files_log.look(desk, permit, now), self._on_looked, self.refuse
        )

    def _on_looked(self, lines: Sequence[Seen]) -> None:
        self._show(lines)
        self.focus_first()

    def _show(self, lines: Sequence[Seen] | None) -> None:
        self._lines = lines
        some = lines or ()
        self.list.set_rows([_row(place, line, self.acts) for place, line in enumerate(some)])
        self.list.setVisible(bool(some))
        self.show_button.setVisible(lines is None)
        self.none.set_words(_("No client file was opened yet.") if lines is not None and not lines else "")
        newest = _("Only the newest 200 are shown.")
        kept = _("A line is kept for 24 months. Nobody can change it.")
        self.about.set_words(f"{newest} {kept}" if len(some) >= client_files_log.MOST else kept)
        self.restyle()


def _row(place: int, line: Seen, acts: SlotActions) -> FoundRow:
    when = f"{day(local_date(line.at), local_date(acts.session.clock()))} {clock_words(line.at)}"
    if line.how is How.SIGNALS:
        return FoundRow(str(place), "shield", _("what is sealed"), f"{line.slot} · {when}", None)
    badge = ("info", "printer", _("on paper")) if line.how is How.EXPORTED else None
    icon = "user" if line.code else "trash-2"
    return FoundRow(str(place), icon, line.code or _("erased file"), f"{line.slot} · {when}", badge)
