# SPDX-License-Identifier: EUPL-1.2
"""Where the second copy goes, and what was last checked."""

from pathlib import Path

from spreekuur.desk import backups
from spreekuur.desk.settings import DeskSettings
from spreekuur.errors import UserError
from spreekuur.errors.desk import BackupFolderMissing
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.settings.copying import LOOKS, Copying
from spreekuur.ui.settings.kept_copies import KeptCopies
from spreekuur.ui.settings.section import KeptSection
from spreekuur.ui.widgets import FolderField, NoteLine


class CopiesSection(KeptSection):
    """A folder counts when the field is left or the list is closed; its stick may be in a pocket."""

    key, icon = "copies", "hard-drive"

    def __init__(self, jobs: AnyJobs, copying: Copying) -> None:
        super().__init__(jobs)
        self._copying, self._kept, self._before = copying, "", ""
        self._found: UserError | None = None
        self.folder = FolderField(name="backup-folder")
        self.missing = NoteLine("usb", "warn")
        self.here, self.there = NoteLine("info", "muted"), NoteLine("info", "muted")
        self.kept = KeptCopies(copying.clock)
        for part in (self.folder, self.missing, self.here, self.there, self.kept):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.folder.line.editingFinished.connect(self.take_over)
        self.folder.list.closed.connect(self.take_over)
        self.summary = copying.summary  # type: ignore[method-assign]
        copying.changed.connect(self._say)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Copies")

    def lead(self) -> str:
        """What it is about."""
        return _("A copy on this laptop is always made. One on a stick helps when the laptop is lost.")

    def show_settings(self, kept: DeskSettings) -> None:
        """Show the folder in use."""
        if kept.backup_folder != self._kept or not self.folder.line.hasFocus():
            self.folder.set_folder(Path(kept.backup_folder) if kept.backup_folder else None)
            self.folder.set_error("")
        self._kept = kept.backup_folder
        self.kept.show_copies(kept.kept)
        self._copying.know(kept.copies, kept.backup_folder)

    def coming(self) -> None:
        """See whether the folder is there."""
        folder = self._kept
        self._show_missing(None)
        if folder:
            self.jobs.read(self, lambda desk: backups.check(desk, folder), failed=self._show_missing)

    def leaving(self) -> None:
        """Fold the list away; what was chosen counts."""
        self.folder.close_list()
        self.take_over()

    def go_back(self) -> bool:
        """Fold the list of folders away."""
        is_open = not self.folder.list.isHidden()
        if is_open:
            self.folder.list.closed.emit()
        return is_open

    def focus_first(self) -> None:
        """Begin with the folder."""
        self.folder.line.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.folder.set_label(_("Folder for a second copy"), _("on a stick, best"))
        self.folder.retranslate()
        self._show_missing(self._found)
        self.kept.retranslate()
        self._say()

    def take_over(self) -> None:
        """Put the second copy there from now on."""
        chosen = self.folder.folder()
        wanted, before = str(chosen) if chosen else "", self._kept
        if wanted == before or not self.folder.list.isHidden():
            return
        self._kept, self._before = wanted, before
        self.change(
            _("The folder for the second copy was changed"),
            lambda desk: backups.choose_folder(desk, wanted),
            lambda desk: backups.choose_folder(desk, before),
        )
        self.coming()

    def _on_failed(self, error: UserError) -> None:
        self.folder.set_error(explain(error))
        self._kept = self._before
        self._show_missing(None)

    def _show_missing(self, found: UserError | None) -> None:
        self._found = found
        self.missing.set_words(explain(found) if isinstance(found, BackupFolderMissing) else "")

    def _say(self) -> None:
        for line, (state, sentence) in (
            (self.here, self._copying.here()),
            (self.there, self._copying.there()),
        ):
            line.set_words(sentence)
            line.set_look(*LOOKS.get(state, ("info", "muted")))
        self.summary_changed.emit()
