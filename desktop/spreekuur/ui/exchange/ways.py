# SPDX-License-Identifier: EUPL-1.2
"""How one gets to the exchange and to its questions, and what the frame and Today say of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from spreekuur.desk.exchange_standing import Standing
from spreekuur.language import _, ngettext
from spreekuur.times import Clock
from spreekuur.ui.closing.view import go_on_after
from spreekuur.ui.exchange import words
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.way_back import WayBack

_SCREEN, _QUESTIONS = "outbox", "questions"
_TELLING = ("today", "closing", _SCREEN)


class ExchangeWays(QObject):
    """Made once; it ends with the window."""

    def __init__(self, window: MainWindow, screens: Screens, way_back: WayBack, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._screens, self._clock, self._from = window, screens, clock, _SCREEN
        view, asked, today = screens.exchange, screens.questions, screens.today
        window.rail.show_item(_SCREEN, shown=False)
        view.stood.connect(self._stood)
        view.back_wanted.connect(lambda: window.show_screen("today"))
        view.questions_wanted.connect(self._ask)
        view.compare_wanted.connect(self._compare)
        asked.back_wanted.connect(lambda: window.show_screen(self._from))
        asked.undo_offered.connect(way_back.offer_on_desk)
        asked.file_wanted.connect(self._open_file)
        today.exchange_wanted.connect(lambda: window.show_screen(_SCREEN))
        for asks in (
            today.questions_wanted,
            screens.clients.parts.file.asked.wanted,
            screens.follow_up.mark.wanted,
        ):
            asks.connect(self._ask)
        window.screen_changed.connect(lambda key: view.work.look() if key in _TELLING else None)
        self._connect_closing()

    def _connect_closing(self) -> None:
        work, step = self._screens.exchange.work, self._screens.closing.parts.give
        step.part.wanted.connect(work.both_ways)
        step.part.file_wanted.connect(work.as_file)
        step.part.wanted.connect(lambda _place: step.say())
        work.done.connect(lambda done: self._given(lambda: step.part.show_round(done)))
        work.failed.connect(lambda error: self._given(lambda: step.part.show_error(error)))

    def _given(self, show: Callable[[], None]) -> None:
        """It was given, or could not be; when the closing asked for it, that goes on."""
        step = self._screens.closing.parts.give
        if step.part.is_busy():
            show()
            step.say()
            go_on_after(self._screens.closing)

    def _stood(self, standing: Standing) -> None:
        self._window.rail.show_item(_SCREEN, shown=standing.is_in_a_team)
        today = self._screens.today
        today.parts.show_exchange(standing, self._clock())
        self._screens.closing.parts.show_exchange(standing)

    def _ask(self) -> None:
        self._from = self._window.current()[0]
        self._window.show_screen(_QUESTIONS)

    def _compare(self, one: str, other: str) -> None:
        self._window.show_screen("clients")
        self._screens.clients.joining.compare(one, other)
        self._screens.exchange.parts.asked.told_apart((one, other))

    def _open_file(self, client_id: str) -> None:
        self._window.show_screen("clients")
        self._screens.clients.open(client_id)


def bottom_line(standing: Standing) -> tuple[str, str]:
    """What the line below every screen says of it: an icon and a few words; empty when nothing is to be said."""
    if standing.talks:
        return "send", ngettext("{n} talk to give", "{n} talks to give", standing.talks).format(
            n=standing.talks
        )
    if standing.records:
        return "send", _("Changes to give")
    return ("circle-check", _("Received by the coordinator")) if _is_received(standing) else ("", "")


def _is_received(standing: Standing) -> bool:
    mine = standing.evenings[0].laptops[0] if standing.evenings else None
    return bool(words.received(standing)) and mine is not None and mine.is_whole
