# SPDX-License-Identifier: EUPL-1.2
"""What a bundle may say about rows, held against what Spreekuur itself writes: anything else is set aside, and told."""

import base64
import json
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from spreekuur.exchange import tables
from spreekuur.exchange.tables import Form
from spreekuur.security.identity import canonical
from spreekuur.store import merging
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change
from spreekuur.team import strict
from spreekuur.times import checked_stamp

_KINDS: dict[str, type] = {
    "writer": str,
    "n": int,
    "at": str,
    "by": str,
    "action": str,
    "record": str,
    "id": str,
    "step": str,
    "after": dict,
    "knew": dict,
}
_ROW_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
_STEP = re.compile(r"[\w./~-]{1,160}", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,80}")
_BIGGEST = 2**53
_LONGEST_TEXT, _LONGEST_LINE, _MOST_KNEW = 200_000, 1024 * 1024, 50


def line(change: Change) -> bytes:
    """A change as a line of a bundle."""
    return canonical(
        {
            "writer": change.writer,
            "n": change.n,
            "at": change.at,
            "by": change.by,
            "action": change.action,
            "record": change.record,
            "id": change.record_id,
            "step": change.step,
            "after": dict(change.after),
            "knew": dict(change.knew),
        }
    )


class Reader:
    """Reads the lines of bundles for one store, whose schema says which fields there are."""

    def __init__(self, db: Database) -> None:
        self._fields = {record: frozenset(merging.columns(db, record)) for record in tables.ORDER}
        self._needed = {record: merging.required(db, record) for record in tables.ORDER}
        self._nullable = {
            record: frozenset(name for name in names if merging.may_be_empty(db, record, name))
            for record, names in self._fields.items()
        }
        self._may_travel = {
            record: frozenset(name for name in names if (record, name) not in tables.DERIVED)
            for record, names in self._fields.items()
        }

    def read(self, lines: Iterable[bytes]) -> tuple[list[Change], list[bytes]]:
        """The changes, and the lines that Spreekuur would not have written."""
        changes: list[Change] = []
        odd: list[bytes] = []
        for one in lines:
            try:
                if len(one) > _LONGEST_LINE:
                    raise ValueError
                changes.append(self._change(strict.fields(strict.parsed(one), _KINDS)))
            except (ValueError, OverflowError):
                odd.append(one)
        return changes, odd

    def _change(self, told: dict[str, Any]) -> Change:
        record, action = told["record"], told["action"]
        if record not in self._fields or action not in ("insert", "update", "remove", "erase"):
            raise ValueError
        if record in tables.WRITTEN_ONCE and action != "insert":
            raise ValueError
        if not 1 <= told["n"] < _BIGGEST or len(told["knew"]) > _MOST_KNEW:
            raise ValueError
        knew = {strict.matches(strict.ID, writer): _number(n) for writer, n in told["knew"].items()}
        self._check_values(record, action, told["id"], told["after"])
        return Change(
            strict.matches(strict.ID, told["writer"]),
            told["n"],
            _moment(told["at"]),
            _author(told["by"]),
            action,
            record,
            strict.matches(_ROW_ID, told["id"]),
            strict.matches(_STEP, told["step"]),
            told["after"],
            knew,
        )

    def _check_values(self, record: str, action: str, row_id: str, after: dict[str, Any]) -> None:
        names = after.keys() - {"origin"} if action == "insert" else after.keys()
        if not names <= self._may_travel[record]:
            raise ValueError
        if action == "insert":
            strict.matches(strict.ID, _text(after.get("origin")))
            if "id" not in names:
                raise ValueError
        if action in ("insert", "update"):
            self._check_fields(record, after, names)
            sound = after.get("id", row_id) == row_id
        else:  # an erasure names fields, a removal nothing
            sound = not names if action == "remove" else not any(after.values()) and "id" not in names
        if not sound:
            raise ValueError

    def _check_fields(self, record: str, after: dict[str, Any], names: Iterable[str]) -> None:
        nullable = self._nullable[record]
        for name in names:
            value = after[name]
            if value is None and name in nullable:
                continue
            said, check = _rule(record, name)
            check(value)  # refuses None
            if said is not None and value not in said:
                raise ValueError


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or "\x00" in value:
        raise ValueError
    value.encode()  # half a character is none
    return value


def _author(value: Any) -> str:
    text = _text(value)
    if len(text) > 200 or not text.isprintable():
        raise ValueError
    return text


def _number(value: Any) -> int:
    if type(value) is not int or not -_BIGGEST < value < _BIGGEST:
        raise ValueError
    return value


def _flag(value: Any) -> None:
    if _number(value) not in (0, 1):
        raise ValueError


def _real(value: Any) -> None:
    if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > _BIGGEST:
        raise ValueError


def _day(value: Any) -> None:
    if date.fromisoformat(_text(value)).isoformat() != value:
        raise ValueError


def _moment(value: Any) -> str:
    return checked_stamp(_text(value))


def _bytes(value: Any) -> None:
    told = strict.fields(value, {"base64": str})
    base64.b64decode(told["base64"], validate=True)


def _json(kind: type) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if not isinstance(strict.parsed(_text(value).encode()), kind):
            raise ValueError

    return check


def _row_id(value: Any) -> None:
    strict.matches(_ROW_ID, _text(value))


def _code(value: Any) -> None:
    strict.matches(_CODE, _text(value))


_CHECKS: dict[Form, Callable[[Any], Any]] = {
    Form.TEXT: _text,
    Form.CODE: _code,
    Form.ID: _row_id,
    Form.DAY: _day,
    Form.MOMENT: _moment,
    Form.NUMBER: _number,
    Form.FLAG: _flag,
    Form.REAL: _real,
    Form.BYTES: _bytes,
    Form.LIST: _json(list),
    Form.OBJECT: _json(dict),
}


@cache
def _rule(record: str, name: str) -> tuple[frozenset[str] | None, Callable[[Any], Any]]:
    """The few words that a field may hold, if it is one of those, and what else is asked of its value."""
    return tables.SAYS.get((record, name)), _CHECKS[tables.form(record, name)]


def as_text(value: Any) -> str:
    """A value of a row in one line, for people."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
