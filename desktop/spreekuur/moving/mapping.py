# SPDX-License-Identifier: EUPL-1.2
"""Which column is what: by its header, else by what stands in it, and at last as somebody says. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from spreekuur.content.pack import Content
from spreekuur.errors.moving import ColumnRefused, WhyColumn
from spreekuur.moving import coded, dates, words
from spreekuur.moving.model import SEVERAL, Column, DateOrder, Field, How, Sheet
from spreekuur.moving.splitting import parts

_LOOKED_AT = 300
_MOST, _HALF, _LONGEST = 0.8, 0.5, 300
_EXACT, _WITHIN, _BY_CONTENT = 100.0, 50.0, 10.0
_PHONE = re.compile(r"(?:\+|00|0)\d(?:[ ./()-]?\d){7,13}")
_DAYS = (Field.DATE, Field.ARRIVAL, Field.DEPARTURE)


@dataclass(frozen=True, slots=True)
class _Guess:
    at: int
    field: Field
    points: float
    how: How


def guess(sheet: Sheet, content: Content, today: date) -> tuple[Column, ...]:
    """What each column is; no two are the same, and what cannot be recognised is nothing."""
    topics = words.topics(content)
    guesses = [one for at in range(len(sheet.headers)) for one in _guesses(sheet, at, topics, today)]
    guesses.sort(key=lambda one: (-one.points, one.at))
    taken: dict[int, _Guess] = {}
    for one in guesses:
        if one.at not in taken and all(other.field is not one.field for other in taken.values()):
            taken[one.at] = one
    found = [taken.get(at) for at in range(len(sheet.headers))]
    return tuple(
        _column(sheet, at, one.field if one else None, one.how if one else How.NOT, today)
        for at, one in enumerate(found)
    )


def chosen(
    sheet: Sheet, guessed: Sequence[Column], choices: Mapping[str, str], today: date
) -> tuple[Column, ...]:
    """The columns as somebody says; a field that is chosen for one column is taken from where it was guessed.

    Raises: ColumnRefused.
    """
    wanted = {_at(sheet, header): _field(header, name) for header, name in choices.items()}
    fields = [field for field in wanted.values() if field is not None]
    if twice := next((each for each in fields if fields.count(each) > 1 and each not in SEVERAL), None):
        raise ColumnRefused(WhyColumn.TWICE, field=twice.value)
    columns = []
    for column in guessed:
        if column.at in wanted:
            columns.append(_column(sheet, column.at, wanted[column.at], How.CHOSEN, today))
        elif column.field in fields and column.field not in SEVERAL:
            columns.append(_column(sheet, column.at, None, How.NOT, today))
        else:
            columns.append(column)
    if all(column.field is not Field.DATE for column in columns):
        raise ColumnRefused(WhyColumn.NO_DATE_COLUMN)
    return tuple(columns)


def ordered(
    columns: Sequence[Column], orders: Mapping[str, DateOrder], otherwise: DateOrder | None = None
) -> tuple[Column, ...]:
    """The columns with their dates read as somebody says, of one of them or of all, where that was not sure."""
    said = [None if column.sure else orders.get(column.header, otherwise) for column in columns]
    return tuple(
        replace(column, order=order, sure=True) if order else column
        for column, order in zip(columns, said, strict=True)
    )


def _at(sheet: Sheet, header: str) -> int:
    """The column of this name, also when somebody writes it a little differently."""
    if header in sheet.headers:
        return sheet.headers.index(header)
    alike = [at for at, name in enumerate(sheet.headers) if words.phrase(name) == words.phrase(header)]
    if len(alike) != 1:
        raise ColumnRefused(WhyColumn.NO_SUCH_COLUMN, header)
    return alike[0]


def _field(header: str, name: str) -> Field | None:
    if not name:
        return None
    if name not in set(Field):
        raise ColumnRefused(WhyColumn.NO_SUCH_FIELD, header, name)
    return Field(name)


def _column(sheet: Sheet, at: int, field: Field | None, how: How, today: date) -> Column:
    if field not in _DAYS:
        return Column(at, sheet.headers[at], field, how)
    found = dates.order_of(sheet.column(at), today)
    order, sure = found or (DateOrder.DAY_FIRST, True)
    return Column(at, sheet.headers[at], field, how, order, sure)


def _guesses(sheet: Sheet, at: int, topics: Mapping[str, str], today: date) -> Iterator[_Guess]:
    cells = sheet.column(at)
    cells = cells[:: len(cells) // _LOOKED_AT + 1]
    for one in _by_header(at, sheet.headers[at]):
        # "Work" may be a column of employers: it is taken for what its header says only if its cells say so as well.
        if not cells or _share(cells, partial(coded.understood, one.field)) >= _HALF:
            yield one
    if cells:
        for place, (field, fits) in enumerate(_tests(topics, today)):
            share = _share(cells, fits)
            if share >= _MOST:
                yield _Guess(at, field, _BY_CONTENT + share - place, How.CONTENT)


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    """How many of the cells fit; what is longer than any word or list of words does not."""
    return sum(len(cell) <= _LONGEST and fits(cell) for cell in cells) / len(cells)


def _by_header(at: int, header: str) -> Iterator[_Guess]:
    known, folded = words.headers(), words.phrase(header)
    if folded in known:
        yield _Guess(at, known[folded], _EXACT + len(folded) / 100, How.HEADER)
        return
    padded = f" {folded} "
    for text, field in known.items():
        if len(text) > 2 and f" {text} " in padded:
            yield _Guess(at, field, _WITHIN + len(text) / 10, How.HEADER)


def _tests(topics: Mapping[str, str], today: date) -> list[tuple[Field, Callable[[str], bool]]]:
    """What a cell of such a column looks like; the first of two that fit alike counts."""
    return [
        (Field.DATE, lambda cell: dates.looks_like(cell) and _is_past(cell, today)),
        (Field.LANGUAGE, lambda cell: words.value_of("language", cell) is not None),
        (Field.TOPICS, lambda cell: _all_known(cell, topics)),
        (Field.OUTCOMES, lambda cell: all(words.value_of("outcomes", part) for part in parts(cell))),
        (Field.PHONE, lambda cell: _PHONE.fullmatch(cell) is not None),
    ]


def _is_past(cell: str, today: date) -> bool:
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    read = [dates.read(cell, order, today) for order in orders]
    return any(day is not None and dates.OLDEST <= day <= today for day in read)


def _all_known(cell: str, topics: Mapping[str, str]) -> bool:
    return words.phrase(cell) in topics or all(
        part.casefold() in topics or words.phrase(part) in topics for part in parts(cell)
    )
