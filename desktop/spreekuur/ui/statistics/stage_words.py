# SPDX-License-Identifier: EUPL-1.2
"""What is said of how far a period is, and of why its numbers are in fives."""

from datetime import date
from typing import NamedTuple

from spreekuur.language import _
from spreekuur.ui.clients.words import day
from spreekuur.ui.statistics.shown import Shown, Stage

_FIVE = 5


class Said(NamedTuple):
    """A sentence in its tone; without words nothing is to be said."""

    tone: str = "info"
    words: str = ""


def subtitle(shown: Shown, today: date) -> str:
    """The small line under the title."""
    if shown.stage is Stage.SIGNED and shown.day is not None:
        return _("signed on {date} · this is what the municipality sees").format(date=day(shown.day, today))
    if shown.stage in (Stage.OPEN, Stage.WAITING, Stage.READY):
        return _("provisional: not closed yet")
    return _("Counts that nobody can be traced in")


def said(shown: Shown, today: date) -> Said:
    """What there is to know before one reads the numbers."""
    when = day(shown.day, today) if shown.day is not None else ""
    if shown.stage is Stage.WAITING:
        return Said("warn", _waiting(shown, when))
    if shown.stage is Stage.READY and not shown.may_make:
        return Said("info", _("This period may be closed. That is done on the laptop of the coordinator."))
    return {
        Stage.OPEN: Said(
            "info", _("Provisional: this period is not over. Afterwards it is closed, proved and signed.")
        ),
        Stage.READY: Said("info", _("This period may be closed. Look at what leaves, and sign it.")),
        Stage.STOPPED: Said(
            "info", _("Stopped: no figures were made. Choose the period once more to make them.")
        ),
        Stage.REFUSED: Said(
            "warn",
            _(
                "No figures of this period could be proved safe. Nothing leaves; they go along with the next ones."
            ),
        ),
        Stage.WITHDRAWN: Said(
            "warn", _("These figures were withdrawn on {date}. Do not use them any more.").format(date=when)
        ),
        Stage.CONFLICT: Said(
            "danger",
            _(
                "Two laptops signed different figures of this period. Neither is sent. Agree which one is withdrawn."
            ),
        ),
        Stage.ELSEWHERE: Said(
            "info",
            _("The figures of this year are made on another laptop: {laptop}.").format(laptop=shown.laptop),
        ),
    }.get(shown.stage, Said())


def _waiting(shown: Shown, when: str) -> str:
    if not shown.missing:
        return _("This period is over. It may be closed from {date}.").format(date=when)
    return _(
        "This period is over, but not everything is in yet: {laptops}. It may be closed without them from {date}."
    ).format(laptops=", ".join(shown.missing), date=when)


def rounded_to(base: int) -> str:
    """How every count was rounded; a pack may ask for more than fives, never for less."""
    if base == _FIVE:
        return _("All counts are rounded to fives.")
    return _("All counts are rounded to multiples of {n}.").format(n=base)


def what_few(deviation: int) -> str:
    """What the smallest one means."""
    return _(
        "0-{most} means none to {most}. Exact counts never stand here: a small one could point at somebody."
    ).format(most=deviation)


def checked(shown: Shown, there: bool, today: date) -> Said:
    """What there is to know before one looks at what leaves; `there`: its figures are made."""
    if shown.stage is Stage.READY and there:
        return Said("info", _("Nothing has left yet. Look at what would leave, then sign it."))
    if shown.stage is Stage.SIGNED:
        when = day(shown.day, today) if shown.day is not None else ""
        return Said("ok", _("Signed on {date}. It leaves exactly as it stands here.").format(date=when))
    if shown.stage is Stage.OPEN:
        return Said(
            "info", _("Provisional: this period is not over. It cannot be signed, saved or copied yet.")
        )
    return said(shown, today)


def what_closing_is() -> str:
    """What happens when a period is closed."""
    return _(
        "What is in now is counted for good; what comes in later is counted in the next period. "
        "Then the figures are rounded and proved. Nothing leaves before you sign."
    )


def why_nothing(shown: Shown) -> str:
    """Why no figures of a period can be looked at."""
    if shown.stage is Stage.REFUSED:
        return _("Its figures go along with those of the next period.")
    return _("Nobody was counted in this period yet.")
