# SPDX-License-Identifier: EUPL-1.2
"""Where the bundles of this laptop lie on their way: the folder that was used last, or the address of the team."""

from spreekuur.desk import exchange_place
from spreekuur.desk.desk import Desk
from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.exchange.transport import Folder, Transport
from spreekuur.security.files import is_folder, named
from spreekuur.store import vault_settings
from spreekuur.transport.address import is_address

_FOLDER = "exchange_folder"


def folder(desk: Desk) -> str:
    """The folder that was used last, or nothing."""
    return str(vault_settings.get(desk.db, _FOLDER, ""))


def address(desk: Desk) -> str:
    """The address of the team, or nothing."""
    kept = exchange_place.get(desk)
    return kept.where if kept.is_online else ""


def choose(desk: Desk, place: str) -> None:
    """Use this folder from now on; an address is set elsewhere."""
    if not is_address(place) and place != folder(desk):
        vault_settings.put(desk.db, _FOLDER, place)


def transport(desk: Desk, place: str) -> Transport:
    """The place that was named: the address of the team, with who asks there, or a folder. Calls nobody yet.

    Raises: PlaceUnreachable when a folder is not there: it is never made here, as the place of a stick without its
    stick would be an ordinary folder of this laptop; AddressRefused.
    """
    kept = exchange_place.get(desk)
    if kept.is_online and place == kept.where:
        return exchange_place.transport_of(kept)
    path = named(place)
    if not path.is_absolute() or not (is_folder(path) or path.is_file()):
        raise PlaceUnreachable
    return Folder(path)
