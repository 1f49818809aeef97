# SPDX-License-Identifier: EUPL-1.2
"""The settings kept in the vault: who the letters come from, when the desk locks, where the copies go.

Each change applies at once and gives the value from before, which takes it back.
"""

from dataclasses import asdict, dataclass

from spreekuur.desk import backups, backups_kept, paper_settings
from spreekuur.desk.backups import LastCopies
from spreekuur.desk.backups_kept import KeptCopy
from spreekuur.desk.desk import Desk
from spreekuur.desk.paper_settings import PaperSettings
from spreekuur.letters.model import Sender
from spreekuur.store import vault_settings
from spreekuur.times import stamp

COVER_MINUTES = 5
LOCK_MINUTES = 10
LEAST_MINUTES, MOST_MINUTES = 5, 15
_LOCK, _SENDER, _SHEET, _IDENTITY = "lock_minutes", "sender", "recovery_made_at", "identity"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How everything stands; `sheet_made_at` is empty when that was never noted."""

    sender: Sender
    laptop: int
    lock_minutes: int
    backup_folder: str
    copies: LastCopies
    kept: tuple[KeptCopy, ...]
    sheet_made_at: str
    paper: PaperSettings


def look(desk: Desk) -> DeskSettings:
    """All settings that are kept in the vault."""
    return DeskSettings(
        desk.sender,
        desk.laptop,
        lock_minutes(desk),
        backups.folder(desk),
        backups.last(desk),
        backups_kept.kept(desk),
        _sheet_made_at(desk),
        paper_settings.look(desk),
    )


def lock_minutes(desk: Desk) -> int:
    """How many minutes the desk may stand alone, between 5 and 15; ten unless it was set."""
    kept = int(vault_settings.get(desk.db, _LOCK, LOCK_MINUTES))
    return min(max(kept, LEAST_MINUTES), MOST_MINUTES)


def set_lock_minutes(desk: Desk, minutes: int) -> int:
    """Lock after so many minutes from now on; gives how many it was."""
    before = lock_minutes(desk)
    vault_settings.put(desk.db, _LOCK, min(max(minutes, LEAST_MINUTES), MOST_MINUTES))
    return before


def set_sender(desk: Desk, sender: Sender) -> Sender:
    """Letters come from this sender from now on, those already printed stay; gives who it was."""
    before = desk.sender
    vault_settings.put(desk.db, _SENDER, asdict(sender))
    desk.sender = sender
    return before


def note_new_sheet(desk: Desk) -> None:
    """Remember when the recovery sheet that now counts was made."""
    vault_settings.put(desk.db, _SHEET, stamp(desk.db.clock()))


def call_author(desk: Desk, name: str, to: str) -> None:
    """Who sat down under a name goes on under another; what was written before stays as it was noted."""
    if desk.db.author == name:
        desk.db.author = to
    if desk.db.opened_by == name:
        desk.db.opened_by = to


def _sheet_made_at(desk: Desk) -> str:
    """The first sheet is as old as the vault, which its certificate says."""
    founded = vault_settings.get(desk.db, _IDENTITY, {}).get("certificate", {}).get("made_at", "")
    return str(vault_settings.get(desk.db, _SHEET, founded))
