# SPDX-License-Identifier: EUPL-1.2
"""How one gets from a client's file to a talk and to paper, and back."""

from PySide6.QtCore import QObject

from spreekuur.clients.model import Client
from spreekuur.desk import client_files, form
from spreekuur.desk.desk import Desk
from spreekuur.language import _
from spreekuur.ui.clients.view import open_due
from spreekuur.ui.consultation.saving import title
from spreekuur.ui.find.ways import Finder
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session
from spreekuur.ui.way_back import WayBack


def connect(window: MainWindow, screens: Screens, way_back: WayBack, session: Session) -> None:
    """Make every connection of the client files."""
    clients = screens.clients
    finder = Finder(window, screens, way_back, session)
    returning = Returning(window, screens)
    clients.talk_wanted.connect(finder.second.look)
    screens.today.clearing_wanted.connect(lambda: _open_due(window, screens))
    clients.talk_wanted.connect(returning.begin)
    clients.referral_wanted.connect(lambda kenmerk: _follow(window, screens, kenmerk))
    clients.undo_offered.connect(way_back.offer_on_desk)
    clients.done_for_good.connect(lambda sentence: _tell_for_good(window, way_back, sentence))
    clients.print_wanted.connect(lambda code: _print(window, screens, session, code))


class Returning(QObject):
    """A client who came back: their talk is the one on the form, or a new one in their language."""

    def __init__(self, window: MainWindow, screens: Screens) -> None:
        super().__init__(window)
        self._window, self._screens = window, screens
        self._client: Client | None = None
        screens.talk.session.opened.connect(self._link)
        screens.talk.session.no_evening.connect(self._forget)
        window.screen_changed.connect(self._name_button)

    def begin(self, client: Client) -> None:
        """Put the anonymous talk on the form into the file; without one begin a talk."""
        self._client = client
        if self._talk_to_link():
            self._link()
        else:
            today = self._screens.today.today
            self._screens.talk.session.begin(evening=today.evening if today is not None else None)
        self._window.show_screen("consultation")

    def _talk_to_link(self) -> str:
        """What the talk on the form is called, if it is nobody's yet."""
        view = self._screens.talk
        talk = view.session.talk
        return title(talk) if talk is not None and not view.linking.code() else ""

    def _link(self) -> None:
        client, self._client = self._client, None
        talk = self._screens.talk
        if client is None or talk.session.talk is None:
            return
        if talk.session.talk.language == "unknown" and client.language:
            talk.session.change(lambda t: form.answer(t, "language", client.language))
        talk.linking.link(client)
        talk.link_question.focus_safe()

    def _forget(self) -> None:
        self._client = None

    def _name_button(self, key: str) -> None:
        if key == "clients":
            self._screens.clients.parts.file.set_talk(self._talk_to_link())


def _tell_for_good(window: MainWindow, way_back: WayBack, sentence: str) -> None:
    """What was done before cannot be undone any more either: it may be about what is gone."""
    way_back.forget()
    window.bottom_line.set_done(sentence, can_undo=False)


def _open_due(window: MainWindow, screens: Screens) -> None:
    window.show_screen("clients")
    open_due(screens.clients)


def _follow(window: MainWindow, screens: Screens, kenmerk: str) -> None:
    window.show_screen("follow_up")
    screens.follow_up.work.find(kenmerk)


def _print(window: MainWindow, screens: Screens, session: Session, code: str) -> None:
    def draw(desk: Desk) -> bytes | None:
        return client_files.export(desk, code, session.clock()).pdf

    screens.paper.open_paper(
        _("What we keep"), _("All that stands in this file. It is for the client."), "inzage", draw
    )
    window.show_screen("paper")
