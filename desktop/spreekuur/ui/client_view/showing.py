# SPDX-License-Identifier: EUPL-1.2
"""F8: shows the client what the talk came to, takes what they press to the volunteer, and goes back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk import client_view
from spreekuur.desk.client_asking import asking_at_most
from spreekuur.desk.client_view import ClientView
from spreekuur.language import _
from spreekuur.printing import qr
from spreekuur.ui.client_view.page import ClientPage
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.keys import KEYS
from spreekuur.ui.main_window import MainWindow

_OF_THE_FRAME = ("hide", "lock", "larger", "smaller", "normal_size")
_WITH_A_TALK = ("consultation", "letter")
Source = Callable[[], ClientView | None]
_TURNS = {"Alt+Left": -1, "Alt+Right": 1}


class Showing(QObject):
    """Opens and closes the client view of the talk on the form."""

    def __init__(self, window: MainWindow, session: Session, content: Content, jobs: AnyJobs) -> None:
        super().__init__(window)
        self._window, self._session, self._content, self._jobs = window, session, content, jobs
        self._page: ClientPage | None = None
        self._view = ClientView("en", "", "")
        self._at = 0
        self._coded = ""
        self._back: QWidget | None = None
        self.elsewhere: dict[str, Source] = {}
        """What is shown to the client on other screens, by the key of the screen; None: nothing is open there."""
        self.takes: dict[str, Callable[[str, str], None]] = {}
        """Who takes what was pressed on another screen: the key of the question, and the answer."""
        self._source: Source = self.of_talk
        self._answered: set[str] = set()
        session.opened.connect(self._answered.clear)
        session.editing.changed.connect(self._refresh)

    @property
    def page(self) -> ClientPage | None:
        """The page while it is shown."""
        return self._page if self._page is not None and not self._page.isHidden() else None

    def toggle(self) -> None:
        """Show the client view, or go back from it; where there is nothing to show it says so."""
        if self.page is not None:
            self.close()
        elif (source := self.elsewhere.get(self._window.current()[0])) is not None:
            self._open(source, _("Open an organisation first. Then F8 shows it to the client."))
        elif self._session.talk is None or self._window.current()[0] not in _WITH_A_TALK:
            self._window.notices.say("info", _("Open a talk first. Then F8 shows the client where to go."))
        else:
            self._open(self.of_talk, _("Choose a topic first. Then F8 shows the client where to go."))

    def close(self) -> None:
        """Back to the screen that was there before, and to its field."""
        if self._page is None or self.hear not in self._window.over:
            return
        self._window.over.remove(self.hear)
        # The focus goes first: hiding the part that has it would send it anywhere.
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        else:
            self._window.current()[1].focus_first()
        self._page.hide()

    def prepare(self) -> None:
        """Build the page before it is wanted: then it is there at once."""
        if self._page is None:
            page = self._page = ClientPage(self._window.window())
            page.close_wanted.connect(self.close)
            page.hide_wanted.connect(self._window.hide_requested)
            page.lock_wanted.connect(self._window.lock_requested)
            page.turned.connect(self._turn)
            page.answered.connect(self._on_answered)

    def hear(self, name: str) -> bool:
        """A key while the page is shown: none reaches what lies below."""
        if name in ("client_view", "close"):
            self.close()
            return True
        if name in _TURNS:
            self._turn(_TURNS[name])
            return True
        if name in _OF_THE_FRAME:
            return self._window.do(name, frame_only=True)
        return name in KEYS or "+" in name.removeprefix("Shift+")

    def _open(self, source: Source, nothing: str) -> None:
        self._at, self._source = 0, source
        view = source()
        if view is None or view.is_empty:
            self._window.notices.say("info", nothing)
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.prepare()
        assert self._page is not None
        self._back = QApplication.focusWidget()
        self._window.over.append(self.hear)
        self._window.notices.hide()
        self._show(view)
        self._page.open()

    def of_talk(self) -> ClientView | None:
        """What the client may see of the talk on the form; None without one."""
        session = self._session
        if session.talk is None:
            return None
        view = client_view.client_view(session.talk, self._content, session.adviser.passed)
        return asking_at_most(view, self._answered)

    def _refresh(self) -> None:
        if self.page is None:
            return
        view = self._source()
        if view is None:
            self.close()
        else:
            self._show(view)

    def _show(self, view: ClientView) -> None:
        self._view = view
        self._at = min(self._at, max(len(view.places) - 1, 0))
        if self._page is not None:
            self._page.show_view(view, self._at)
            self._draw_code()

    def _draw_code(self) -> None:
        """The code comes a moment later than the words: working it out takes longer than a key may."""
        text = client_view.qr_text(self._view, self._at) if self._view.has_code else ""
        if not text or text == self._coded:
            return
        self._coded = text

        def drawn(runs: qr.Runs) -> None:
            if text == self._coded and self._page is not None:
                self._page.place.take.show_runs(runs)

        # Not before the words are painted: the calculation would take turns with the painting.
        QTimer.singleShot(
            0, self, lambda: self._jobs.aside(self, lambda: qr.runs(text, error="l", eci=True), drawn)
        )

    def _turn(self, by: int) -> None:
        places = len(self._view.places)
        if places > 1:
            self._at = (self._at + by) % places
            self._show(self._view)

    def _on_answered(self, value: str) -> None:
        ask, take = self._view.ask, self.takes.get(self._window.current()[0])
        if ask is None:
            return
        if take is not None and ask.is_keyed:
            take(ask.key, value)
            self._refresh()
        else:
            self._answered.add(ask.key)
            self._session.change(lambda talk: client_view.pressed(talk, ask, value))
