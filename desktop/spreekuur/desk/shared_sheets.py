# SPDX-License-Identifier: EUPL-1.2
"""Three sheets for three people, of which any two open the vault; tried on paper before they count, and once a year."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from spreekuur.desk import settings_people
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave
from spreekuur.desk.settings_people import Renewed
from spreekuur.errors.vault import DamagedKeyslots, KeyslotsMissing, NoVault, RecoveryRefused
from spreekuur.letters.recovery import shared_sheet
from spreekuur.security import lockfile, renewing, sheets, slots, vault
from spreekuur.security.keyslots import RECOVERY, SHEETS
from spreekuur.security.sheets import Set
from spreekuur.security.unlocked import Unlocked
from spreekuur.store import vault_settings
from spreekuur.times import from_stamp, local_date, stamp

TRY_EVERY = timedelta(days=365)
_MADE, _TRIED = "sheets_made_at", "sheets_tried_at"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether three sheets count and when they were made and last tried; `alone`: no recovery sheet counts beside them.

    The moments are empty when there are none, or nobody noted it.
    """

    there: bool
    alone: bool
    made_at: str
    tried_at: str


def look(desk: Desk) -> Standing:
    """How it stands.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots.
    """
    locks = lockfile.read(_home(desk))
    there = locks.on_paper(SHEETS) is not None
    made, tried = (str(vault_settings.get(desk.db, name, "")) if there else "" for name in (_MADE, _TRIED))
    return Standing(there, there and locks.on_paper(RECOVERY) is None, made, tried)


def new_set() -> Set:
    """Three sheets that open nothing yet; `sheets.to_groups` gives what stands on each."""
    return sheets.new_set()


def paper(groups: tuple[str, ...], number: int, vault_name: str, on: date, language: str) -> bytes:
    """The PDF of one of the three; `number` is 1, 2 or 3."""
    return shared_sheet(groups, number, vault_name, on, language)


def proves(made: Set, one: str, other: str) -> bool:
    """Whether two sheets that were typed from paper are of this set.

    Raises: RecoveryMistyped, SheetTwice, SheetsOfTwoSets.
    """
    return sheets.joined(sheets.from_groups(one), sheets.from_groups(other)) == made.secret


def let_count(
    desk: Desk, opened: Unlocked, leave: Permit, secret: bytes, now: datetime, *, alone: bool = False
) -> Renewed:
    """Let three sheets open the vault from now on, once two of them were typed back.

    Where none did yet, they only come beside the others. Sheets from before end with a new key of the vault, and with
    `alone` so does the recovery sheet.

    Raises: PermitOver, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty, StoreBusy, CopyUnsound, DamagedKeyslots.
    """
    lead = of_leave(Act.SHEETS, leave, now)
    if alone or look(desk).there:
        renewal = renewing.with_sheets(_home(desk), lead, secret, alone=alone)
        done = settings_people.renew(desk, opened, leave, renewal)
    else:
        slots.add_sheets(_home(desk), lead, secret)
        done = Renewed(opened, leave, ())
    for name in (_MADE, _TRIED):
        vault_settings.put(desk.db, name, stamp(now))
    return done


def try_out(desk: Desk, one: str, other: str, now: datetime) -> None:
    """The yearly drill: do two sheets, typed from paper, still open this vault? Only that is noted.

    Raises: RecoveryMistyped, SheetTwice, SheetsOfTwoSets, RecoveryRefused, KeyslotsMissing, DamagedKeyslots.
    """
    opened = vault.unlock_copy_by_recovery(_home(desk), sheets.joined(*map(sheets.from_groups, (one, other))))
    if opened.vault_id != desk.db.origin:
        raise RecoveryRefused
    vault_settings.put(desk.db, _TRIED, stamp(now))


def drill_due(desk: Desk, today: date) -> bool:
    """Whether it is a year since somebody tried the three sheets: to be said to the coordinator.

    Locks that cannot be read are no reason to show nothing of today; opening and `check` say what is wrong with them.
    """
    try:
        standing = look(desk)
    except (DamagedKeyslots, KeyslotsMissing):
        return False
    if not standing.there or not standing.tried_at:
        return standing.there
    return today - local_date(from_stamp(standing.tried_at)) >= TRY_EVERY


def _home(desk: Desk) -> Path:
    if desk.db.path is None:
        raise NoVault
    return desk.db.path.parent
