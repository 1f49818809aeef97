# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong while an evening is on."""

from datetime import date

from spreekuur.errors import UserError


class NoOpenEvening(UserError):
    """There is no evening to work in yet."""


class NumberTaken(UserError):
    """This queue number was already given this evening."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class DayInFuture(UserError):
    """A talk cannot be entered for a day that has not come yet."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class DayInDoubt(UserError):
    """The computer's day lies far from the last one that is known, and nobody said that it is right."""

    def __init__(self, today: date, known: date) -> None:
        super().__init__(today, known)
        self.today, self.known = today, known


class CardEmpty(UserError):
    """Nothing stands on the signal card yet."""


class CardWithoutConsent(UserError):
    """The client wants nothing to be noted, so the signal card is not kept either."""


class ShelterStepRefused(UserError):
    """This step to shelter does not follow on the one before."""


class BackupFolderMissing(UserError):
    """The folder for the backup is not there, most likely because the stick is not in the laptop."""


class BackupFolderIsHome(UserError):
    """The folder for the backup lies in the vault's own folder, where it would be lost with it."""


class NoSuchReferral(UserError):
    """No referral of this laptop belongs to this kenmerk, or it was taken away in the meantime."""


class StepNotAllowed(UserError):
    """A referral cannot go from where it is to where somebody wants it; both are steps of `referral.progress`."""

    def __init__(self, now: str, to: str) -> None:
        super().__init__(now, to)
        self.now, self.to = now, to


class StepTooEarly(UserError):
    """A step of a referral cannot lie before the one that was noted last, which is on this day."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day
