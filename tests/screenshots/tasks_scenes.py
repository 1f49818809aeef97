# SPDX-License-Identifier: EUPL-1.2
"""What was promised; clients and letters are invented."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from screenshots import stage
from screenshots.clients_scenes import the_same_codes
from screenshots.follow_up_scenes import sent
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, follow_up, tasks
from spreekuur.desk.desk import Desk

# In Dutch and in Polish, as volunteers type.
PROMISED = (
    (-14, True, "Bellen of de loonstrook gekomen is"),
    (0, False, "Vraag het Juridisch Loket naar een tolk voor de afspraak"),
    (0, True, "Zapytać, czy lekarz oddzwonił"),
    (14, True, "Inschrijfformulier meegeven"),
)

NOTED = "Bellen: is de afspraak doorgegaan?"


def promised(desk: Desk) -> None:
    """Some tasks, one of them late, one not due yet."""
    sent(desk)
    now = stage.clock()
    with the_same_codes():
        client = client_files.found(desk, "pl", now, (Purpose.RECORD, Purpose.FOLLOW_UP)).client
    letter = next(one.referral for one in follow_up.awaited(desk, now.date()) if one.referral.kenmerk)
    for days, for_client, words in PROMISED:
        noted = now + timedelta(days=min(days, 0))
        label = client.code if for_client else letter.kenmerk or ""
        subject = tasks.Subject(label, client.id if for_client else "")
        if days < 0:
            subject = tasks.Subject(letter.kenmerk or "")
        tasks.add(desk, subject, words, (now + timedelta(days=days)).date(), noted)


def at_tasks() -> QWidget:
    """The list, with what is due."""
    desk = stage.a_desk()
    promised(desk)
    window = stage.a_window(desk)
    window.show_screen("tasks")
    return window


def noted() -> QWidget:
    """A new task beside the letter that is late."""
    desk = stage.a_desk()
    promised(desk)
    window = stage.a_window(desk)
    window.show_screen("follow_up")
    window.do("task")
    form = window.screens()["tasks"].parts.form
    form.words.setText(NOTED)
    return window


SCENES = {"tasks": at_tasks, "tasks-new": noted}
