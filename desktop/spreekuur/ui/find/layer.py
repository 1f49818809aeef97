# SPDX-License-Identifier: EUPL-1.2
"""The layer over the screen: find a client or an organisation, or make a client file. No dialog of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from spreekuur.clients.model import Client, Purpose
from spreekuur.content.pack import Content
from spreekuur.desk.directory_search import Place
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui import tab_walk, theme
from spreekuur.ui.clients.words import question
from spreekuur.ui.find.code_page import CodePage
from spreekuur.ui.find.filing import Filing
from spreekuur.ui.find.new_client import NewClientPage
from spreekuur.ui.find.place_page import PlacePage
from spreekuur.ui.find.search_page import SearchPage
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.keys import KEYS
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.widgets import Asked, Card

SEARCH, PLACE, NEW, CODE = range(4)
_WIDE, _HIGH = 720, 560
# These keys still reach the window while the layer is open; all others are kept away from the screen below.
_THROUGH = frozenset(
    {"hide", "lock", "help", "all_keys", "who", "client_view", "larger", "smaller", "normal_size"}
    | {f"go_{n}" for n in range(1, 9)}
)


@dataclass(frozen=True, slots=True)
class Why:
    """Why the layer is opened: for a talk, which may stand in the file `code`, or to look something up."""

    talk: str = ""
    code: str = ""
    language: str = "unknown"
    note: str = ""
    more: bool = False
    """One person more is looked for, besides those whose talk it is."""


class FindLayer(QWidget):
    """A child of the window, below the top bar and beside the rail; the page in it is a card."""

    client_opened = Signal(str)  # client id: show the file
    client_chosen = Signal(object)  # the Client whose talk this is
    referral_opened = Signal(str)  # kenmerk: show what became of it
    anonymous_chosen = Signal()
    place_opened = Signal(str)  # id of an entry of the directory
    place_missing = Signal(str)  # what was typed to find it
    told = Signal(object)  # the UserError that closed it
    closed = Signal()

    def __init__(self, window: MainWindow, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__(window)
        self.setObjectName("find-layer")
        self._window = window
        self._why, self._asked = Why(), ""
        self._back: QWidget | None = None
        self.filing = Filing(self, jobs, clock)
        self.card = Card()
        self.search, self.place = SearchPage(jobs, content, clock), PlacePage()
        self.new, self.code = NewClientPage(jobs, content, clock), CodePage()
        self.pages = QStackedWidget()
        for page in (self.search, self.place, self.new, self.code):
            self.pages.addWidget(page)
        self.card.box.addWidget(self.pages)
        self.card.setParent(self)
        window.installEventFilter(self)
        window.layers.append(self)
        self.hide()
        _connect(self)

    def ask(self, why: Why, *, new: bool = False) -> None:
        """Open, with the focus in the field; `new` goes straight on to a new file."""
        if self.isHidden():
            self._back = QApplication.focusWidget()
        if why.talk != self._asked or not why.talk:
            self.new.begin(why.language)
        self._why, self._asked = why, why.talk
        self.retranslate()
        self.search.begin(for_talk=bool(why.talk), code=why.code, note=why.note, more=why.more)
        self.restyle()
        self.show()
        self.raise_()
        self.go(NEW if new else SEARCH)

    def why(self) -> Why:
        """Why it was opened."""
        return self._why

    def go(self, page: int) -> None:
        """Show a page of the layer."""
        self.pages.setCurrentIndex(page)
        (self.search, self.place, self.new, self.code)[page].focus_first()
        self._window.mnemonics.refresh_soon()

    def close_layer(self) -> None:
        """Close it; the focus goes back to where it was."""
        if self.isHidden():
            return
        back, self._back = self._back, None
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._window.current()[1].focus_first()
        self._window.mnemonics.refresh_soon()
        self.closed.emit()

    def key(self, command: str) -> bool:
        """What a key means while the layer is open; True keeps it from the screen below."""
        if self.isHidden() or command in _THROUGH:
            return False
        if command == "close":
            self._close_top()
        elif command in ("find", "search"):
            self.go(SEARCH)
        elif self.pages.currentIndex() == NEW and command in self.new.commands():
            self.new.commands()[command]()
        elif command.startswith("Alt+"):
            self._window.mnemonics.go(command)
        return command in KEYS or command.startswith("Alt+")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for page in (self.search, self.place, self.new, self.code):
            page.retranslate()

    def restyle(self) -> None:
        """Take the place and the sizes that this window and text size give."""
        window, rail, top = self._window, self._window.rail.width(), self._window.top_bar.height()
        self.setGeometry(QRect(rail, top, window.width() - rail, window.height() - top))
        wide = min(theme.px(_WIDE), self.width() - 16)
        high = min(theme.px(_HIGH), self.height() - 12)
        self.card.setGeometry((self.width() - wide) // 2, 0, wide, high)
        margin = 20 if high > theme.px(_HIGH) * 0.8 else 12
        self.card.box.setContentsMargins(margin, margin, margin, margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.restyle()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the layer: what lies below it is covered. Esc leaves it."""
        return tab_walk.step(self.card, forward=forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the card closes the layer; what was typed in it stays."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_layer()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the screen below step back."""
        veil = QColor(theme.color("window"))
        veil.setAlphaF(0.72)
        QPainter(self).fillRect(self.rect(), veil)

    def _close_top(self) -> None:
        page = self.pages.currentIndex()
        if page == CODE:
            self.code.done.emit()
        elif page != SEARCH:
            self.go(SEARCH)
        elif not self.search.question.leave():
            self.close_layer()


def _connect(layer: FindLayer) -> None:
    search, filing = layer.search, layer.filing
    search.client_taken.connect(lambda client_id: _take(layer, client_id))
    search.place_taken.connect(lambda place: _show_place(layer, place))
    search.referral_taken.connect(lambda kenmerk: _leave(layer, layer.referral_opened.emit, kenmerk))
    search.new_wanted.connect(lambda: layer.go(NEW))
    search.anonymous_wanted.connect(lambda: _make_anonymous(layer))
    search.closed.connect(layer.close_layer)
    search.place_missing.connect(lambda typed: _leave(layer, layer.place_missing.emit, typed))
    layer.place.opened.connect(lambda org: _leave(layer, layer.place_opened.emit, org))
    layer.place.back_wanted.connect(lambda: layer.go(SEARCH))
    layer.new.back_wanted.connect(lambda: layer.go(SEARCH))
    layer.new.wanted.connect(filing.make)
    layer.new.known.same_wanted.connect(lambda client_id: _use_known(layer, client_id))
    layer.code.done.connect(lambda: _finish(layer))
    filing.made.connect(lambda client: _made(layer, client))
    filing.ready.connect(lambda client: _chosen(layer, client))
    filing.ended.connect(lambda client: _ask_again(layer, client))
    filing.gone.connect(search.search.again)
    filing.failed.connect(lambda error: _tell(layer, error))


def _take(layer: FindLayer, client_id: str) -> None:
    if layer.why().talk:
        layer.filing.look(client_id)
    else:
        layer.close_layer()
        layer.client_opened.emit(client_id)


def _use_known(layer: FindLayer, client_id: str) -> None:
    layer.new.begin(layer.why().language)
    _take(layer, client_id)


def _leave(layer: FindLayer, go: Callable[[str], object], what: str) -> None:
    layer.close_layer()
    go(what)


def _show_place(layer: FindLayer, place: Place) -> None:
    layer.place.show_place(place)
    layer.go(PLACE)


def _make_anonymous(layer: FindLayer) -> None:
    layer.anonymous_chosen.emit()
    layer.close_layer()


def _chosen(layer: FindLayer, client: Client) -> None:
    layer.client_chosen.emit(client)
    layer.close_layer()


def _made(layer: FindLayer, client: Client) -> None:
    layer.new.begin(client.language)
    layer.code.show_code(client.code)
    layer.code.client_id = client.id
    layer.go(CODE)
    if layer.why().talk:
        layer.client_chosen.emit(client)


def _finish(layer: FindLayer) -> None:
    layer.close_layer()
    if not layer.why().talk:
        layer.client_opened.emit(layer.code.client_id)


def _ask_again(layer: FindLayer, client: Client) -> None:
    words = _("The consent of {code} to keep a file has ended. Ask again: “{question}”").format(
        code=client.code, question=question(Purpose.RECORD)
    )
    asked = Asked(words, _("Not now"), _("The client agrees"), tone="info")
    layer.search.question.ask(asked, lambda: layer.filing.renew(client))


def _tell(layer: FindLayer, error: UserError) -> None:
    layer.close_layer()
    layer.told.emit(error)
