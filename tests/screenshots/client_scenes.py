# SPDX-License-Identifier: EUPL-1.2
"""The client view, always in the language of the client, and what it brings back to the form."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur import language
from spreekuur.consultations.talk import ClientSaid, Talk

GIVEN = {"employment": "agency", "registration": "rni", "expected_months": 5}
Change = Callable[[Talk], Talk]


def _told(talk: Talk) -> Talk:
    own = language.current()
    return replace(talk, topics=("work.unpaid", "housing.quality"), answers=GIVEN, language=own)


def _view(change: Change, *routes: str) -> QWidget:
    window = stage.a_window()
    view = stage.call(window, 14)
    view.session.change(change)
    for route in routes:
        view.session.toggle_route(route)
    window.setProperty("pose", "client_view")
    return window


def consent() -> QWidget:
    return _view(_told, "juridisch_loket")


def question() -> QWidget:
    return _view(_told)


def many() -> QWidget:
    return _view(lambda talk: replace(_told(talk), topics=("reg.brp", "info.letter"), answers={}))


def which_language() -> QWidget:
    return _view(lambda talk: replace(_told(talk), language="unknown"))


def emergency() -> QWidget:
    seen = ("domestic_violence", "acute_danger")
    return _view(lambda talk: replace(_told(talk), topics=("safety.domestic_violence",), signals=seen))


def letter() -> QWidget:
    window = _view(_told, "juridisch_loket")
    session = window.screens()["consultation"].session
    window.screens()["consultation"].letter_wanted.emit(session.talk, "juridisch_loket")
    form = window.screens()["letter"].form
    form.tick.setChecked(True)
    form.extras.ticks["employer"].setChecked(True)
    return window


def confirm() -> QWidget:
    window = stage.a_window()
    view = stage.call(window, 14)
    view.session.change(_told)
    view.session.toggle_route("juridisch_loket")
    said = ClientSaid("consent", "yes", ("juridisch_loket",))
    view.session.change(lambda talk: replace(talk, client_said=said))
    return window


SCENES = {
    "client-view": consent,
    "client-view-question": question,
    "client-view-many": many,
    "client-view-language": which_language,
    "client-view-emergency": emergency,
    "client-view-letter": letter,
    "client-confirm": confirm,
}
