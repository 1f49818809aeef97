# SPDX-License-Identifier: EUPL-1.2
"""An organisation in place: phone, address, hours, cost, and when that was checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.directory_search import Place
from spreekuur.directory.reach import Reach
from spreekuur.language import _
from spreekuur.ui.consultation.reach_words import checked
from spreekuur.ui.consultation.reach_words import own as own_words
from spreekuur.ui.widgets import Button, IconLabel, Label, Paragraph, Scroll
from spreekuur.ui.words import short_languages


class PlacePage(QWidget):
    """What is not known is left out; without a checked number it says what to do."""

    back_wanted = Signal()
    opened = Signal(str)  # the id of the place, to see all of it or say what is wrong

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self._name = Paragraph(role="section")
        self._what = Paragraph()
        self._phone = Label(role="larger_strong", tone="accent")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._checked = Label(role="hint", tone="muted")
        self.back = Button(icon="arrow-left", kind="primary", keys="Esc")
        self.whole = Button(icon="book-open")
        self.back.clicked.connect(self.back_wanted)
        self.whole.clicked.connect(lambda: self.opened.emit(self._place.id) if self._place else None)
        self._build()

    def show_place(self, place: Place) -> None:
        """Show this one."""
        self._place = place
        self._name.set_words(place.name)
        self._what.set_words(place.what)
        self._what.setVisible(bool(place.what))
        self._phone.setText(place.phone)
        self._phone.setAccessibleName(place.phone)
        self._phone.setVisible(bool(place.phone))
        self._clear()
        for icon, words in _lines(place):
            self._lines.addWidget(_line(icon, words))
        self._checked.setText(checked(place.checked_on))

    def words(self) -> list[str]:
        """All that is shown of it."""
        shown = [self._name.words(), self._what.words(), self._phone.text()]
        return [*filter(None, shown), *(words for _icon, words in _lines(self._place))] if self._place else []

    def focus_first(self) -> None:
        """Put the focus on the way back."""
        self.back.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.back.set_word(_("Back"))
        self.whole.set_word(_("Open or report a change"))

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for part in (self._name, self._what, self._phone):
            column.addWidget(part)
        column.addLayout(self._lines)
        column.addWidget(self._checked)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(Scroll(body), 1)
        foot = QHBoxLayout()
        foot.addWidget(self.whole)
        foot.addStretch(1)
        foot.addWidget(self.back)
        whole.addLayout(foot)


def _lines(place: Place) -> list[tuple[str, str]]:
    """What there is to say, each with its icon."""
    instead = {
        Reach.OWN: own_words(place.id),
        Reach.HERE: _("Here at the consultation hour."),
        Reach.ASK: _("Number not yet called: ask the coordinator."),
    }.get(place.reach, "")
    said = [
        ("info", instead),
        ("globe", place.website),
        ("map-pin", place.address),
        ("clock", place.hours or _("Hours not checked: call first.") if place.phone else place.hours),
        ("wallet", place.cost),
        ("languages", short_languages(place.languages)),
    ]
    return [(icon, words) for icon, words in said if words]


def _line(icon: str, words: str) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(words)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(IconLabel(icon))
    row.addWidget(Paragraph(words), 1)
    return holder
