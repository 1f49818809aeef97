# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to the team, as a screen or a command asks for it."""

from dataclasses import dataclass
from datetime import datetime

from spreekuur.desk.desk import Desk
from spreekuur.desk.roles import Act, require
from spreekuur.errors.team import ClockDiffers, PutBack
from spreekuur.letters.model import Sender
from spreekuur.security import age
from spreekuur.store import practice, vault_settings
from spreekuur.team import clocks, joining, membership, returning, roster
from spreekuur.team.certificates import Certificate
from spreekuur.team.joining import Request
from spreekuur.team.membership import Joined


@dataclass(frozen=True, slots=True)
class Member:
    """One laptop, as the list shows it."""

    certificate: Certificate
    here: bool
    leads: bool
    revoked: bool


def ask(desk: Desk, name: str, language: str, now: datetime) -> tuple[bytes, tuple[str, ...]]:
    """A request to join a team, as a file, and the six words that the coordinator must see too.

    A laptop that belongs to one asks to be admitted again as itself: see `put_back`.

    Without a name it is the one that the team knows it by, or the name that this vault was made with.

    Raises: PracticeStays, InATeamAlready.
    """
    waits = roster.is_waiting(desk.db)
    own = vault_settings.get(desk.db, "name") if waits else roster.of(desk.db).me.name
    return membership.ask(desk.db, name or own, language, now)


def read_request(untrusted: bytes) -> Request:
    """Who asks, with the six words to compare.

    Raises: NotATeamFile.
    """
    return joining.read_request(untrusted)


def admit(
    desk: Desk, request: Request, role: str, now: datetime, *, replaces: str = ""
) -> tuple[bytes, Certificate]:
    """Let a laptop belong, once two people compared the words; the file for it, and its certificate.

    Raises: NeedsCoordinator, PracticeStays, NotInATeam, NotACoordinator, DigitTaken, NoSuchMember, FounderStays,
    OtherKeys, WasRevoked.
    """
    require(desk, Act.ADMIT)
    return membership.admit(desk.db, request, role, now, replaces=replaces)


def join(desk: Desk, untrusted: bytes) -> Joined:
    """Belong to the team that admitted this laptop.

    Raises: PracticeStays, NotATeamFile, NotAskedByUs, InATeamAlready.
    """
    joined = membership.join(desk.db, untrusted)
    desk.sender = Sender(**vault_settings.get(desk.db, "sender"))
    return joined


def revoke(desk: Desk, name: str, now: datetime) -> Certificate:
    """Let the word of a laptop count no more.

    Raises: NeedsCoordinator, PracticeStays, NotInATeam, NotACoordinator, NoSuchMember, FounderStays.
    """
    require(desk, Act.REVOKE)
    return membership.revoke(desk.db, name, now)


def members(desk: Desk) -> list[Member]:
    """Every laptop that belongs or belonged to the team, by name."""
    team = roster.of(desk.db)
    every = sorted(team.members.values(), key=lambda one: (one.name, one.vault))
    return [
        Member(one, one.vault == team.me.vault, team.leads(one), one.vault in team.revoked) for one in every
    ]


def words(desk: Desk) -> tuple[str, ...]:
    """Six words for the team itself: the same on every laptop that belongs to it."""
    return membership.team_words(roster.of(desk.db))


def clock(desk: Desk, now: datetime) -> ClockDiffers | None:
    """What to say about clocks of the team that differ by more than a day; None when they do not."""
    return clocks.look(desk.db, now)


def put_back(desk: Desk) -> PutBack | None:
    """What to say when this laptop was put back from a copy, and has to ask the team once more; None otherwise."""
    return PutBack() if returning.is_put_back(desk.db) else None


def reading_key(desk: Desk) -> str:
    """The key that opens what is sealed to this vault, as the program `age` reads it: to be kept like the vault.

    Raises: PracticeStays, NeedsCoordinator.
    """
    practice.refuse(desk.db)
    require(desk, Act.READING_KEY)
    return age.identity_of(roster.of(desk.db).keys.reading_key)
