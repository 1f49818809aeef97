# SPDX-License-Identifier: EUPL-1.2
"""The rules of one content pack, and what a team changed in them laid over."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from spreekuur.content.model import Rule

Texts = Mapping[str, Mapping[str, str]]


class Rulebook(Sequence[Rule]):
    """Every rule in file order. `lay` swaps everything in one assignment, so no thread ever sees half of it."""

    def __init__(self, shipped: tuple[Rule, ...]) -> None:
        self.shipped = shipped
        self._now: tuple[tuple[Rule, ...], Texts] = (shipped, {})

    def lay(self, rules: tuple[Rule, ...], texts: Texts) -> None:
        """Let these rules count in the place of the pack's, and these texts (by id and language, at least Dutch)."""
        self._now = (rules, texts)

    @property
    def current(self) -> tuple[Rule, ...]:
        """The rules that count now; the same object as long as nothing else is laid over."""
        return self._now[0]

    @property
    def texts(self) -> Texts:
        """The texts that stand in the place of those of the pack."""
        return self._now[1]

    def __eq__(self, other: object) -> bool:
        return self.current == other.current if isinstance(other, Rulebook) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # it changes

    @overload
    def __getitem__(self, place: int) -> Rule: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Rule]: ...
    def __getitem__(self, place: int | slice) -> Rule | Sequence[Rule]:
        return self._now[0][place]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._now[0])

    def __len__(self) -> int:
        return len(self._now[0])
