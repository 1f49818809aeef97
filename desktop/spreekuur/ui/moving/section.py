# SPDX-License-Identifier: EUPL-1.2
"""Moving in and out: a file is looked at first, its talks come in all together, and they can go again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from spreekuur.desk import moving_back
from spreekuur.errors import UserError
from spreekuur.errors.moving import SheetNeeded
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.moving.model import Sheet
from spreekuur.ui.moving import words
from spreekuur.ui.moving.column_rows import narrow
from spreekuur.ui.moving.file_field import FileField
from spreekuur.ui.moving.moves_list import MovesList, at_left
from spreekuur.ui.moving.out_form import OutForm
from spreekuur.ui.moving.panel import MovingPanel
from spreekuur.ui.moving.ways import MovingWays
from spreekuur.ui.moving.work import MovingWork
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import Button, ComboBox, Divider, Field


class MovingSection(PanelSection):
    """The coordinator types the passphrase first, as it is about all talks at once."""

    key, icon = "moving", "download"

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self._session = acts.session
        self._work, self._ways = MovingWork(self, acts.session), MovingWays(self, acts.session)
        self.file = FileField(name="moving_file")
        self.sheets = ComboBox(name="moving_sheet")
        narrow(self.sheets)
        self._sheet = Field("", self.sheets)
        self.look = Button(icon="eye")
        self.moves, self.out = MovesList(acts.session.clock), OutForm()
        for field in (self.file, self._sheet):
            self.box.addWidget(field)
        self.box.addWidget(at_left(self.look))
        for below in (self.moves, Divider(), self.out):
            self.box.addWidget(below)
        self._sheet.hide()
        self.file.changed.connect(lambda _path: self._sheet.hide())
        self.look.clicked.connect(self._on_look)
        self.moves.wanted.connect(lambda move: self.with_leave(lambda: self._ways.take_back(move)))
        self.out.wanted.connect(self._on_out)
        self._ways.done.connect(self._on_done)
        self._ways.failed.connect(self._on_not_taken_back)
        self._ways.progressed.connect(self.moves.show_progress)
        self.moves.stopped.connect(self._ways.stop)
        self._ways.not_written.connect(self.out.refuse)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Moving in")

    def lead(self) -> str:
        """What it is about."""
        return _(
            "Bring the talks of a spreadsheet along (XLSX or CSV). You see first what would come in; all of it comes,"
            " or none."
        )

    def coming(self) -> None:
        """See what moved in before."""
        self._session.jobs.read(self, moving_back.moves, self.moves.show_moves)

    def leaving(self) -> None:
        """Fold the lists away and stop what is under way; a file that is only being looked at is put down."""
        self._ways.stop()
        self.file.close_list()
        self.out.folder.close_list()
        if not (isinstance(self.panel, MovingPanel) and self.panel.stop()):
            super().leaving()

    def go_back(self) -> bool:
        """Fold a list away; stop what is under way, or put the file down."""
        for field in (self.file, self.out.folder):
            if not field.list.isHidden():
                field.list.closed.emit()
                return True
        if self._ways.stop() or (isinstance(self.panel, MovingPanel) and self.panel.stop()):
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
        self.file.set_label(_("File"), _("for instance on the stick"))
        self.file.retranslate()
        self._sheet.set_label(_("Sheet that holds the talks"))
        self.look.set_word(_("Look at the file"))
        for part in (self.moves, self.out):
            part.retranslate()

    def _on_look(self) -> None:
        path = self.file.folder()
        if path is None:
            self.file.set_error(_("Choose a file first."))
            self.file.line.setFocus()
            return

        def read() -> None:
            self.close_panel()
            sheet = self.sheets.value() if not self._sheet.isHidden() else ""
            self._work.read(
                path, sheet or None, lambda found: self._show(found, path, sheet), self._on_refused
            )

        self.with_leave(read)

    def _show(self, found: Sheet, path: Path, sheet: str) -> None:
        panel = MovingPanel(self._session, found, path, sheet or None)
        panel.kept.connect(
            lambda moved: self._on_done(words.moved_in(moved.added), lambda: self._ways.take_back(moved.step))
        )
        self.open_panel(panel)
        panel.cancelled.disconnect(self.close_panel)
        panel.cancelled.connect(lambda: None if panel.stop() else self.close_panel())

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, SheetNeeded):
            self.sheets.set_choices([(name, name) for name in error.sheets])
            self._sheet.show()
            self.sheets.setFocus()
        self.file.set_error(explain(error))

    def _on_done(self, said: str, back: Callable[[], object] | None) -> None:
        """Talks came in, went again, or were written out: who has a panel open hears that by itself."""
        self.moves.show_end()
        alone = self.panel is None
        if back is not None:
            self.acts.happened.emit(said, back)
        if alone or back is None:
            self._say(said, done=True)
        self.coming()

    def _on_not_taken_back(self, error: UserError) -> None:
        self.moves.show_end()
        if self.panel is None:
            self.acts.happened.emit("", None)  # so that nothing says that it was undone
        self.refuse(error)

    def _on_out(self, folder: Path, kind: str, names: bool) -> None:
        """Names go out only with the coordinator's passphrase."""

        def write() -> None:
            self.close_panel()
            self._ways.write(folder, kind, names=names)

        if names:
            self.with_leave(write)
        else:
            write()
