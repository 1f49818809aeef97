# SPDX-License-Identifier: EUPL-1.2
"""What the screen shows of a period: plain data, made of proved releases alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spreekuur.desk.statistics_signing import Closes
from spreekuur.language import _
from spreekuur.statistics import bars
from spreekuur.statistics.bars import Bar, Scale
from spreekuur.statistics.safe import SafeRelease, SafeTable
from spreekuur.statistics.safe_rules import TOTAL
from spreekuur.ui import theme
from spreekuur.ui.statistics import words
from spreekuur.ui.statistics.bar_button import Line
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.statistics.totals import UNITS, Total

TOPIC = "topic"


class Stage(StrEnum):
    """How far a period is."""

    NOTHING = "nothing"
    """Nobody was counted in it."""
    OPEN = "open"
    """It is not over."""
    WAITING = "waiting"
    """It is over, and may not be closed yet."""
    READY = "ready"
    """It may be closed and signed."""
    COMPUTING = "computing"
    STOPPED = "stopped"
    """Somebody did not want to wait for its figures."""
    REFUSED = "refused"
    """No release could be proved: nothing leaves."""
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    """Two laptops signed different figures of it."""
    ELSEWHERE = "elsewhere"
    """Another laptop makes the figures of this year."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A period; `trend` are the releases of the last periods, the oldest first and this one last."""

    period: str
    stage: Stage = Stage.NOTHING
    release: SafeRelease | None = None
    before: SafeRelease | None = None
    trend: tuple[SafeRelease | None, ...] = ()
    so_far: Mapping[str, int] = field(default_factory=dict)
    """The four totals of a quarter that is not over, without a release of it."""
    day: date | None = None
    """When it was signed or withdrawn; before that, from when it may be closed."""
    missing: tuple[str, ...] = field(default=(), repr=False)
    """The laptops that have not given everything yet."""
    laptop: str = field(default="", repr=False)
    """Which laptop makes the figures of this year, if it is not this one."""
    may_make: bool = True
    """Whether figures are closed and signed on this laptop."""
    closes: tuple[Closes, ...] = ()
    """What closing it would close: itself, and what is still open before it."""
    signs: tuple[str, ...] = ()
    """The periods whose figures wait for one signature together."""

    @property
    def is_year(self) -> bool:
        """A year has topics, a quarter only lines."""
        return len(self.period) == 4


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of one view; `below` says why there are none, or what is not shown at this depth."""

    title: str
    lines: tuple[Line, ...]
    scale: Scale
    heads: tuple[str, str]
    below: str = ""


def totals(shown: Shown) -> tuple[Total, ...]:
    """The four totals, with those of the period before."""
    made = []
    for unit in UNITS:
        table = _of_unit(shown.release, unit)
        before = _of_unit(shown.before, unit)
        bar = None
        if table is not None:
            deviation = before.frame.max_deviation if before is not None else 0
            was = before.total if before is not None else None
            bar = Bar(TOTAL, table.total, table.frame.max_deviation, False, was, deviation)
        made.append(Total(unit, bar, None if bar is not None else shown.so_far.get(unit)))
    return tuple(made)


def lines_table(release: SafeRelease | None) -> SafeTable | None:
    """The table that has the programme lines, and in a year the topics below them."""
    if release is None:
        return None
    with_topics = [table for table in release.tables.values() if TOPIC in table.dimensions]
    deepest = sorted(with_topics, key=lambda table: -_codes(table))
    return deepest[0] if deepest else None


def chart(shown: Shown, names: Names, line: str = "") -> Chart:
    """The bars of all lines, or with a line of what is behind it."""
    table = lines_table(shown.release)
    if table is None:
        return Chart(_("Questions per programme line"), (), Scale(5, 20), ("", ""))
    return _behind(shown, table, names, line) if line else _lines(shown, table, names)


def _lines(shown: Shown, table: SafeTable, names: Names) -> Chart:
    codes = sorted(bars.children(table, TOPIC), key=lambda code: (code.startswith("L0"), code))
    found = bars.bars(table, TOPIC, codes, before=lines_table(shown.before))
    scale = _scale(found, table)
    earlier = [lines_table(release) for release in shown.trend]

    def made(bar: Bar) -> Line:
        icon, tone = theme.topic_look(bar.code)
        counts = [bars.count_in(one, {TOPIC: bar.code}) for one in earlier]
        return _line(bar, words.line(bar.code), table.unit, bars.trend(counts, scale), (icon, tone))

    many = len(shown.trend) > 1
    ahead = (_("four years") if shown.is_year else _("four quarters")) if many else _("the time before")
    few = _("There were too few questions to divide them over the lines: only the totals are shown.")
    return Chart(
        _("Questions per programme line"),
        tuple(made(bar) for bar in found),
        scale,
        (_("number of questions"), ahead),
        "" if found else few,
    )


def _behind(shown: Shown, table: SafeTable, names: Names, line: str) -> Chart:
    """The topics of a line; of a quarter, which has none, its languages."""
    topics = _in_order(bars.children(table, TOPIC, line), TOPIC, names)
    before, below = lines_table(shown.before), ""
    if topics:
        found = bars.bars(table, TOPIC, topics, before=before)
        called = [names.code(TOPIC, bar.code) for bar in found]
    else:
        other = next((one for one in table.dimensions if one != TOPIC), "")
        codes = _in_order(bars.children(table, other), other, names) if other else []
        found = bars.bars(table, other, codes, within={TOPIC: line}) if codes else ()
        called = [names.code(other, bar.code) for bar in found]
        below = _("The topics of a line are in the figures of the year: a quarter has too few of each.")
    lines = [_line(bar, name, table.unit, (), ("", "muted")) for bar, name in zip(found, called, strict=True)]
    return Chart(
        _("Questions about: {line}").format(line=words.line(line)),
        tuple(lines),
        _scale(found, table),
        (_("number of questions"), _("the time before")),
        below,
    )


def _in_order(codes: Sequence[str], dimension: str, names: Names) -> list[str]:
    return sorted(codes, key=lambda code: names.place(dimension, code))


def _line(
    bar: Bar, name: str, unit: str, points: Sequence[tuple[float, float] | None], look: tuple[str, str]
) -> Line:
    icon, tone = look
    return Line(
        bar=bar,
        name=name,
        label=bar.label(words.about()),
        aloud=words.aloud(name, bar, unit),
        before=words.before(bar),
        points=points,
        icon=icon,
        tone=tone,
    )


def _scale(found: Sequence[Bar], table: SafeTable) -> Scale:
    counts = [bar.count for bar in found] + [bar.before for bar in found if bar.before is not None]
    return bars.scale(counts, table.frame.max_deviation)


def _of_unit(release: SafeRelease | None, unit: str) -> SafeTable | None:
    if release is None:
        return None
    return next((table for table in release.tables.values() if table.unit == unit), None)


def _codes(table: SafeTable) -> int:
    at = table.dimensions.index(TOPIC)
    return len({row.codes[at] for row in table.rows})
