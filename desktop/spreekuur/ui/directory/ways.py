# SPDX-License-Identifier: EUPL-1.2
"""How one gets from the directory to the talk, to paper and to the client, and back."""

from spreekuur.desk import directory_paper, form
from spreekuur.desk.client_view import ClientView
from spreekuur.desk.desk import Desk
from spreekuur.language import _
from spreekuur.referral.model import Suggestion
from spreekuur.ui.client_view.showing import Showing
from spreekuur.ui.directory.layout import ENTRY
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.way_back import WayBack


def connect(window: MainWindow, screens: Screens, way_back: WayBack, showing: Showing) -> None:
    """Make every connection of the directory."""
    directory = screens.directory
    directory.undo_offered.connect(way_back.offer_on_desk)
    directory.client_view_wanted.connect(window.client_view_requested)
    directory.print_wanted.connect(lambda org, language: _print(window, screens, org, language))
    showing.elsewhere["directory"] = lambda: _for_client(screens)
    directory.parts.entry.chosen.connect(lambda: _choose(window, screens))
    window.screen_changed.connect(lambda key: _look_at_talk(screens) if key == "directory" else None)


def _look_at_talk(screens: Screens) -> None:
    """What the talk on the form is about, and the language it is held in."""
    talk = screens.talk.session.talk
    directory = screens.directory
    directory.topics = talk.topics if talk is not None else ()
    directory.parts.entry.set_choosing(talk is not None)
    if talk is not None:
        directory.parts.entry.language.set_value(talk.language)


def _choose(window: MainWindow, screens: Screens) -> None:
    """The organisation is chosen for the talk on the form, and one is back there."""
    shown, talk = screens.directory.parts.entry.entry(), screens.talk.session
    if shown is None or talk.talk is None:
        return
    picked = Suggestion(shown.id, "normal", (), "", (), "", None)
    talk.change(lambda before: form.choose(before, picked))
    window.show_screen("consultation")


def _for_client(screens: Screens) -> ClientView | None:
    directory = screens.directory
    shown = directory.parts.entry.entry() if directory.parts.page() == ENTRY else None
    if shown is None:
        return None
    language = directory.parts.entry.language.value()
    return directory_paper.view_of(directory.content, shown.id, language, directory.clock())


def _print(window: MainWindow, screens: Screens, org: str, language: str) -> None:
    now = screens.directory.clock()

    def draw(desk: Desk) -> bytes:
        return directory_paper.paper(desk, org, language, now)

    screens.paper.open_paper(
        _("An organisation to go to"),
        _("One page for the client. Nothing of the client is on it."),
        "adres",
        draw,
    )
    window.show_screen("paper")
