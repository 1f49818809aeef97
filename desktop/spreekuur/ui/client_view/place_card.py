# SPDX-License-Identifier: EUPL-1.2
"""Where to go: what was noted, the place with its number, and the same as a code to take along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.desk.client_view import ClientView, Place
from spreekuur.directory.reach import Reach
from spreekuur.language import speaker
from spreekuur.ui.client_view.clock_note import ClockNote
from spreekuur.ui.client_view.parts import BigLine, Fact
from spreekuur.ui.client_view.take_along import TakeAlong
from spreekuur.ui.widgets import Button, Card, FlowLayout, IconLabel, Label, Paragraph, Scroll

# Parts of an id of something to bring, or to be told -> the icon in front of it.
_ICONS = {
    "said-yes": "check",
    "said-no": "x",
    "asked": "circle-question-mark",
    "foto": "camera",
    "bericht": "message-square-text",
    "telefoon": "phone",
    "loonstro": "wallet",
    "bank": "wallet",
    "paspoort": "id-card",
    "identiteit": "id-card",
    "id-kaart": "id-card",
    "pas": "id-card",
    "datum": "calendar-days",
    "adres": "map-pin",
    "gezin": "users",
}
_LONG_NAME = 34  # letters, above which a name takes two lines


class PlaceCard(Card):
    """One place at a time; `turned` says that another is wanted (-1 or 1)."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.noted_lead, self.noted = Label(role="client_small", tone="muted"), Paragraph(role="client_small")
        self.pager = Pager()
        self.pager.turned.connect(self.turned)
        self.danger = Danger()
        self.lead, self.name = Paragraph(role="client_lead"), Paragraph(role="client_name")
        self.what, self.how = Paragraph(role="client", tone="muted"), Paragraph(role="client_lead")
        self.big = BigLine()
        self.facts, self._facts = _flow(24, 4)
        self.bring_lead = Label(role="client_small_strong")
        self.bring, self._bring = _flow(12, 8)
        self.take, self.clock = TakeAlong(), ClockNote()
        self._tight = self._urgent = False
        self._big = ("", "phone", "client_phone")
        self._build()

    def show_view(self, view: ClientView, at: int) -> None:
        """Show the place with this number of the view; without any, only what was noted."""
        self.noted_lead.setText(view.noted)
        self.noted.set_words(view.topics)
        for part in (self.noted_lead, self.noted):
            part.setVisible(bool(view.topics))
        self.pager.show_at(view.language, at, len(view.places))
        self.danger.say(view.danger)
        place = view.places[at] if view.places else None
        self.clock.say(view.clock)
        self._show_place(place)
        self.take.show_words(view, place)
        self.take.setVisible(view.has_code)

    def set_tight(self, tight: bool) -> None:
        """Take less room around and between."""
        self.box.setContentsMargins(*((16, 8, 8, 8) if tight else (32, 16, 32, 16)))
        self.box.setSpacing(4 if tight else 10)
        self._column.setSpacing(0 if tight else 2)
        for gap in self._gaps:
            gap.setMinimumHeight(2 if tight else 6)
            gap.setMaximumHeight(2 if tight else 22)
        self._tight = tight
        self.lead.set_role("client" if tight else "client_lead")
        # With little room the number comes first: it must be in sight without scrolling.
        self._column.removeWidget(self.what)
        self._column.insertWidget(self._column.indexOf(self.how if tight else self.name) + 1, self.what)
        self.pager.set_tight(tight)
        self.danger.set_tight(tight)
        self._size_name()
        self.take.set_tight(tight)
        self.clock.set_tight(tight)
        self._whole.removeWidget(self.clock)
        self._whole.insertWidget(1 if tight else 0, self.clock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code takes the height there is."""
        super().resizeEvent(event)
        self.box.activate()
        note = 0 if self.clock.isHidden() else self.clock.sizeHint().height() + self._whole.spacing()
        self.take.fit(self.area.viewport().height() - note)

    def step(self, pixels: int) -> None:
        """Scroll by this much."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _show_place(self, place: Place | None) -> None:
        self._content.setVisible(place is not None)
        if place is None:
            return
        urgent = place.priority == "emergency"
        self.lead.set_words(place.lead)
        self.name.set_words(place.name)
        self._size_name()
        self.what.set_words(place.what)
        self.what.setVisible(bool(place.what))
        self.how.set_words(place.how)
        self.how.setVisible(bool(place.how))
        self._urgent, self._big = urgent, _big(place)
        self._size_name()
        _refill(self._facts, _facts(place))
        self.bring_lead.setText(place.bring_lead)
        self.bring_lead.setVisible(bool(place.bring))
        _refill(self._bring, [Fact(_icon_of(id_), words, filled=True) for id_, words in place.bring])
        self.bring.setVisible(bool(place.bring))
        self.area.verticalScrollBar().setValue(0)

    def _size_name(self) -> None:
        """Name and number as large as the room allows."""
        sizes = ("client_name", "client_long", "client_question")
        self.name.set_role(sizes[self._tight + (len(self.name.words()) > _LONG_NAME)])
        words, icon, role = self._big
        low = f"{role}_low" if self._tight and role == "client_phone" else role
        self.big.set_words(words, icon, low, "danger" if self._urgent else "accent")

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.noted_lead, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.noted, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.pager, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(top)
        self.box.addWidget(self.danger)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        self._column = QVBoxLayout()
        row.addLayout(self._column, 1)
        row.addWidget(self.take)
        first, second, third = self._gaps = _gap(), _gap(), _gap()
        before = (self.lead, self.name, self.what, first, self.big, self.how)
        for part in (*before, second, self.facts, third, self.bring_lead, self.bring):
            self._column.addWidget(part)
        self._column.addStretch()
        both = QWidget()
        self._whole = QVBoxLayout(both)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(12)
        self._whole.addWidget(self._content, 1)
        self._whole.addWidget(self.clock)
        self._whole.addStretch()
        self.area = Scroll(both)
        self.box.addWidget(self.area, 1)


class Pager(QWidget):
    """One of several places, and the way to the others."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.before = Button(icon="chevron-left", keys="Alt+←", height=44)
        self.after = Button(icon="chevron-right", keys="Alt+→", height=44)
        self._count = Label(role="client_small")
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self._tight = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.before, self._count, self.after):
            row.addWidget(part)

    def show_at(self, language: str, at: int, count: int) -> None:
        """Say which of how many is shown; one alone needs no pager."""
        _ = speaker(language)
        for button, word in ((self.before, _("Previous")), (self.after, _("Next"))):
            button.set_word("" if self._tight else word)
            button.setAccessibleName(word)
        self._count.setText(_("{number} of {count}").format(number=at + 1, count=count))
        self.setVisible(count > 1)

    def set_tight(self, tight: bool) -> None:
        """With little room the buttons go without their words."""
        self._tight = tight


class Danger(Card):
    """What to do in danger, in the client's language and in Dutch."""

    def __init__(self) -> None:
        super().__init__(tone="danger_tint", dense=True)
        self.own = Label(role="client_question", tone="danger")
        self.dutch = Label(role="client_small", tone="danger")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel("siren", tone="danger", size=28))
        row.addWidget(self.own)
        row.addWidget(self.dutch)
        row.addStretch(1)
        self.box.addLayout(row)

    def say(self, sentences: tuple[str, ...]) -> None:
        """Say these; nothing hides it."""
        self.own.setText(sentences[0] if sentences else "")
        self.dutch.setText(sentences[1] if len(sentences) > 1 else "")
        self.dutch.setVisible(len(sentences) > 1)
        self.setVisible(bool(sentences))

    def set_tight(self, tight: bool) -> None:
        """Take less room."""
        self.own.set_role("client_strong" if tight else "client_question")
        self.box.setContentsMargins(*((12, 2, 12, 2) if tight else (20, 10, 12, 10)))


def _flow(gap: int, line_gap: int) -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    return holder, FlowLayout(holder, gap=gap, line_gap=line_gap)


def _gap() -> QWidget:
    """Room between two groups, more of it where there is more."""
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return gap


def _refill(layout: QLayout, parts: list[Fact]) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        layout.addWidget(part)
        part.show()


def _big(place: Place) -> tuple[str, str, str]:
    """What stands largest: the number, else the website, else the address; with its icon and role."""
    if place.phone:
        return place.phone, "phone", "client_phone"
    if place.reach is Reach.WEBSITE:
        return place.website, "globe", "client_name"
    if place.reach is Reach.ADDRESS:
        return place.address, "map-pin", "client_long"
    return "", "phone", "client_phone"


def _facts(place: Place) -> list[Fact]:
    address = "" if place.reach is Reach.ADDRESS else place.address
    found = [
        ("clock", place.when, True),
        ("wallet", place.cost, False),
        ("calendar-clock", place.hours, False),
        ("map-pin", address, False),
    ]
    return [Fact(icon, words, strong=strong) for icon, words, strong in found if words]


def _icon_of(thing: str) -> str:
    return next((icon for part, icon in _ICONS.items() if part in thing), "file-text")
