# SPDX-License-Identifier: EUPL-1.2
"""Who may write what: a volunteer's laptop its own rows, a coordinator's laptop everybody's."""

from collections.abc import Collection, Iterator

from spreekuur.errors.exchange import BundleRefused, Refusal
from spreekuur.exchange import tables
from spreekuur.store import foreign, histories, merging
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change
from spreekuur.team.certificates import Certificate

_OPEN = "waiting"
_NAMES = {
    record: [(name, parent) for (of, name), parent in tables.BELONGS_TO.items() if of == record]
    for record in tables.ORDER
}


class Rights:
    """Judges the changes of one bundle of a laptop that does not lead; a leading one may write anything."""

    def __init__(self, db: Database, sender: Certificate) -> None:
        self._db, self._sender = db, sender
        self._made: dict[tuple[str, str], str] = {}
        self._gone: frozenset[tuple[str, str]] = frozenset()
        self._last = 0

    def check(self, changes: Collection[Change]) -> None:
        """Go through the changes in their order.

        Raises: BundleRefused at the first that this laptop may not make.
        """
        named = {key for one in changes for key in ((one.record, one.record_id), *_parents(one))}
        self._made = histories.origins(self._db, named)
        self._gone = frozenset(histories.numbers(self._db, named - self._made.keys()))
        for one in changes:
            self._check_role(one)
            self._check_author(one)

    def _check_role(self, one: Change) -> None:
        if one.record in tables.LEADERS_ONLY:
            raise BundleRefused(Refusal.ROLE)
        decided = [one.after.get("decided_at"), one.after.get("decided_by")]
        if one.record in tables.DECIDED_BY_LEADERS and (
            one.after.get("state", _OPEN) != _OPEN or any(value is not None for value in decided)
        ):
            raise BundleRefused(Refusal.ROLE)

    def _check_author(self, one: Change) -> None:
        mine = self._sender.vaults
        key = (one.record, one.record_id)
        if one.writer != self._sender.vault or one.n <= self._last:
            raise BundleRefused(Refusal.AUTHOR)
        self._last = one.n
        known = self._origin(key)
        if one.action == "insert":
            told = one.after["origin"]
            if told not in mine or (known is not None and known not in mine):
                raise BundleRefused(Refusal.AUTHOR)
            self._made[key] = told
        elif known not in mine:
            raise BundleRefused(Refusal.AUTHOR)
        if any(self._origin(parent) not in mine for parent in _parents(one)):
            raise BundleRefused(Refusal.AUTHOR)

    def _origin(self, key: tuple[str, str]) -> str | None:
        """The vault in which a row was made, as far as it is known here."""
        if key not in self._made and key in self._gone and (origin := origin_of(self._db, *key)) is not None:
            self._made[key] = origin
        return self._made.get(key)


def _parents(one: Change) -> Iterator[tuple[str, str]]:
    """The rows that a change names as those to which its row belongs."""
    for name, parent in _NAMES.get(one.record, ()):
        named = one.after.get(name)
        if named is not None:
            yield parent, named


def origin_of(db: Database, record: str, record_id: str) -> str | None:
    """The vault in which a row was made, also of one that is gone."""
    here = merging.origin(db, record, record_id)
    if here is not None:
        return here
    made = [*foreign.of_row(db, record, record_id), *foreign.own_changes(db, record, record_id)]
    found = [one.after["origin"] for one in made if one.action == "insert" and "origin" in one.after]
    return str(found[0]) if found else None
