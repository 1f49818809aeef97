# SPDX-License-Identifier: EUPL-1.2
"""A signed notice that withdraws a package, on its way to the place where that lies: two files beside it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from spreekuur.sending.ways import Place
from spreekuur.statistics.package import MANIFEST
from spreekuur.statistics.withdrawal import SIGNED

_LARGEST_MANIFEST = 1 << 20


@dataclass(frozen=True, slots=True)
class NoticeParcel:
    """The files of a notice by their names; `digest` is the SHA-256 of the manifest that it withdraws."""

    entry: str
    name: str
    files: Mapping[str, bytes] = field(repr=False)
    mark: str
    digest: str
    only_beside: str = ""
    """The package, where nobody knows whether it arrived: then the notice goes only if it lies there."""


def lay(place: Place, parcel: NoticeParcel) -> bool | None:
    """See that a notice is there; whether it was read back, None where there is nothing to withdraw.

    Raises: ShareTrouble, FiguresPlaceAway, OtherFiguresThere.
    """
    if parcel.only_beside:
        manifest = place.read(f"{parcel.only_beside}/{MANIFEST}", _LARGEST_MANIFEST)
        if hashlib.sha256(manifest).hexdigest() != parcel.digest:
            return None
    # The signature first: a notice that lies there can be checked.
    ordered = sorted(parcel.files, key=lambda name: not name.endswith(SIGNED))
    seen = [place.lay(name, parcel.files[name], parcel.mark) for name in ordered]
    return all(seen)
