# SPDX-License-Identifier: EUPL-1.2
"""What may be said in words about published counts, by rules: nothing that the rounding does not bear.

A difference is a change only if it is more than 10 and more than 20 percent. A share comes from rounded counts, of at
least 20. Where one answer about registration or tied housing holds nearly everybody, nothing is said: it would tell
about each of them. Signals are never put into words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spreekuur.statistics.bars import Bar, bars, children, count_in
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe import SafeRelease, SafeTable
from spreekuur.statistics.safe_rules import TOTAL
from spreekuur.statistics.units import CONTACTS, PERSONS, QUESTIONS, REFERRALS

LEAST_OF_SHARE = 20
TELLING = ("registration", "tied", "signal")
_CHANGE, _CHANGE_PERCENT = 10, 20
_NEARLY_ALL = 90
SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Count:
    """A published count with its leeway, before it is put into words."""

    count: int
    deviation: int
    structural: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """Whole percents of published counts."""

    percent: int


@dataclass(frozen=True, slots=True)
class Names:
    """Codes of one dimension."""

    dimension: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A text with a whole number that is no secret, such as the evenings of a quarter."""

    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be said: the name of a text, and what fills its slots."""

    key: str
    slots: Mapping[str, Any] = field(default_factory=dict)


def count_of(bar: Bar) -> Count:
    """The count of a bar."""
    return Count(bar.count, bar.deviation, bar.structural)


def total_of(release: SafeRelease | None, unit: str) -> Count | None:
    """The published total of a unit, which all its tables share; None where it was not published."""
    if release is None:
        return None
    table = next((each for each in release.tables.values() if each.unit == unit), None)
    return None if table is None else Count(table.total, release.max_deviation)


def table_of(release: SafeRelease | None, quarterly: str, yearly: str) -> SafeTable | None:
    """The table that a quarter, or a year, has for something."""
    if release is None:
        return None
    return release.tables.get(quarterly if Period.parse(release.period).quarter else yearly)


def lines_of(release: SafeRelease | None) -> SafeTable | None:
    """Questions by programme line."""
    return table_of(release, "q_questions_line_language", "y_questions_line_language")


def referrals_of(release: SafeRelease | None) -> SafeTable | None:
    """Referrals by where to, and what came of them."""
    return table_of(release, "q_referrals_domain_answered", "y_referrals_domain_result")


def languages_of(release: SafeRelease | None) -> SafeTable | None:
    """Persons by language."""
    return table_of(release, "q_persons_language", "y_persons_stay_language")


def changed(now: int, before: int) -> int:
    """1 for more, -1 for less; 0 where the difference is too small to be called a change."""
    difference = now - before
    if abs(difference) <= _CHANGE or 100 * abs(difference) <= _CHANGE_PERCENT * before:
        return 0
    return 1 if difference > 0 else -1


def share(part: int | None, whole: int) -> Share | None:
    """A share in whole percents; None of fewer than twenty."""
    if part is None or whole < LEAST_OF_SHARE:
        return None
    return Share(min(round(100 * part / whole), 100))


def tells_of_all(table: SafeTable, dimension: str, within: Mapping[str, str] | None = None) -> bool:
    """Does one answer hold nearly everybody of this row, so that words about it would be about each of them?"""
    if dimension not in TELLING:
        return False
    whole = count_in(table, within or {}) or 0
    shown = bars(table, dimension, children(table, dimension), within=within)
    return whole >= LEAST_OF_SHARE and any(100 * bar.count >= _NEARLY_ALL * whole for bar in shown)


def leaders(shown: Sequence[Bar]) -> tuple[Bar, ...]:
    """The one or two that are more than all others, by more than rounding and chance; none where nothing stands out.

    As a change would be: by more than 10 and more than 20 percent, and whatever the true counts are. Two are named only
    where more than one is left.
    """
    order = sorted(shown, key=lambda bar: -bar.count)
    for many in (1, 2):
        first, rest = order[:many], order[many:]
        if len(first) == many <= len(rest) and _stands_out(first[-1], rest[0]):
            return tuple(bar for bar in shown if bar in first)
    return ()


def _stands_out(least: Bar, next_one: Bar) -> bool:
    return least.low > next_one.high and changed(least.count, next_one.count) == 1


def five(release: SafeRelease, before: SafeRelease | None, evenings: int = 0) -> tuple[Finding, ...]:
    """The five sentences of page one: use, change, questions, whom, answers."""
    made = [
        _use(release, evenings),
        _change(release, before),
        _line(release),
        gap(release) or _polish(release),
        _answered(release),
    ]
    return tuple(made)


def title(table: SafeTable, dimension: str, what: str, parent: str = TOTAL) -> Finding:
    """The title of a chart: what stands out in it, as far as that may be said."""
    shown = bars(table, dimension, children(table, dimension, parent))
    if not shown or tells_of_all(table, dimension):
        return Finding("lead_plain", {"what": what})
    if not any(bar.count for bar in shown):
        return Finding("lead_few", {"what": what, "deviation": shown[0].deviation})
    first = leaders(shown)
    if not first:
        return Finding("lead_even", {"what": what})
    names = Names(dimension, tuple(bar.code for bar in first))
    return Finding(
        "lead_one" if len(first) == 1 else "lead_two", {"what": what, "name": names, "names": names}
    )


def trend(counts: Sequence[int | None], what: str) -> Finding:
    """The title of a row of quarters, oldest first."""
    if len(counts) < 2 or counts[-1] is None or counts[-2] is None:
        return Finding("trend_first", {"what": what})
    key = {1: "trend_more", -1: "trend_less", 0: "trend_none"}[changed(counts[-1], counts[-2])]
    return Finding(key, {"what": what})


def line_change(bar: Bar, before: Period | None) -> Finding | None:
    """How a line went since the period before; None where that was not published."""
    if bar.before is None or before is None:
        return None
    key = {1: "line_more", -1: "line_less", 0: "line_none"}[changed(bar.count, bar.before)]
    return Finding(key, {"before": before, "old": Count(bar.before, bar.before_deviation)})


def _use(release: SafeRelease, evenings: int) -> Finding:
    slots = {"contacts": total_of(release, CONTACTS), "persons": total_of(release, PERSONS)}
    if not evenings:
        return Finding("use", slots)
    return Finding("use_evenings", slots | {"evenings": Counted("evenings", evenings)})


def _change(release: SafeRelease, before: SafeRelease | None) -> Finding:
    now, old = total_of(release, CONTACTS), total_of(before, CONTACTS)
    if now is None or old is None or before is None:
        return Finding("change_first")
    key = {1: "change_more", -1: "change_less", 0: "change_none"}[changed(now.count, old.count)]
    return Finding(key, {"before": Period.parse(before.period), "old": old})


def _line(release: SafeRelease) -> Finding:
    table, total = lines_of(release), total_of(release, QUESTIONS)
    shown = bars(table, "topic", children(table, "topic")) if table else ()
    if not any(bar.count for bar in shown):
        return Finding("line_few", {"total": total})
    first = leaders(shown)
    names = Names("topic", tuple(bar.code for bar in first))
    if len(first) == 1:
        return Finding("line_one", {"name": names, "count": count_of(first[0]), "total": total})
    if first:
        counts = [count_of(bar) for bar in first]
        return Finding("line_two", {"names": names, "counts": counts, "total": total})
    return Finding("line_even")


def gap(release: SafeRelease) -> Finding | None:
    """For which share registration was due and not done; None where that may not be said."""
    table = release.tables.get("y_persons_stay_registration")
    if table is None or tells_of_all(table, "registration"):
        return None
    percent = share(count_in(table, {"registration": "due_not_done"}), table.total)
    return None if percent is None else Finding("gap", {"percent": percent})


def _polish(release: SafeRelease) -> Finding:
    table, total = languages_of(release), total_of(release, PERSONS)
    percent = share(count_in(table, {"language": "pl"}), table.total) if table else None
    return Finding("polish", {"percent": percent}) if percent else Finding("polish_few", {"total": total})


def _answered(release: SafeRelease) -> Finding:
    table, total = referrals_of(release), total_of(release, REFERRALS)
    percent = share(count_in(table, {"result": "answered"}), table.total) if table else None
    slots = {"percent": percent, "total": total}
    return Finding("answered", slots) if percent else Finding("answered_few", slots)
