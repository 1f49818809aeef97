# SPDX-License-Identifier: EUPL-1.2
"""Client files, Ctrl+K, and a talk that stands in a file. The people are invented."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from unittest.mock import patch

from PySide6.QtWidgets import QWidget

from builders import a_talk
from screenshots import stage
from spreekuur.clients.households import Kind
from spreekuur.clients.model import Client, Purpose
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.desk import client_files, evening, households, talks
from spreekuur.desk.desk import Desk
from spreekuur.ui.main_window import MainWindow

SPRING = datetime(2026, 6, 24, 18, 5, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 14, 18, 20, tzinfo=UTC)


def the_same_codes(seed: int = 7) -> AbstractContextManager[Any]:
    """Codes that are made anew in the same order, so that pictures and trees can be compared."""
    return patch.object(secrets, "randbelow", Random(seed).randrange)


def a_client(desk: Desk) -> Client:
    """Somebody who came in June and in October, who may be called back and of whom the legal aid desk may know."""
    client = client_files.found(
        desk, "pl", SPRING, (Purpose.RECORD,), given="Maja", family="Kowalska", phone="0612345678"
    ).client
    client_files.give(desk, client.id, Purpose.FOLLOW_UP, AUTUMN)
    client_files.give(desk, client.id, Purpose.SHARE, AUTUMN, "juridisch_loket")
    for moment, topics, route in (
        (SPRING, ("work.unpaid",), "sncu"),
        (AUTUMN, ("work.dismissal", "housing.quality"), "juridisch_loket"),
    ):
        on = evening.of_day(desk, moment.date(), moment)
        talk = replace(
            a_talk(on),
            started_at=moment.isoformat(timespec="milliseconds"),
            topics=topics,
            routes=(ChosenRoute(route, "urgent", ()),),
            client_id=client.id,
        )
        talks.finish(desk, talk, moment)
    return client


def others(desk: Desk) -> None:
    """Two more whose initials are the same."""
    client_files.found(
        desk, "pl", AUTUMN, (Purpose.RECORD,), given="Marek", family="Krol", phone="0655500123"
    )
    client_files.found(desk, "bg", AUTUMN, (Purpose.RECORD, Purpose.FOLLOW_UP), given="Мира", family="Колева")


def at_clients(then: Callable[[MainWindow, Client], object] = lambda _w, _c: None) -> QWidget:
    desk = stage.a_desk()
    with the_same_codes():
        client = a_client(desk)
        others(desk)
    window = stage.a_window(desk)
    window.show_screen("clients")
    then(window, client)
    return window


def found(window: MainWindow, _client: Client) -> None:
    window.screens()["clients"].parts.search.field.setText("mk")


def opened(window: MainWindow, client: Client) -> None:
    found(window, client)
    window.screens()["clients"].open(client.id)


def withdrawing(window: MainWindow, client: Client) -> None:
    opened(window, client)
    view = window.screens()["clients"]
    view.parts.file.consents.rows[0].withdraw.click()


def binned(window: MainWindow, client: Client) -> None:
    desk = stage.desk_of(window)
    client_files.to_bin(desk, client.id, stage.NOW)
    window.screens()["clients"].showing()
    window.screens()["clients"].parts.search.bin_button.click()


def with_household(window: MainWindow, client: Client) -> None:
    """A partner with a file, two children without one, and the form in which somebody else is found."""
    desk = stage.desk_of(window)
    (hit,) = client_files.search(desk, "0655500123", stage.NOW.date())
    client_files.give(desk, client.id, Purpose.RECORD, stage.NOW)
    client_files.give(desk, hit.id, Purpose.RECORD, stage.NOW)
    households.add(desk, client.id, Kind.PARTNER, hit.id, stage.NOW)
    for _child in range(2):
        households.add(desk, client.id, Kind.CHILD, None, stage.NOW)
    window.screens()["clients"].open(client.id)
    window.setProperty("pose", "household")


def with_timeline(window: MainWindow, client: Client) -> None:
    """All that happened, with one talk told below."""
    with_household(window, client)
    window.setProperty("pose", "timeline")


def twice(window: MainWindow, client: Client) -> None:
    """A second file of the same person, compared with the first."""
    desk = stage.desk_of(window)
    with the_same_codes(seed=3):
        other = client_files.found(
            desk, "pl", AUTUMN, (Purpose.RECORD,), given="Maja", family="Kovalska", phone="0687654321"
        ).client
    view = window.screens()["clients"]
    view.open(client.id)
    view.joining.compare(client.id, other.id)


LONG_AGO = datetime(2024, 5, 15, 18, 5, tzinfo=UTC)


def with_old_files() -> Desk:
    """Besides the others three with whom nothing was for two years: one with a talk, one with a name, one closed."""
    desk = stage.a_desk()
    with the_same_codes():
        client = a_client(desk)
        others(desk)
        talked = client_files.found(
            desk, "pl", LONG_AGO, (Purpose.RECORD,), given="Iwo", phone="0612000111"
        ).client
        client_files.found(desk, "ro", LONG_AGO + timedelta(days=70), (Purpose.RECORD,))
        closed = client_files.found(desk, "bg", LONG_AGO + timedelta(days=140), (Purpose.RECORD,)).client
    on = evening.of_day(desk, LONG_AGO.date(), LONG_AGO)
    talk = replace(a_talk(on), started_at=LONG_AGO.isoformat(timespec="milliseconds"), client_id=talked.id)
    talks.finish(desk, replace(talk, topics=("work.unpaid",)), LONG_AGO)
    consent = client_files.open_file(desk, closed.id, LONG_AGO.date()).consents[0]
    client_files.withdraw(desk, consent.consent_id, LONG_AGO + timedelta(days=150))
    desk.db.author = "Marta"
    for minutes, seen in enumerate((talked, client, closed)):
        client_files.look_into(desk, seen.id, stage.NOW - timedelta(minutes=90 - 20 * minutes))
    client_files.export(desk, client.code, stage.NOW - timedelta(minutes=9))
    return desk


def due(*, asking: bool = False) -> QWidget:
    window = stage.a_window(with_old_files())
    window.screens()["today"].clearing_wanted.emit()
    if asking:
        window.screens()["clients"].parts.due.rows[0].keep.click()
    return window


def in_talk(then: Callable[[MainWindow, Client], object], **change: object) -> QWidget:
    desk = stage.a_desk()
    with the_same_codes():
        client = a_client(desk)
        others(desk)
    window = stage.a_window(desk)
    view = stage.call(window, 14)
    view.session.change(lambda talk: _changed(talk, **change))
    then(window, client)
    return window


def linked(window: MainWindow, client: Client) -> None:
    window.screens()["consultation"].linking.link(client)


def several(window: MainWindow, client: Client) -> None:
    """Two with a file, and a third who is a number."""
    linked(window, client)
    desk, talk = stage.desk_of(window), window.screens()["consultation"]
    (other,) = client_files.search(desk, "0655500123", stage.NOW.date())
    talk.linking.bring(other.id, other.code)
    talk.session.change(lambda t: replace(t, persons=3))
    talk.page.form.optional.count_persons()


def _changed(talk: Talk, **change: object) -> Talk:
    return replace(talk, **change)  # type: ignore[arg-type]


def layer(what: str) -> Callable[[MainWindow, Client], None]:
    def show(window: MainWindow, _client: Client) -> None:
        window.setProperty("pose", what)

    return show


def _looking(window: MainWindow) -> None:
    card = window.screens()["clients"].parts.file
    card.household.open_form()
    card.household.form.field.setText("mk")


def _at_timeline(window: MainWindow) -> None:
    view = window.screens()["clients"]
    view.parts.file.timeline.click()
    view.timeline.look_at_talk(next(e.talk for e in view.parts.timeline._events if e.talk))


_ON_FILE: dict[str, Callable[[MainWindow], None]] = {"household": _looking, "timeline": _at_timeline}


def pose(window: MainWindow, what: str) -> bool:
    """What can only be done once the window is seen; False when it is not ours."""
    if what in _ON_FILE:
        _ON_FILE[what](window)
        return True
    if what.startswith("find-"):
        _find(window, what)
        return True
    return False


def _find(window: MainWindow, what: str) -> None:
    window.do("find")
    parts = window.findChild(QWidget, "find-layer")
    if what == "find-talk":
        parts.search.field.setText("mk")
    elif what == "find-all":
        parts.search.field.setText("jur")
    elif what == "find-place":
        parts.search.field.setText("juridisch")
        parts.search.list.taken.emit(parts.search.list.current_id())
    elif what in ("find-new", "find-known", "find-code"):
        parts.go(2)
        parts.new.ticks[Purpose.RECORD].click()
        if what == "find-known":
            parts.new.given.setText("Maja")
            parts.new.family.setText("Kovalska")
            parts.new.family.setFocus()
            parts.new.known.look_now()
        if what == "find-code":
            with the_same_codes(seed=42):
                parts.new.accept()


SCENES: dict[str, Callable[[], QWidget]] = {
    "clients-empty": at_clients,
    "clients-found": lambda: at_clients(found),
    "clients-file": lambda: at_clients(opened),
    "clients-household": lambda: at_clients(with_household),
    "clients-timeline": lambda: at_clients(with_timeline),
    "clients-withdraw": lambda: at_clients(withdrawing),
    "clients-join": lambda: at_clients(twice),
    "clients-bin": lambda: at_clients(binned),
    "clients-due": due,
    "clients-due-keep": lambda: due(asking=True),
    "today-to-clear": lambda: stage.a_window(with_old_files()),
    "talk-client": lambda: in_talk(layer("find-talk")),
    "talk-client-new": lambda: in_talk(layer("find-new")),
    "talk-client-known": lambda: in_talk(layer("find-known")),
    "talk-client-code": lambda: in_talk(layer("find-code")),
    "talk-linked": lambda: in_talk(several, topics=("work.unpaid",)),
    "talk-sensitive": lambda: in_talk(linked, topics=("safety.discrimination", "work.unpaid")),
    "find": lambda: at_clients(layer("find-all")),
    "find-place": lambda: at_clients(layer("find-place")),
}
