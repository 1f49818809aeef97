# SPDX-License-Identifier: EUPL-1.2
"""Where the bundles of this laptop lie on their way: the folder that was used last."""

from spreekuur.desk.desk import Desk
from spreekuur.errors.exchange import AddressNotSupported, PlaceUnreachable
from spreekuur.exchange.transport import Folder, Transport
from spreekuur.security.files import is_folder, named
from spreekuur.store import vault_settings

_FOLDER = "exchange_folder"


def folder(desk: Desk) -> str:
    """The folder that was used last, or nothing."""
    return str(vault_settings.get(desk.db, _FOLDER, ""))


def address(desk: Desk) -> str:
    """The address of the team, or nothing."""
    return ""


def choose(desk: Desk, place: str) -> None:
    """Use this folder from now on; an address is set elsewhere."""
    if "://" not in place and place != folder(desk):
        vault_settings.put(desk.db, _FOLDER, place)


def transport(desk: Desk, place: str) -> Transport:
    """The place that was named.

    Raises: PlaceUnreachable when it is not there: it is never made here, as the place of a stick without its stick
    would be an ordinary folder of this laptop; AddressNotSupported.
    """
    if "://" in place:
        raise AddressNotSupported
    path = named(place)
    if not path.is_absolute() or not (is_folder(path) or path.is_file()):
        raise PlaceUnreachable
    return Folder(path)
