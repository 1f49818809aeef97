# SPDX-License-Identifier: EUPL-1.2
"""The signal card of a talk that never was."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur.consultations.shelter import Step
from spreekuur.consultations.signal_card import Entry, Ground
from spreekuur.consultations.talk import Talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import shelter, talks

WRITTEN = (
    Entry("domestic_violence", Ground.SEEN, "Blauwe plek op de arm, kijkt steeds naar de deur."),
    Entry("domestic_violence", Ground.SAID, "„Wieczorem boję się wracać.”"),
    Entry("documents_retained", Ground.INFERRED, ""),
    Entry("", Ground.SOURCE, "Zij zelf, aan ons."),
)


def in_danger(talk: Talk) -> Talk:
    """What somebody told: it is not safe at home."""
    seen = ("domestic_violence", "acute_danger")
    return replace(talk, topics=("safety.domestic_violence",), signals=seen, card=WRITTEN)


def a_card(
    signal: str = "domestic_violence", then: Callable[[QWidget], None] = lambda _view: None
) -> QWidget:
    """The card of the talk with number 15, at this signal."""
    window = stage.a_window()
    view = stage.call(window, 15)
    view.session.change(in_danger)
    view.card_wanted.emit(signal)
    then(window.screens()["signal_card"])
    return window


def sealed(view: QWidget) -> None:
    """A first card was kept a while ago."""
    view.keep()


def a_bed(window_then: Callable[[QWidget], None] = lambda _window: None) -> QWidget:
    """Somebody has no place to sleep; a place was offered."""
    window = stage.a_window()
    view = stage.call(window, 15)
    view.session.change(in_the_street)
    window_then(window)
    return window


def in_the_street(talk: Talk) -> Talk:
    """What somebody told: no bed for tonight."""
    told = replace(talk, topics=("care.homeless",), signals=("homelessness_tonight",), language="bg")
    for step in (Step.SIGNALLED, Step.OFFERED):
        told = shelter.reach(told, step, "Marta", stage.NOW)
    return told


def bed_row(window: QWidget) -> None:
    """The focus is on the steps, so that they are in sight."""
    window.setProperty("pose", "shelter")


def a_bed_later() -> QWidget:
    """On a later evening: how did it go on?"""
    window = stage.a_window()
    desk, today = stage.desk_of(window), window.screens()["today"]
    evening = evenings.current(desk)
    talk = in_the_street(replace(talks.begin(evening, stage.NOW), consent="yes", number=9))
    talks.finish(desk, talk, stage.NOW)
    today.parts.question.later.click()
    today.showing()
    today.parts.todo.wanted.emit(f"shelter:{talk.id}")
    return window


SCENES: dict[str, Callable[[], QWidget]] = {
    "signal-card": a_card,
    "talk-shelter": lambda: a_bed(bed_row),
    "today-shelter": a_bed_later,
    "signal-card-sealed": lambda: a_card("domestic_violence", sealed),
}


def pose(window: QWidget, wanted: str) -> bool:
    """What can only be done once the screen is seen."""
    if wanted == "shelter":
        window.screens()["consultation"].page.form.shelter.row.focus_first()
    return wanted == "shelter"
