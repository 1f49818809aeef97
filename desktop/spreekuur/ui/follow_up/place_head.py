# SPDX-License-Identifier: EUPL-1.2
"""Above the list: the one place that is called now, its number large, or the one client; or the way to such a list."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk import directory_search
from spreekuur.language import _, current
from spreekuur.ui.widgets import Button, FlowLayout, Label, Paragraph


class PlaceHead(QWidget):
    """Without a place only its button is seen."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content, self._route, self._code = content, "", ""
        self._compact = False
        self._name, self._phone = Paragraph(role="strong"), Label(role="larger_strong", tone="accent")
        self.button = Button(kind="quiet", icon="phone", keys="Alt+O", height=36)
        self.remind = Button(kind="quiet", icon="printer", keys="Ctrl+P", height=36)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        beside = QWidget()
        flow = FlowLayout(beside, gap=12)
        flow.addWidget(self._phone)
        flow.addWidget(self.button)
        flow.addWidget(self.remind)
        column.addWidget(beside)
        self.retranslate()

    def route(self) -> str:
        """The place whose referrals alone are shown; empty when all are."""
        return self._route

    def show_place(self, route: str) -> None:
        """Show this place, with the number that may be called; empty shows none."""
        self._route, self._code = route, ""
        self.retranslate()

    def code(self) -> str:
        """The client whose referrals alone are shown; empty when those of all are."""
        return self._code

    def show_client(self, code: str) -> None:
        """Show the code of this client; empty shows none."""
        self._route, self._code = "", code
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Without room beside the list the number stands here."""
        self._compact = compact
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        phone = ""  # where there is room the number stands large beside the list
        if self._route:
            place = directory_search.place(self._content, self._route, current())
            phone = (place.phone or place.website or place.address) if self._compact else ""
            self._name.set_words(directory_search.name_of(self._content, self._route, current()))
        elif self._code:
            self._name.set_words(_("Client {code}").format(code=self._code))
        alone = bool(self._route or self._code)
        self._phone.setText(phone)
        self._name.setVisible(alone)
        self._phone.setVisible(bool(phone))
        self.button.set_icon("arrow-left" if alone else "phone")
        all_again = _("All referrals") if self._code else _("All places")
        self.button.set_word(all_again if alone else _("Only this place"))
        self.remind.set_word(_("Reminder sheet"))
        self.remind.setVisible(bool(self._route))
