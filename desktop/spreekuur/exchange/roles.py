# SPDX-License-Identifier: EUPL-1.2
"""Who may write what: a volunteer's laptop its own rows, a coordinator's laptop everybody's."""

from collections.abc import Collection, Iterator

from spreekuur.errors.exchange import BundleRefused, Objection, Refusal
from spreekuur.exchange import tables
from spreekuur.store import foreign, histories, merging
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change
from spreekuur.store.histories import Key
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
        self._made: dict[Key, str] = {}
        self._gone: frozenset[Key] = frozenset()

    def objections(self, changes: Collection[Change]) -> dict[int, Objection]:
        """What speaks against which of these changes, by their numbers; the others may come in.

        Nothing is allowed because of a change that is not.

        Raises: BundleRefused when they are not of this sender, or not in the order in which it wrote them.
        """
        last = 0
        for one in changes:
            if one.writer != self._sender.vault or one.n <= last:
                raise BundleRefused(Refusal.AUTHOR)
            last = one.n
        named = {key for one in changes for key in (key_of(one), *parents(one))}
        self._made = histories.origins(self._db, named)
        self._gone = frozenset(histories.numbers(self._db, named - self._made.keys()))
        judged = ((one.n, self._objection(one)) for one in changes)
        return {n: why for n, why in judged if why is not None}

    def _objection(self, one: Change) -> Objection | None:
        decided = [one.after.get("decided_at"), one.after.get("decided_by")]
        decides = one.after.get("state", _OPEN) != _OPEN or any(value is not None for value in decided)
        if one.record in tables.LEADERS_ONLY or (one.record in tables.DECIDED_BY_LEADERS and decides):
            return Objection.ROLE
        mine, known = self._sender.vaults, self._origin(key_of(one))
        if one.action == "insert":
            told = one.after["origin"]
            if told not in mine or (known is not None and known not in mine):
                return Objection.AUTHOR
        elif known not in mine:
            return Objection.AUTHOR
        if any(self._origin(parent) not in mine for parent in parents(one)):
            return Objection.BRANCH
        if one.action == "insert":
            self._made[key_of(one)] = told
        return None

    def _origin(self, key: Key) -> str | None:
        """The vault in which a row was made, as far as it is known here."""
        if key not in self._made and key in self._gone and (origin := origin_of(self._db, *key)) is not None:
            self._made[key] = origin
        return self._made.get(key)


def key_of(one: Change) -> Key:
    """The row that a change is about."""
    return one.record, one.record_id


def parents(one: Change) -> Iterator[Key]:
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
