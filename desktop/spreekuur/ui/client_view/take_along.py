# SPDX-License-Identifier: EUPL-1.2
"""The same words as a code to scan, and that a photo is welcome."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.client_view import ClientView, Place
from spreekuur.directory.reach import Reach
from spreekuur.language import speaker
from spreekuur.printing.qr import Runs
from spreekuur.ui.client_view.parts import Code
from spreekuur.ui.widgets import Label, Paragraph

_SMALLEST_CODE, _LARGEST_CODE = 228, 296


class TakeAlong(QWidget):
    """The code with the same words for a telephone, and that a photo is welcome."""

    def __init__(self) -> None:
        super().__init__()
        self.code = Code()
        self.website = Label(role="client_small_strong")
        self.hint = Paragraph(role="client_small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.website, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.hint)
        column.addStretch(1)
        self._website, self._room = "", 0
        self.set_tight(False)

    def show_words(self, view: ClientView, place: Place | None) -> None:
        """Say what goes with the code."""
        _ = speaker(view.language)
        self._website = place.website if place is not None and place.reach is not Reach.WEBSITE else ""
        self.website.setText(self._website)
        scan = _("Scan this with your phone, or take a photo. It works without internet.")
        if view.is_private:
            scan = _("Scan this or take a photo only if it is safe to have it on your phone.")
        self.hint.set_words(scan)
        self.code.setAccessibleName(scan)
        self.fit(self._room)

    def show_runs(self, runs: Runs) -> None:
        """Show this code."""
        self.code.show_runs(runs)

    def set_tight(self, tight: bool) -> None:
        """With little room the code is as small as a camera bears."""
        self.setFixedWidth(296 if tight else 312)
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Into this height: the code comes first, then what it is for, then the website, which the code holds too."""
        self._room = room
        hint = self.hint.heightForWidth(self.width()) + 8
        website = self.website.sizeHint().height() + 8
        room -= hint
        shown = bool(self._website) and room - website >= _SMALLEST_CODE
        self.website.setVisible(shown)
        self.code.set_room(max(min(room - (website if shown else 0), _LARGEST_CODE), _SMALLEST_CODE))
