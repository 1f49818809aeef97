# SPDX-License-Identifier: EUPL-1.2
"""What `spreekuur consultations` says about a file and what came of it."""

from collections.abc import Iterator

from spreekuur.desk.moving_in import Plan
from spreekuur.language import _, ngettext
from spreekuur.messages.figures import afterwards
from spreekuur.moving import told
from spreekuur.moving.encodings import KNOWN
from spreekuur.moving.model import DateOrder, Judged

ENCODINGS = KNOWN
ORDERS = {"day-first": DateOrder.DAY_FIRST, "month-first": DateOrder.MONTH_FIRST}
"""How the command line calls the two ways to write a date in digits."""
_NAMES = {order: name for name, order in ORDERS.items()} | {DateOrder.ISO: "year-first"}


def columns(judged: Judged) -> Iterator[str]:
    """Each column that is taken, what it is taken as, and how that was found."""
    for column in judged.columns:
        if column.field is not None:
            yield f"  {column.header} -> {column.field.value} ({told.how_word(column.how)})"


def notices(plan: Plan) -> Iterator[str]:
    """What is worth knowing."""
    for notice in plan.judged.notices:
        yield told.say(notice, plan.judged.columns)
    if plan.judged.unsure_dates:
        yield _unsure_dates(plan.judged.unsure_dates)
    if plan.consent_over:
        yield told.consent_over(plan.consent_over)
    if plan.late:
        yield afterwards(0, plan.late, plan.counts_in)


def dates_read(judged: Judged) -> dict[str, str]:
    """How the dates of each column that is taken are read."""
    return {column.header: _NAMES[column.order] for column in judged.columns if column.order is not None}


def summary(rows: int, added: int, known: int, *, dry: bool) -> str:
    """How many lines there are, and what becomes of them."""
    said = ngettext("{n} line", "{n} lines", rows).format(n=rows)
    would = _("would be added: {n}") if dry else _("added: {n}")
    return f"{said}, {would.format(n=added)}, " + _("here already: {n}").format(n=known)


def what_was_written(with_names: int, *, asked: bool) -> str:
    """What stands in the file that was written."""
    if not asked:
        return _("The file holds no names, phones or notes. It is not encrypted.")
    return ngettext(
        "The file is not encrypted, and {n} talk in it has a name, phone or note. Delete it when you are done.",
        "The file is not encrypted, and {n} talks in it have a name, phone or note. Delete it when you are done.",
        with_names,
    ).format(n=with_names)


def _unsure_dates(many: int) -> str:
    """Of how many dates the day is a guess, and what to do if it is wrong; without a word the day comes first."""
    return ngettext(
        "{n} date can be read in two ways; the day was taken to come first. Is that wrong? Add: --dates month-first",
        "{n} dates can be read in two ways; the day was taken to come first. Is that wrong? Add: --dates month-first",
        many,
    ).format(n=many)
