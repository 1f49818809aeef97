# SPDX-License-Identifier: EUPL-1.2
"""What the client said yes to in this talk: that a receiver gets a letter, and each extra thing in it."""

from collections.abc import Iterable


class Agreed:
    """Nothing is agreed until somebody notes it, and nothing is taken along to another talk."""

    def __init__(self) -> None:
        self._yes: set[str] = set()
        self._talk = ""

    def begin(self, talk_id: str) -> None:
        """Begin with a talk; what was agreed in another one is forgotten."""
        if talk_id != self._talk:
            self._yes.clear()
        self._talk = talk_id

    def note(self, route: str, agreed: bool, ask: str = "") -> None:
        """Note a yes, or take it back: to sharing with this receiver, or to one extra thing."""
        change = self._yes.add if agreed else self._yes.discard
        change(f"{route}/{ask}" if ask else route)

    def shared(self, route: str) -> bool:
        """Did the client agree to share with this receiver?"""
        return route in self._yes

    def told(self, route: str) -> frozenset[str]:
        """The extra things that the client agreed to tell this receiver."""
        return frozenset(one.removeprefix(f"{route}/") for one in self._yes if one.startswith(f"{route}/"))

    def all(self) -> list[str]:
        """Everything that was agreed, in plain words for a lock."""
        return sorted(self._yes)

    def take(self, kept: Iterable[str]) -> None:
        """Take back what was agreed before a lock."""
        self._yes.update(kept)
