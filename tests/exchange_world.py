# SPDX-License-Identifier: EUPL-1.2
"""A small team for the tests of what may come in: a coordinator, two volunteers, and somebody from outside."""

import dataclasses

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from spreekuur.exchange import bundle, rows, sending, taking
from spreekuur.security import age
from spreekuur.store.foreign import Change
from spreekuur.store.writing import new_id, save
from spreekuur.team import roster

AT = "2026-11-11T18:00:00.000+00:00"


class World:
    """A coordinator, two volunteers, and somebody from outside with a team of their own."""

    def __init__(self) -> None:
        self.ana, self.bo, self.cy = a_vault("Ana", 0, founds=True), a_vault("Bo", 1), a_vault("Cy", 2)
        self.eve = a_vault("Eve", 9, founds=True)
        let_in(self.ana, self.bo)
        let_in(self.ana, self.cy)
        save(self.cy, "client", {"id": new_id(), "code": "K7-42M", "language": "pl", "given": "Jan"})
        self.cys = sending.make(self.cy, self.me, SEVEN).content
        taking.take(self.ana, taking.open_bundle(self.ana, self.cys), SEVEN)
        save(self.bo, "evening", {"id": new_id(), "held_on": "2026-11-11", "opened_at": AT})
        save(self.bo, "client", {"id": new_id(), "code": "K7-43P", "language": "bg", "phone": "0612345678"})

    @property
    def me(self):
        return roster.of(self.ana).me

    def lines(self, *changes):
        """Bo's own rows, with these behind them."""
        honest = list(sending._changes(self.bo, roster.of(self.bo), self.me, (1, 0, 0)))
        return [rows.line(one) for one in (*honest, *changes)]

    def told(self, **more):
        return (
            sending._told(self.bo, roster.of(self.bo), self.me, SEVEN)
            | {"sequence": 1, "since": 0, "follows": ""}
            | more
        )

    def sealed(self, lines=None, keys=None, to=None, **more):
        keys = keys or roster.of(self.bo).keys
        lines = self.lines() if lines is None else lines
        return bundle.seal(keys, to or self.me, self.told(**more), lines)

    def a_change(self, **more):
        """A change by Bo to a new client of Bo's own."""
        row_id = new_id()
        after = {"id": row_id, "code": "K7-44Q", "language": "pl", "origin": self.bo.origin}
        one = Change(self.bo.origin, 900, AT, "Bo", "insert", "client", row_id, "save/x", after, {})
        return dataclasses.replace(one, **more)


def whole(db):
    """Every byte of a store in memory that means anything."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    rows_of = {name: db.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if name[0] != "_"}
    return {name: sorted(found, key=repr) for name, found in rows_of.items()}


def taken(db, content, now=SEVEN):
    return taking.take(db, taking.open_bundle(db, content), now)


def reopened(world, content):
    """What is inside, as somebody who has Ana's key could take it apart."""
    return age.unseal(roster.of(world.ana).keys.reading_key, content)
