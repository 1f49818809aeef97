# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the title of a talk: language, number, whose file it stands in if any, short contact."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.consultations.model import Kind
from spreekuur.consultations.talk import Talk
from spreekuur.desk import typed
from spreekuur.language import _
from spreekuur.ui import theme, words
from spreekuur.ui.widgets import Button, ComboBox, LineEdit


class Header(QWidget):
    """One part for the top bar; what there is no room for is left out."""

    language_chosen = Signal(str)
    number_typed = Signal(object)  # int or None
    short_toggled = Signal()
    client_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._compact = self._brief = False
        self._talk: Talk | None = None
        self.language = ComboBox(name="language")
        self.number = LineEdit(name="number")
        self.short = Button(kind="quiet", icon="clock", keys="Alt+K")
        self._code = ""
        self.client = Button(kind="quiet", icon="user-x", keys="Ctrl+K")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.language, self.number, self.client, self.short):
            line.addWidget(part)
        self.language.chosen.connect(self.language_chosen)
        self.number.textEdited.connect(lambda text: self.number_typed.emit(typed.number(text)))
        self.short.clicked.connect(self.short_toggled)
        self.client.clicked.connect(self.client_pressed)
        self.retranslate()
        self.restyle()

    def show_talk(self, talk: Talk) -> None:
        """Show language and number of this talk; a called number cannot be typed over."""
        self._talk = talk
        self.language.set_value(talk.language)
        if not self.number.hasFocus():
            self.number.setText(str(talk.number or ""))
        self.short.set_icon("check" if talk.kind is Kind.LIGHT_TOUCH else "clock")
        self._show_parts()

    def show_client(self, code: str) -> None:
        """Show the code of the client whose talk this is; empty says that nobody needs a name."""
        self._code = code
        self._name_client()

    def set_compact(self, compact: bool) -> None:
        """With little room language and number stay, and of the client the icon or the code."""
        self._compact = compact
        self._show_parts()

    def set_brief(self, brief: bool) -> None:
        """In a full bar the key's cap goes first."""
        if brief != self._brief:
            self._brief = brief
            self._show_parts()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.language.set_choices(words.languages())
        self.language.set_name(_("Language of the talk"))
        self.number.setPlaceholderText(_("No."))
        self.number.setAccessibleName(_("Number on the paper ticket, not required"))
        self.short.set_word(_("Short contact"))
        self._name_client()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        # Where there is little room these two give way, so that hide and lock are never cut.
        self.language.setMinimumWidth(theme.px(100))
        self.number.setMinimumWidth(theme.px(60))
        self.number.setMaximumWidth(theme.px(96))

    def _show_parts(self) -> None:
        talk = self._talk
        self.number.setVisible(talk is not None and talk.ticket_id is None)
        self._name_client()
        # Beside the number there is no room for the key's cap in every language.
        self.short.set_keys("Alt+K" if self.number.isHidden() and not self._brief else "")
        self.short.setVisible(not self._compact and not (talk is not None and talk.entered_afterwards))

    def _name_client(self) -> None:
        anonymous = not self._code
        self.client.set_icon("user-x" if anonymous else "" if self._compact else "user")
        self.client.set_keys("" if self._compact or self._brief else "Ctrl+K")
        self.client.set_word("" if anonymous and self._compact else self._code or _("Anonymous"))
        name = _("Anonymous. Find or make a client file.") if anonymous else _("Client {code}")
        self.client.setAccessibleName(name.format(code=self._code))
