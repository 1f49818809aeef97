# SPDX-License-Identifier: EUPL-1.2
"""How a laptop comes into a team, as its screen goes through it: it asks by a file, and takes the answer in.

How far it is stands in the vault, so that one can stop after every step and go on another day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from spreekuur.desk import paper_files, team
from spreekuur.desk.desk import Desk
from spreekuur.errors.joining import DigitInUse, NoAdmissionHere
from spreekuur.errors.team import NotAskedByUs, NotATeamFile
from spreekuur.language import current
from spreekuur.letters import store as papers
from spreekuur.outside import open_plain
from spreekuur.security.files import is_folder
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import fingerprints, joining, roster
from spreekuur.team.joining import MOST_BYTES
from spreekuur.team.membership import Joined
from spreekuur.times import stamp

_ASKED, _LAST_REQUEST, _IDENTITY = "team_asked", "team_request", "identity"
_NAME = "spreekuur-request"
_AGE = b"age-encryption.org/v1\n"
_MOST_FILES = 300
OF_ALL = "nl"
"""The language in which both screens can show the words, whatever is spoken on either."""


class Stage(StrEnum):
    """How a laptop stands to a team."""

    PRACTICE = "practice"
    WAITS = "waits"
    ASKED = "asked"
    ALONE = "alone"
    BELONGS = "belongs"
    PUT_BACK = "put_back"
    """It belongs, but was put back from a copy: it asks once more before it gives anything."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The request that counts: where it was written, when, and its six words by language."""

    folder: str
    at: str
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """An admission that is for this laptop, before anybody said that its words are the same."""

    founder: str
    name: str
    role: str
    words: tuple[str, ...]
    content: bytes = field(repr=False)


def stage(desk: Desk) -> Stage:
    """How this laptop stands to a team."""
    if desk.practice:
        return Stage.PRACTICE
    if asked(desk) is not None:
        return Stage.ASKED
    if roster.is_waiting(desk.db):
        return Stage.WAITS
    if not _has_others(desk):
        return Stage.ALONE
    return Stage.BELONGS if team.put_back(desk) is None else Stage.PUT_BACK


def unfinished(desk: Desk) -> Stage | None:
    """How far a joining is that somebody has to go on with; None when nobody has to."""
    found = stage(desk)
    return found if found in (Stage.WAITS, Stage.ASKED, Stage.PUT_BACK) else None


def asked(desk: Desk) -> Asked | None:
    """The last request that was written from the screen, while it is the one that counts."""
    kept = vault_settings.get(desk.db, _ASKED)
    if not kept or kept["digest"] != vault_settings.get(desk.db, _LAST_REQUEST):
        return None
    return Asked(kept["folder"], kept["at"], words_of(kept["digest"], kept["language"]))


def words_of(digest: str, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The six words of a request in the language of who asks, and in the one that every screen shows."""
    content = bytes.fromhex(digest)
    return tuple((code, fingerprints.words_of(content, code)) for code in dict.fromkeys((language, OF_ALL)))


def may_change_digit(desk: Desk, now: datetime) -> bool:
    """Whether no letter carries the digit of this laptop yet, and no team knows it by that."""
    return not _has_others(desk) and papers.highest_number(desk.db, now.year, desk.laptop) == 0


def ask(desk: Desk, folder: Path, digit: int, now: datetime) -> Asked:
    """Write a request into a folder; it is the one that counts from now on.

    Raises: PracticeStays, InATeamAlready, DigitInUse, FolderMissing, FolderLocked, NoRoom, StoreFaulty; then the
    request before it goes on to count.
    """
    practice.refuse(desk.db)
    if digit != desk.laptop and not may_change_digit(desk, now):
        raise DigitInUse
    with desk.db.atomic():
        vault_settings.put(desk.db, "laptop", digit)
        content, _words = team.ask(desk, "", current(), now)
        digest = joining.read_request(content).digest
        kept = {"folder": str(folder), "language": current(), "at": stamp(now), "digest": digest}
        vault_settings.put(desk.db, _ASKED, kept)
        paper_files.save(content, folder, f"{_NAME}-{digit}", "json")
    desk.laptop = digit
    return Asked(str(folder), kept["at"], words_of(digest, current()))


def forget(desk: Desk) -> None:
    """Let the request count no more; who founded a team of its own stays in that."""
    vault_settings.put(desk.db, _ASKED, None)
    vault_settings.put(desk.db, _LAST_REQUEST, None)


def offered(desk: Desk, place: Path) -> Offer:
    """The admission for this laptop in a folder, or in this very file; nothing is changed yet.

    Raises: PracticeStays, NoAdmissionHere, NotAskedByUs, NotATeamFile.
    """
    practice.refuse(desk.db)
    answers_another = False
    for content in files(place, _AGE):
        found = _offer(desk.db, content)
        if found is not None and found[0] == vault_settings.get(desk.db, _LAST_REQUEST):
            return found[1]
        answers_another = answers_another or found is not None
    if answers_another:
        raise NotAskedByUs
    raise NoAdmissionHere if is_folder(place) else NotATeamFile


def join(desk: Desk, offer: Offer) -> Joined:
    """Belong to the team, once two people said that the words are the same.

    Raises: as `team.join`.
    """
    with desk.db.atomic():
        joined = team.join(desk, offer.content)
        vault_settings.put(desk.db, _ASKED, None)
    desk.laptop = vault_settings.get(desk.db, "laptop")
    return joined


def _has_others(desk: Desk) -> bool:
    """Whether a team of more than this laptop is known here."""
    return vault_settings.get(desk.db, _IDENTITY) is not None and bool(roster.of(desk.db).others())


def files(place: Path, begins: bytes) -> Iterator[bytes]:
    """What stands in the small files of a folder that begin so, the newest first; of a file, what stands in it."""
    try:
        inside = [path for path in place.iterdir() if path.is_file()] if is_folder(place) else [place]
        dated = sorted(((path.stat().st_mtime, path) for path in inside), reverse=True)
    except (OSError, ValueError):
        return
    for _time, path in dated[:_MOST_FILES]:
        content = _read(path, begins)
        if content is not None:
            yield content


def _read(path: Path, begins: bytes) -> bytes | None:
    """A small file that begins so; None when it is another, or cannot be read."""
    try:
        with open_plain(path) as file:
            head = file.read(len(begins))
            content = head + file.read(MOST_BYTES + 1 - len(head)) if head == begins else None
    except OSError:
        return None
    if content is None:
        return None
    return content if len(content) <= MOST_BYTES else None


def _offer(db: Database, content: bytes) -> tuple[str, Offer] | None:
    try:
        digest, admission = joining.read_admission(roster.of(db).keys, content)
    except NotATeamFile:
        return None
    words = fingerprints.words_of(admission.founder.signs_with, OF_ALL)
    mine = admission.certificate
    return digest, Offer(admission.founder.name, mine.name, mine.role, words, content)
