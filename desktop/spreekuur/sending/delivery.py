# SPDX-License-Identifier: EUPL-1.2
"""Brings packages to their place and asks for receipts; it needs no vault, so the store waits for no network."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spreekuur.errors import UserError
from spreekuur.errors.sending import FiguresPlaceAway, OtherFiguresThere
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.sending import notices, receipt
from spreekuur.sending.notices import NoticeParcel
from spreekuur.sending.receipt import Said
from spreekuur.sending.ways import Parcel, Place, Way

Load = Parcel | NoticeParcel
"""What goes to the place."""

_OF_ONE = frozenset({Trouble.CHANGED, Trouble.DIFFERENT, Trouble.TOO_LARGE, Trouble.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one package or notice: whether the whole of it is there, what lies there as its receipt, and
    what went wrong. A notice about what never was there does not arrive, and nothing went wrong."""

    parcel: Load
    arrived: bool
    said: Said = field(default_factory=Said)
    error: UserError | None = None
    unread: bool = False
    """It was put there, but the server shows nobody the bytes."""


def deliver(sending: Iterable[Load], asking: Iterable[Load], way: Way) -> tuple[Outcome, ...]:
    """Put packages in their place, and look for the receipts of these and of those that are there already.

    What is wrong with one package stops no other; what is wrong with the place stops all, and is told of each.
    """
    left = [(one, True) for one in sending] + [(one, False) for one in asking]
    done: list[Outcome] = []
    try:
        with way.reached() as place:
            while left:
                done.append(_one(place, *left[0]))
                left.pop(0)
    except (ShareTrouble, FiguresPlaceAway) as error:
        done += [Outcome(parcel, arrived=False, error=error) for parcel, _is_new in left]
    return tuple(done)


def _one(place: Place, parcel: Load, is_new: bool) -> Outcome:
    """Raises: ShareTrouble, FiguresPlaceAway, when the place is what is wrong."""
    unread = False
    if is_new:
        try:
            seen = notices.lay(place, parcel) if isinstance(parcel, NoticeParcel) else place.put(parcel)
            if seen is None:
                return Outcome(parcel, arrived=False)
            unread = not seen
        except OtherFiguresThere as error:
            return Outcome(parcel, arrived=False, error=error)
        except ShareTrouble as error:
            if error.why not in _OF_ONE:
                raise
            return Outcome(parcel, arrived=False, error=error)
    try:
        said = _said(place, parcel)
    except (ShareTrouble, FiguresPlaceAway) as error:
        if not is_new:
            raise
        return Outcome(
            parcel, arrived=True, error=error, unread=unread
        )  # it is there: that is not lost over a receipt
    return Outcome(parcel, arrived=True, said=said, unread=unread)


def _said(place: Place, parcel: Load) -> Said:
    """The receipt first: whoever writes one has put its signature there before it.

    Raises: ShareTrouble, FiguresPlaceAway.
    """
    beside = parcel.name + receipt.SUFFIX
    content = place.read(beside, receipt.MOST_BYTES)
    return Said(content, place.read(beside + receipt.SIGNED, receipt.MOST_SIGNED)) if content else Said()
