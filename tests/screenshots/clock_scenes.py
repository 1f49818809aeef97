# SPDX-License-Identifier: EUPL-1.2
"""A talk in which stays were told: the registration clock counts them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from screenshots import stage
from spreekuur import language
from spreekuur.consultations.model import Stay
from spreekuur.consultations.talk import Talk
from spreekuur.desk import job_loss

STAYS = (Stay(date(2026, 5, 4), date(2026, 6, 20)), Stay(date(2026, 9, 14), None))


TOLD = {"registration": "rni", "expected_months": 5, "municipality": "aalsmeer"}


def stayed(talk: Talk) -> Talk:
    """Somebody who came for the second time and does not know until when."""
    return replace(
        talk, topics=("reg.brp",), stays=STAYS, answers={"registration": "rni", "expected_months": 5}
    )


def lost_work(talk: Talk) -> Talk:
    """Somebody whose job at an agency ended last week; the bed belongs to it."""
    answers = {"employment": "agency", "housing_tied": "true", "municipality": "aalsmeer"}
    told = replace(talk, topics=("work.dismissal",), answers=answers)
    return job_loss.with_last_day(told, date(2026, 12, 4))


def counted() -> QWidget:
    window = stage.a_window()
    view = stage.call(window, 14)
    view.session.change(stayed)
    block = view.page.form.optional
    block.set_open(True)
    block.deeper.click()
    window.setProperty("pose", "clock")
    return window


def pose(part: QWidget, wanted: str) -> bool:
    """Scroll to the clock once the form has its size."""
    if wanted not in ("clock", "lost"):
        return False
    page = part.screens()["consultation"].page
    shown = page.form.optional.clock if wanted == "clock" else page.form.lost
    page.area.ensureWidgetVisible(shown, 0, 24)
    return True


def shown() -> QWidget:
    """The same for the client."""
    window = stage.a_window()
    own = language.current()
    stage.call(window, 14).session.change(lambda talk: replace(stayed(talk), answers=TOLD, language=own))
    window.setProperty("pose", "client_view")
    return window


def lost() -> QWidget:
    """The job is gone: three clocks."""
    window = stage.a_window()
    view = stage.call(window, 14)
    view.session.change(lost_work)
    view.page.form.lost.set_open(True)
    window.setProperty("pose", "lost")
    return window


def three() -> QWidget:
    """A letter for each of them."""
    window = stage.a_window()
    view = stage.call(window, 14)
    view.session.change(lost_work)
    view.page.form.lost.papers.click()
    return window


SCENES: dict[str, Callable[[], QWidget]] = {
    "consultation-clock": counted,
    "client-view-clock": shown,
    "talk-job-lost": lost,
    "letter-job-lost": three,
}
