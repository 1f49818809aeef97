# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong when something is noted to be done later."""

from datetime import date

from spreekuur.errors import UserError


class TaskForNobody(UserError):
    """There is neither a file with consent nor a letter with a kenmerk that a task could belong to."""


class TaskWithoutConsent(UserError):
    """The client did not agree to be followed up, or not any more."""


class TaskEmpty(UserError):
    """It does not say what is to be done."""


class TaskDayWrong(UserError):
    """The day of a task lies before today, or further away than consent can last."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last


class TaskGone(UserError):
    """It was done or taken away in the meantime."""
