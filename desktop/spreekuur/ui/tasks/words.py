# SPDX-License-Identifier: EUPL-1.2
"""What the screen says of a task: for whom, what, and when."""

from datetime import date

from spreekuur.desk.tasks import TaskLine
from spreekuur.language import _, ngettext
from spreekuur.ui.clients.words import day
from spreekuur.ui.widgets import FoundRow


def row(line: TaskLine, today: date) -> FoundRow:
    """A task in the list: what is to be done, for whom and when, and how late."""
    when = day(line.task.due_on, today)
    late = (today - line.task.due_on).days
    badge = None
    if not line.may_call:
        badge = ("warn", "triangle-alert", _("no consent"))
    elif late > 0:
        badge = ("warn", "clock", ngettext("{n} day late", "{n} days late", late).format(n=late))
    icon = "user" if line.task.client_id else "file-text"
    return FoundRow(line.task.id, icon, line.task.words, f"{line.label} · {when}", badge)


def noted(line: TaskLine, today: date) -> str:
    """When it is to be done, and who noted it."""
    when = _("To be done on {date}").format(date=day(line.task.due_on, today))
    return " · ".join(filter(None, (when, line.task.noted_by)))
