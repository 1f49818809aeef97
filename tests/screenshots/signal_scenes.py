# SPDX-License-Identifier: EUPL-1.2
"""The signal card of a talk that never was."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur.consultations.signal_card import Entry, Ground
from spreekuur.consultations.talk import Talk

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


SCENES: dict[str, Callable[[], QWidget]] = {
    "signal-card": a_card,
    "signal-card-sealed": lambda: a_card("domestic_violence", sealed),
}
