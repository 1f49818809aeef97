# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with who belongs to a team."""

from dataclasses import dataclass

from spreekuur.errors import UserError


class NotATeamFile(UserError):
    """The file is no request or admission of a team, or was changed."""


class NotACoordinator(UserError):
    """Only a coordinator's laptop may do this."""


class InATeamAlready(UserError):
    """This laptop belongs to a team with others already; it does not change to another."""


class NotAskedByUs(UserError):
    """The admission answers another laptop, or a request before the last one."""


class NotInATeam(UserError):
    """This laptop waits to join a team."""


@dataclass(eq=False)
class DigitTaken(UserError):
    """A laptop of the team has this digit, so that letters of both would get the same numbers."""

    digit: int


class NoSuchMember(UserError):
    """No laptop of the team has this name."""


class FounderStays(UserError):
    """The laptop that founded the team, or this laptop itself, cannot be revoked here."""


class AdmittedUs(UserError):
    """The laptop that admitted this one cannot be revoked here: without it nobody would vouch for this one."""


class NotConfirmed(UserError):
    """Somebody has to say that the six words are the same on both screens."""


class PutBack(UserError):
    """This laptop was put back from a copy: it gives nothing to others until a coordinator admitted it again."""


class OtherKeys(UserError):
    """A request names a laptop of the team, but was not made with its keys."""


class WasRevoked(UserError):
    """A laptop that was taken out of the team does not come back as itself."""


class ClockDiffers(UserError):
    """The clock of this laptop and that of another differ by so many days: one of them is wrong."""

    def __init__(self, name: str, days: int) -> None:
        super().__init__()  # the name stays out of what an exception says of itself
        self.name, self.days = name, days
