# SPDX-License-Identifier: EUPL-1.2
"""Where signed figures go: one https address, one folder, or by mail or by hand; then nobody is called.

It is kept in the vault, and so encrypted; nothing of it stands in a file of settings, a log or a name of a file.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from spreekuur.desk import exchange_place
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_due import PLACE
from spreekuur.desk.roles import Act, require
from spreekuur.errors import UserError
from spreekuur.errors.sending import FiguresFolderClosed, FiguresPlaceAway, NoPlaceForFigures
from spreekuur.security.files import is_folder, named
from spreekuur.sending.ways import ToFolder, ToServer, Way
from spreekuur.store import practice, vault_settings
from spreekuur.team import roster
from spreekuur.transport import address, tree
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Credentials

_TRIAL = 512


@dataclass(frozen=True, slots=True)
class Place(exchange_place.Place):
    """An address with user name and password, a folder, or `by_hand`; empty when nobody chose yet."""

    by_hand: bool = False

    @classmethod
    def of(cls, other: exchange_place.Place) -> Self:
        """The same address or folder."""
        return cls(other.where, other.user, other.password)

    @property
    def is_chosen(self) -> bool:
        """Whether somebody said how figures go."""
        return self.by_hand or bool(self.where)


def get(desk: Desk) -> Place:
    """Where figures go, or an empty place."""
    return Place(**vault_settings.get(desk.db, PLACE, {}))


def may_choose(desk: Desk) -> bool:
    """Whether this laptop sends figures at all: a coordinator's, in no practice."""
    try:
        return roster.has_keys(desk.db) and roster.leading(desk.db).i_lead
    except UserError:
        return False


def put(desk: Desk, place: exchange_place.Place) -> Place:
    """Send figures there from now on; gives what it was. A folder that is not there now is taken: it may be a stick.

    Raises: PracticeStays, NotInATeam, NotACoordinator, NeedsCoordinator, AddressRefused; then nothing changes.
    """
    practice.refuse(desk.db)
    roster.leading(desk.db)
    require(desk, Act.FIGURES_PLACE)
    before = get(desk)
    chosen = place if isinstance(place, Place) else Place.of(place)
    if chosen.by_hand:
        chosen = Place(by_hand=True)
    elif chosen.is_online:
        chosen = Place(str(address.parse(chosen.where)), chosen.user, chosen.password)
    else:
        chosen = Place(chosen.where)
    vault_settings.put(desk.db, PLACE, asdict(chosen))
    return before


def way_to(chosen: exchange_place.Place) -> Way:
    """What brings packages there. Calls nobody yet.

    Raises: NoPlaceForFigures, AddressRefused.
    """
    if not chosen.where:
        raise NoPlaceForFigures
    if chosen.is_online:
        return ToServer(_share(chosen))
    return ToFolder(named(chosen.where))


def try_out(chosen: exchange_place.Place) -> bool:
    """Bring a small file there, read it back, and take it away again: what a package needs of its place.

    False when it went there, and the server shows nobody what lies there.

    It asks no vault, and may take a minute: it is work for another thread than the store's.

    Raises: NoPlaceForFigures, AddressRefused, ShareTrouble, FiguresPlaceAway, FiguresFolderClosed.
    """
    if not chosen.where:
        raise NoPlaceForFigures
    if chosen.is_online:
        return tree.try_out(_share(chosen))
    _try_folder(named(chosen.where))
    return True


def _share(chosen: exchange_place.Place) -> Share:
    return Share(address.parse(chosen.where), Credentials(chosen.user, chosen.password))


def _try_folder(folder: Path) -> None:
    """Raises: FiguresPlaceAway when it is not there, FiguresFolderClosed when it does not keep what is written."""
    if not is_folder(folder):
        raise FiguresPlaceAway
    trial, content = folder / f".spreekuur-{secrets.token_hex(8)}.test", secrets.token_bytes(_TRIAL)
    try:
        with trial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        same = trial.read_bytes() == content
        trial.unlink()
    except OSError as error:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
        raise (FiguresFolderClosed if is_folder(folder) else FiguresPlaceAway) from error
    if not same:
        raise FiguresFolderClosed
