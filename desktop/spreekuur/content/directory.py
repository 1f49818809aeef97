# SPDX-License-Identifier: EUPL-1.2
"""The organisations of one content pack, and what a team found out laid over them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spreekuur.content.model import Organisation

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What stands in the place of the pack: whole organisations by id, and their texts by id and language.

    A text has at least Dutch; a language that it lacks is not filled from the pack, which says something else.
    """

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)


class Directory(Mapping[str, Organisation]):
    """Every organisation by id, also those that are retired or merged: old referrals name them.

    `lay` swaps everything in one assignment, so whoever reads on another thread sees all of it or nothing.
    """

    def __init__(self, shipped: Mapping[str, Organisation]) -> None:
        self.shipped = shipped
        self._now: tuple[Mapping[str, Organisation], Texts] = (shipped, {})

    def lay(self, overlay: Overlay) -> None:
        """Show this over the pack, in the place of what was laid over it before."""
        self._now = ({**self.shipped, **overlay.organisations}, overlay.texts)

    @property
    def texts(self) -> Texts:
        """The texts that stand in the place of those of the pack, by id and language."""
        return self._now[1]

    @property
    def all_current(self) -> bool:
        """Is there none that is retired or merged?"""
        return not any(one.retired or one.merged_into for one in self._now[0].values())

    def current(self) -> dict[str, Organisation]:
        """Those that one can be sent to: none that is retired or merged."""
        return {key: one for key, one in self._now[0].items() if not (one.retired or one.merged_into)}

    def instead(self, key: str) -> str | None:
        """Where one goes who is sent there: the same, what took its place, or nothing when it is retired."""
        known, seen = self._now[0], {key}
        while (there := known.get(key)) is not None and there.merged_into:
            key = there.merged_into
            if key in seen:
                return None
            seen.add(key)
        return key if there is not None and not there.retired else None

    def __getitem__(self, key: str) -> Organisation:
        return self._now[0][key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now[0])

    def __len__(self) -> int:
        return len(self._now[0])

    def __contains__(self, key: object) -> bool:
        return key in self._now[0]
