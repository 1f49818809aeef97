# SPDX-License-Identifier: EUPL-1.2
"""A field for a signed pack in a file: typed, or found by walking through the computer; it remembers nothing."""

from spreekuur.content.signed import SUFFIX
from spreekuur.language import _
from spreekuur.ui.moving.file_field import FileField, FileList
from spreekuur.ui.widgets.folder_list import FolderList


class PackList(FileList):
    """Folders, and below them the packs in the folder where one is."""

    endings = (SUFFIX,)

    def retranslate(self) -> None:
        """Say every word anew in the language in use."""
        super().retranslate()
        self.rows.setAccessibleName(_("Folders and packs"))
        self._empty.set_words(_("There is no folder and no pack in here."))


class PackField(FileField):
    """The same as for a table, for a pack."""

    def make_list(self) -> FolderList:
        """Folders and packs."""
        return PackList()
