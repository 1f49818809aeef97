# SPDX-License-Identifier: EUPL-1.2
"""How the screen is laid out: form and panel side by side, or with little room the panel as one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.adviser import Look
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.consultation.buttons import Buttons
from spreekuur.ui.consultation.client_said import ClientSaidBar
from spreekuur.ui.consultation.form import TalkForm
from spreekuur.ui.consultation.panel_line import PanelLine
from spreekuur.ui.consultation.suggestions import Suggestions
from spreekuur.ui.widgets import Card, MessageBar, Scroll

_FORM, _PANEL = 654, 448


class Page(QWidget):
    """All parts of a talk that is going on."""

    panel_toggled = Signal()

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._compact = False
        self._panel_open = False
        self.has_cards = False
        self.form = TalkForm(content)
        self.suggestions = Suggestions(content)
        self.buttons = Buttons()
        self.line = PanelLine()
        self.danger = MessageBar("danger")
        self.danger.hide()
        self.said = ClientSaidBar(content)
        self.area = Scroll(self.form)
        self.card = Card()
        self.card.box.setContentsMargins(1, 1, 1, 1)
        self.card.box.setSpacing(0)
        self.card.box.addWidget(self.area, 1)
        self.form.topics.field.float_over(self)
        self.line.clicked.connect(self.open_panel)
        self._build()

    def show_look(self, look: Look, *, only_words: bool = False) -> None:
        """Show cards, line and the sentence about danger; with `only_words` the same ones in another language."""
        was_quiet = self.suggestions.blockSignals(only_words)
        self.suggestions.show_panel(look.panel, look.helps)
        self.suggestions.blockSignals(was_quiet)
        self.line.show_panel(look.panel)
        self.has_cards = bool(look.panel.cards)
        emergency = look.panel.emergency
        sentence = f"{emergency.why} {emergency.first_step}".strip() if emergency else ""
        if emergency and emergency.dutch:
            sentence = f"{sentence} · {emergency.dutch}"
        if sentence != self.danger.sentence():
            self.danger.say("danger", sentence)
        self._show_parts()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        self.form.set_compact(compact)
        self.buttons.set_compact(compact)
        if compact:
            self._left.insertWidget(0, self.suggestions, 1)
            self._left.addWidget(self.buttons)
        else:
            self._row.addWidget(self.suggestions, _PANEL)
            self.card.box.addWidget(self.buttons)
            self._panel_open = False
        self.restyle()
        self._show_parts()

    def open_panel(self) -> None:
        """Go to the panel; with little room it takes the place of the form."""
        self._panel_open = self._compact
        self._show_parts()
        self.suggestions.focus_first()

    def close_panel(self) -> bool:
        """Go back from the panel to the form; False if one is not there."""
        if not (self._panel_open or self.in_panel()):
            return False
        self.open_form()
        return True

    def open_form(self) -> None:
        """Go to the form; with little room it takes the place of the panel."""
        self._panel_open = False
        self._show_parts()
        self.form.topics.field.setFocus()

    def in_panel(self) -> bool:
        """Is the focus in the panel?"""
        focused = QApplication.focusWidget()
        return focused is not None and self.suggestions.isAncestorOf(focused)

    def begin(self) -> None:
        """Fold and empty what belongs to the talk before."""
        self._panel_open = False
        self.form.reset()
        self.suggestions.reset()

    def put_above(self, part: QWidget) -> None:
        """Let a question about the whole talk stand over form and panel."""
        self._column.insertWidget(0, part)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.form.retranslate()
        self.said.retranslate()
        self.suggestions.retranslate()
        self.buttons.retranslate()
        self.card.setAccessibleName(_("Talk"))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self._row.setSpacing(0 if self._compact else 16)
        self.suggestions.setMinimumWidth(0 if self._compact else min(theme.px(320), 420))

    def _build(self) -> None:
        self._left = QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(8)
        self._left.addWidget(self.card, 1)
        self._left.addWidget(self.line)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, _FORM)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.danger)
        self._column.addWidget(self.said)
        self._column.addLayout(self._row, 1)
        self.set_compact(False)
        self.restyle()

    def _show_parts(self) -> None:
        form_shown = not (self._compact and self._panel_open)
        self.card.setVisible(form_shown)
        self.line.setVisible(self._compact and form_shown and self.has_cards)
        self.suggestions.setVisible(not self._compact or self._panel_open)
        self.danger.setVisible(bool(self.danger.sentence()) and not self._compact)
