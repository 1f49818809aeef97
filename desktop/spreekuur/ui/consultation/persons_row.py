# SPDX-License-Identifier: EUPL-1.2
"""Which of the persons in a talk have a file: each can be taken out; who belongs to the client is one press away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.clients.households import Kind
from spreekuur.desk.client_files_words import relation
from spreekuur.language import _
from spreekuur.ui.widgets import Button, FlowLayout, Paragraph


class PersonsRow(QWidget):
    """Below the number of persons; the others stay a number."""

    taken_out = Signal(str)  # client id
    brought = Signal(str)  # client id of somebody who belongs to the client

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[tuple[str, str], ...] = ()
        self._offers: tuple[tuple[str, str, Kind], ...] = ()
        self.buttons: list[Button] = []
        self._about = Paragraph(role="hint", tone="muted")
        self.add = Button(kind="quiet", icon="plus", height=36)
        self.add.set_role("hint")
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=8)
        self._flow.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(holder)
        column.addWidget(self._about)

    def show_people(
        self, people: Sequence[tuple[str, str]], offers: Sequence[tuple[str, str, Kind]] = ()
    ) -> None:
        """Show who has a file, as id and code, and who of the client's people may be here too."""
        if (tuple(people), tuple(offers)) != (self._people, self._offers):
            self._people, self._offers = tuple(people), tuple(offers)
            self._put()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.add.set_word(_("Somebody with a file"))
        self._about.set_words(
            _("Whoever has a file and agrees finds this talk there. All others are a number only.")
        )
        self._put()

    def _put(self) -> None:
        focused = QApplication.focusWidget()
        at_work = focused in self.buttons
        for button in (*self.buttons, self.add):
            self._flow.removeWidget(button)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._taken_out(*one) for one in self._people]
        self.buttons += [self._offered(*one) for one in self._offers]
        for button in (*self.buttons, self.add):
            self._flow.addWidget(button)
            button.show()
        if at_work:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken_out(self, client_id: str, code: str) -> Button:
        button = Button(code, icon="x", height=36)
        button.setAccessibleName(_("Take {code} out of this talk").format(code=code))
        button.clicked.connect(lambda: self.taken_out.emit(client_id))
        return button

    def _offered(self, client_id: str, code: str, kind: Kind) -> Button:
        button = Button(f"{relation(kind, _)} {code}", kind="quiet", icon="plus", height=36)
        button.clicked.connect(lambda: self.brought.emit(client_id))
        return button
