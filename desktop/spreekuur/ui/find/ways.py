# SPDX-License-Identifier: EUPL-1.2
"""Ctrl+K: opens the layer over the screen that is shown, and does what was chosen in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from spreekuur.clients.model import Client
from spreekuur.desk.client_files_twice import Twice
from spreekuur.desk.linking import may_stand_in_file
from spreekuur.language import _
from spreekuur.ui.clients.second_file import SecondFile
from spreekuur.ui.consultation.linking import Linking
from spreekuur.ui.directory.view import DirectoryView
from spreekuur.ui.find.layer import FindLayer, Why
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session
from spreekuur.ui.way_back import WayBack


class Finder(QObject):
    """Makes the layer when it is first asked for."""

    def __init__(self, window: MainWindow, screens: Screens, way_back: WayBack, session: Session) -> None:
        super().__init__(window)
        self._window, self._screens, self._way_back, self._session = window, screens, way_back, session
        self._layer: FindLayer | None = None
        window.over.append(self._key)
        window.on("find", self.look_up)
        window.screen_changed.connect(lambda _key: self._layer.close_layer() if self._layer else None)
        self.second = SecondFile(self, session.jobs, session.clock)
        self.second.found.connect(lambda own, other: _tell_second(window, screens, own, other))
        screens.talk.client_wanted.connect(self.whose_talk)
        screens.talk.person_wanted.connect(self.who_else)
        screens.clients.new_file_wanted.connect(self.new_file)

    def layer(self) -> FindLayer:
        """The layer."""
        if self._layer is None:
            session = self._session
            self._layer = FindLayer(self._window, session.jobs, session.content, session.clock)
            _connect(self._layer, self._window, self._screens, self._way_back)
            self._layer.client_chosen.connect(self.second.look)
        return self._layer

    def look_up(self) -> None:
        """Search clients and directory together."""
        self.layer().ask(Why())

    def new_file(self) -> None:
        """Make a client file."""
        self.layer().ask(Why(), new=True)

    def whose_talk(self) -> None:
        """Ask whose talk it is that stands on the form; after a no it can be nobody's."""
        talk = self._screens.talk.session.talk
        if talk is None:
            self.look_up()
        elif may_stand_in_file(talk):
            self.layer().ask(Why(talk.id, self._screens.talk.linking.code(), talk.language))
        else:
            self.layer().ask(Why(note=_("The client said no, so this talk stays anonymous.")))

    def who_else(self) -> None:
        """Ask who else sits there and has a file; after a no nobody's talk it is."""
        talk = self._screens.talk.session.talk
        if talk is not None and may_stand_in_file(talk):
            self.layer().ask(Why(talk.id, "", talk.language, more=True))
        else:
            self.whose_talk()

    def _key(self, command: str) -> bool | None:
        return True if self._layer is not None and self._layer.key(command) else None


def _connect(layer: FindLayer, window: MainWindow, screens: Screens, way_back: WayBack) -> None:
    talk = screens.talk
    layer.client_opened.connect(lambda client_id: _open_file(window, screens, client_id))
    layer.client_chosen.connect(lambda client: _choose(layer, talk.linking, client))
    layer.anonymous_chosen.connect(lambda: talk.linking.unlink())
    layer.filing.undo_offered.connect(way_back.offer_on_desk)
    layer.place_opened.connect(lambda org: _at_directory(window, screens, lambda view: view.open(org)))
    layer.place_missing.connect(
        lambda typed: _at_directory(window, screens, lambda view: view.open_add(typed))
    )
    layer.referral_opened.connect(lambda kenmerk: _follow(window, screens, kenmerk))
    layer.told.connect(window.notices.tell)
    layer.closed.connect(talk.link_question.focus_safe)


def _choose(layer: FindLayer, linking: Linking, client: Client) -> None:
    if layer.why().more:
        linking.bring(client.id, client.code)
    else:
        linking.link(client)


def _tell_second(window: MainWindow, screens: Screens, own: str, other: Twice) -> None:
    def compare() -> None:
        window.show_screen("clients")
        screens.clients.joining.compare(own, other.hit.id)

    words = _("This client may have a second file: {code}.")
    window.notices.say("info", words.format(code=other.hit.code), _("Compare…"), compare)


def _open_file(window: MainWindow, screens: Screens, client_id: str) -> None:
    window.show_screen("clients")
    screens.clients.open(client_id)


def _follow(window: MainWindow, screens: Screens, kenmerk: str) -> None:
    window.show_screen("follow_up")
    screens.follow_up.work.find(kenmerk)


def _at_directory(window: MainWindow, screens: Screens, do: Callable[[DirectoryView], object]) -> None:
    window.show_screen("directory")
    do(screens.directory)
