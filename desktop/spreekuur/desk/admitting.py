# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator's screen does with the team: who belongs, who asks, letting in and taking out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from spreekuur.desk import joining as asking
from spreekuur.desk import paper_files, team
from spreekuur.desk.desk import Desk
from spreekuur.desk.joining import Stage
from spreekuur.errors.joining import NoRequestHere, OwnRequest
from spreekuur.errors.team import ClockDiffers, NotACoordinator, NotATeamFile, OtherKeys, WasRevoked
from spreekuur.exchange import peers
from spreekuur.security.files import is_folder
from spreekuur.store import practice, vault_settings
from spreekuur.team import joining, roster
from spreekuur.team.certificates import COORDINATOR, Certificate
from spreekuur.team.joining import Request
from spreekuur.times import from_stamp, stamp

_ANSWERED, _REASONS, _IDENTITY = "team_answered", "team_reasons", "identity"
_NAME = "spreekuur-admission"
_JSON = b'{"'
_KEPT_ANSWERS = 100
_OLD = timedelta(days=30)


class Reason(StrEnum):
    """Why a laptop was taken out of the team."""

    LOST = "lost"
    BROKEN = "broken"
    LEFT = "left"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop of the team, as the list shows it; `evening` is the last one it told of, `reason` why it is out."""

    name: str
    digit: int
    role: str
    since: str
    here: bool
    founder: bool
    revoked: bool
    bundle: int
    evening: str
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How this laptop stands to the team, and who belongs to it."""

    stage: Stage
    leads: bool
    name: str
    digit: int
    may_change_digit: bool
    words: tuple[str, ...]
    laptops: tuple[Laptop, ...]
    asked: asking.Asked | None
    clock: ClockDiffers | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A laptop that asks to belong, as it was found in a file."""

    name: str
    digit: int
    asked_at: str
    folder: Path
    words: tuple[tuple[str, tuple[str, ...]], ...]
    holder: str
    """The laptop of the team that has this digit: only in its place can the new one come."""
    known_as: str
    """What the team calls this laptop, if it belongs already."""
    old: bool
    """It asked so long ago that it may have asked again since."""
    answered_at: str
    request: Request


@dataclass(frozen=True, slots=True)
class Admitted:
    """A laptop that belongs now: the file for it, and the words its screen will show."""

    name: str
    file: str
    words: tuple[str, ...]


def look(desk: Desk, now: datetime) -> Standing:
    """How everything about the team stands."""
    stage = asking.stage(desk)
    if stage is Stage.PRACTICE or vault_settings.get(desk.db, _IDENTITY) is None:
        return Standing(stage, False, "", desk.laptop, False, (), (), None)
    found = roster.of(desk.db)
    waits = stage in (Stage.WAITS, Stage.ASKED)
    return Standing(
        stage,
        found.i_lead and not waits,
        found.me.name,
        desk.laptop,
        asking.may_change_digit(desk, now),
        () if waits else team.words(desk),
        () if waits else tuple(sorted((_laptop(desk, one) for one in team.members(desk)), key=_place)),
        asking.asked(desk),
        team.clock(desk, now),
    )


def requests(desk: Desk, place: Path, now: datetime) -> tuple[Asking, ...]:
    """The laptops that ask in a folder, the one that asked last first; of one laptop only its last request.

    Raises: PracticeStays, NotACoordinator, NoRequestHere; NotATeamFile when a file is named that is none.
    """
    practice.refuse(desk.db)
    found: dict[str, Request] = {}
    for content in asking.files(place, _JSON):
        request = _request(content)
        if request is not None:
            before = found.get(request.certificate.vault)
            if before is None or before.certificate.made_at < request.certificate.made_at:
                found[request.certificate.vault] = request
    if not found:
        raise NoRequestHere if is_folder(place) else NotATeamFile
    folder = place if is_folder(place) else place.parent
    newest = sorted(found.values(), key=lambda one: one.certificate.made_at, reverse=True)
    return tuple(_asking(desk, one, folder, now) for one in newest)


def weigh(desk: Desk, one: Asking) -> Asking:
    """The same, if it can be let in at all.

    Raises: NotACoordinator, OwnRequest, WasRevoked, OtherKeys.
    """
    found, asks = roster.of(desk.db), one.request.certificate
    vault, known = asks.vault, found.members.get(asks.vault)
    if vault == found.me.vault:
        raise OwnRequest
    if not found.i_lead:
        raise NotACoordinator
    if vault in found.revoked:
        raise WasRevoked
    if known and (known.signs_with, known.reads_with) != (asks.signs_with, asks.reads_with):
        raise OtherKeys
    return one


def admit(desk: Desk, one: Asking, role: str, now: datetime, *, replaces: str = "") -> Admitted:
    """Let it belong, and write the file for it beside its request; both, or nothing.

    Raises: as `team.admit` and `weigh`, FolderMissing, FolderLocked, NoRoom, StoreFaulty.
    """
    weigh(desk, one)
    with desk.db.atomic():
        content, given = team.admit(desk, one.request, role, now, replaces=replaces)
        answered = dict(list(vault_settings.get(desk.db, _ANSWERED, {}).items())[1 - _KEPT_ANSWERS :])
        vault_settings.put(desk.db, _ANSWERED, answered | {one.request.digest: stamp(now)})
        if replaces:
            _note_reason(desk, given.follows, Reason.LOST)
        file = paper_files.save(content, one.folder, f"{_NAME}-{one.digit}", "age")
    return Admitted(given.name, file.name, team.words(desk))


def revoke(desk: Desk, name: str, reason: Reason, now: datetime) -> str:
    """Take a laptop out of the team, and keep why; gives its name.

    Raises: as `team.revoke`.
    """
    with desk.db.atomic():
        gone = team.revoke(desk, name, now)
        _note_reason(desk, (gone.vault,), reason)
    return gone.name


def _note_reason(desk: Desk, vaults: tuple[str, ...], reason: Reason) -> None:
    kept = vault_settings.get(desk.db, _REASONS, {})
    new = {vault: reason.value for vault in vaults if vault not in kept}
    vault_settings.put(desk.db, _REASONS, kept | new)


def _laptop(desk: Desk, member: team.Member) -> Laptop:
    one = member.certificate
    peer = peers.get(desk.db, one.vault)
    reason = vault_settings.get(desk.db, _REASONS, {}).get(one.vault)
    return Laptop(
        one.name,
        one.laptop,
        COORDINATOR if member.leads else one.role,
        one.made_at,
        member.here,
        not one.team,
        member.revoked,
        peer.taken,
        max(peer.counts or {}, default=""),
        Reason(reason) if reason else None,
    )


def _place(laptop: Laptop) -> tuple[bool, int, str]:
    """In the list: by digit, and who is out last."""
    return laptop.revoked, laptop.digit, laptop.name


def _request(content: bytes) -> Request | None:
    try:
        return joining.read_request(content)
    except NotATeamFile:
        return None


def _asking(desk: Desk, request: Request, folder: Path, now: datetime) -> Asking:
    found, one = roster.of(desk.db), request.certificate
    rest: list[Certificate] = [other for other in (found.me, *found.others()) if other.vault != one.vault]
    known = next((other.name for other in found.others() if other.vault == one.vault), "")
    return Asking(
        one.name,
        one.laptop,
        one.made_at,
        folder,
        asking.words_of(request.digest, request.language),
        next((other.name for other in rest if other.laptop == one.laptop), ""),
        known,
        now - from_stamp(one.made_at) > _OLD,
        vault_settings.get(desk.db, _ANSWERED, {}).get(request.digest, ""),
        request,
    )
