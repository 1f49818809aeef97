# SPDX-License-Identifier: EUPL-1.2
"""Another way than the advice says: found in the directory, and chosen with a reason from a closed list."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk import directory_search
from spreekuur.language import _, current
from spreekuur.ui import theme
from spreekuur.ui.consultation.chosen_words import reasons
from spreekuur.ui.widgets import (
    Button,
    Card,
    ChipRow,
    Field,
    FoundList,
    FoundRow,
    NoteLine,
    Paragraph,
    Scroll,
    SearchField,
)

_SHOWN, _LARGE = 4, 125


class OtherRoute(QWidget):
    """Stands in the place of the cards while it is open: a field with what it finds, then the reasons.

    `button` opens it, and stands where the panel wants it.
    """

    shown = Signal(bool)
    chosen = Signal(str, str)  # route, coded reason; empty for one that is suggested anyway

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._route = ""
        self.is_suggested: Callable[[str], bool] = lambda _route: False
        self.button = Button(kind="quiet", icon="search", height=36)
        self.card = Card(dense=True)
        self.list = FoundList()
        self.field = SearchField(self.list, name="other-route")
        self._box = Field("", self.field)
        self._nothing = NoteLine("info", "muted")
        self._name = Paragraph(role="strong")
        self.reasons = ChipRow()
        self.back = Button(kind="quiet", icon="x", height=36, keys="Esc")
        self._build()
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Make room for the field, and go there."""
        self._route = ""
        self.field.clear()
        self.show()
        self.shown.emit(True)
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Fold it; False when it is folded already. The focus goes back to the button."""
        if self.isHidden():
            return False
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.shown.emit(False)
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.button.set_word(_("Choose another way"))
        self._box.set_label(_("Where does the client go instead?"))
        self.field.setPlaceholderText(_("name, or a word such as home or doctor"))
        self.list.setAccessibleName(_("Found places"))
        self.reasons.set_label(_("Why there?"))
        self.reasons.set_choices(reasons())
        self.back.set_word(_("Never mind"))
        self._show()

    def restyle(self) -> None:
        """Take the sizes of the theme in use: the list scrolls by itself where there is little room."""
        rows = min(self.list.count(), _SHOWN if theme.percent() <= _LARGE else 2)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        for part in (self._box, self._nothing, self.list, self._name, self.reasons):
            self.card.box.addWidget(part)
        self.card.box.addLayout(foot)
        holder = QWidget()
        within = QVBoxLayout(holder)
        within.setContentsMargins(0, 0, 4, 4)
        within.addWidget(self.card)
        within.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(holder))
        self.button.clicked.connect(self.open)
        self.back.clicked.connect(self.leave)
        self.field.searched.connect(lambda _text: self._show())
        self.list.taken.connect(self._on_taken)
        self.reasons.changed.connect(self._on_reason)

    def _show(self) -> None:
        picked, text = bool(self._route), self.field.text()
        found = directory_search.find(self._content, text, current(), _SHOWN)
        self._box.setVisible(not picked)
        self.list.set_rows([_row(place) for place in found])
        self.list.setVisible(not picked and bool(found))
        self.restyle()
        enough = len(text.strip()) > directory_search.LEAST
        nothing = _("Nothing found. Try another word.")
        self._nothing.set_words(nothing if enough and not found and not picked else "")
        self._name.set_words(
            directory_search.name_of(self._content, self._route, current()) if picked else ""
        )
        self._name.setVisible(picked)
        self.reasons.setVisible(picked)

    def _on_taken(self, route: str) -> None:
        if self.is_suggested(route):
            self.leave()
            self.chosen.emit(route, "")
            return
        self._route = route
        self.reasons.set_values(())
        self._show()
        self.reasons.focus_first()

    def _on_reason(self) -> None:
        reason = self.reasons.value()
        if reason is not None:
            route = self._route
            self.leave()
            self.chosen.emit(route, reason)


def _row(place: directory_search.Place) -> FoundRow:
    return FoundRow(place.id, "book-open", place.name, place.phone or place.website or place.what)
