# SPDX-License-Identifier: EUPL-1.2
"""Where the bundles of this laptop go and come from: one folder, or one address with who asks there.

It is kept in the vault, and so encrypted; nothing of it stands in a file of settings, a log or a name of a file.
"""

from dataclasses import asdict, dataclass, field

from spreekuur.desk.desk import Desk
from spreekuur.desk.roles import Act, require
from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.exchange import proposal
from spreekuur.exchange.transport import Folder, Online, Transport
from spreekuur.security.files import is_folder, named
from spreekuur.store import practice, vault_settings
from spreekuur.transport import address
from spreekuur.transport.address import is_address
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Credentials


@dataclass(frozen=True, slots=True)
class Place:
    """What was chosen: a folder, or an https address with a user name and a password; empty when nothing was."""

    where: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def is_online(self) -> bool:
        """Whether it is an address on the network."""
        return is_address(self.where)


def get(desk: Desk) -> Place:
    """The place that was chosen last, or an empty one."""
    return Place(**vault_settings.get(desk.db, proposal.PLACE, {}))


def put(desk: Desk, place: Place) -> Place:
    """Use this place from now on; gives what it was.

    Raises: PracticeStays, NeedsCoordinator, AddressRefused; then the one from before stays. A folder that is not there
    now is taken: its stick may be in a pocket.
    """
    practice.refuse(desk.db)
    require(desk, Act.BUNDLES_PLACE)
    return _put(desk, place)


def _put(desk: Desk, place: Place) -> Place:
    before = get(desk)
    if place.is_online:
        place = Place(str(address.parse(place.where)), place.user, place.password)
    else:
        place = Place(place.where)
    vault_settings.put(desk.db, proposal.PLACE, asdict(place))
    return before


def take_over(desk: Desk) -> Place:
    """Use the address that a coordinator's bundle told, from now on; gives what it was.

    Who asks there is typed on this laptop: nobody's password travels, and ours of another server goes to no new one.

    Raises: PracticeStays.
    """
    known = proposal.open_one(desk.db)
    practice.refuse(desk.db)
    return _put(desk, Place(known.where)) if known else get(desk)


def leave(desk: Desk) -> None:
    """Go on as before; this address is not asked about again."""
    proposal.decline(desk.db)


def transport_of(place: Place) -> Transport:
    """What brings bundles there and fetches them. Calls nobody yet.

    Raises: AddressRefused.
    """
    if place.is_online:
        return Online(Share(address.parse(place.where), Credentials(place.user, place.password)))
    return Folder(named(place.where))


def try_out(place: Place) -> None:
    """See whether bundles can go there and come back; on a server with a small file, which is taken away again.

    It asks no vault, and may take a minute: it is work for another thread than the store's.

    Raises: AddressRefused, ShareTrouble, PlaceUnreachable.
    """
    if place.is_online:
        Share(address.parse(place.where), Credentials(place.user, place.password)).try_out()
    elif not place.where or not is_folder(named(place.where)):
        raise PlaceUnreachable
