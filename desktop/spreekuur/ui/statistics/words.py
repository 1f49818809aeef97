# SPDX-License-Identifier: EUPL-1.2
"""What is counted and how it is called, in the language of the screen."""

from collections.abc import Callable, Mapping

from spreekuur.language import _, ngettext
from spreekuur.statistics.bars import Bar, written

_LINES: Mapping[str, Callable[[], str]] = {
    "L1": lambda: _("Information"),
    "L2": lambda: _("Housing"),
    "L3": lambda: _("Registration"),
    "L4": lambda: _("Work"),
    "L5": lambda: _("Care"),
    "L6": lambda: _("Safety"),
    "L0": lambda: _("Something else"),
}


def about() -> str:
    """How a rounded count is said."""
    return _("about {n}")


def was() -> str:
    """How the count of the period before is said."""
    return _("was {n}")


def unit(name: str) -> str:
    """What was counted, as a heading."""
    return {
        "persons": _("persons"),
        "contacts": _("contacts"),
        "questions": _("questions"),
        "referrals": _("referrals"),
    }.get(name, name)


def counted(label: str, count: int, name: str) -> str:
    """A count that is written already, with its unit: "about 35 questions", "0-4 questions"."""
    return {
        "persons": lambda: ngettext("{n} person", "{n} people", count),
        "contacts": lambda: ngettext("{n} contact", "{n} contacts", count),
        "questions": lambda: ngettext("{n} question", "{n} questions", count),
        "referrals": lambda: ngettext("{n} referral", "{n} referrals", count),
    }[name]().format(n=label)


def aloud(name: str, bar: Bar, of: str) -> str:
    """All that a bar says: "Housing, about 35 questions"."""
    if bar.structural:
        return _("{name}: cannot be").format(name=name)
    return f"{name}, {counted(bar.label(about()), bar.count, of)}"


def before(bar: Bar) -> str:
    """What stood there a period ago: "was 20"; empty where nothing was published."""
    return was().format(n=written(bar.before, bar.before_deviation, "{n}")) if bar.before is not None else ""


def line(code: str) -> str:
    """The short name of a programme line such as `L4_work`."""
    said = _LINES.get(code[:2])
    return said() if said is not None else code


def period(code: str) -> str:
    """A quarter such as 2026-Q3, or a year."""
    year, _dash, quarter = code.partition("-Q")
    return _("Quarter {n} of {year}").format(n=quarter, year=year) if quarter else year


def surely(bar: Bar) -> str:
    """Between which counts the true one lies."""
    label = bar.label(about())
    if bar.structural:
        return _("There can be none here.")
    return _("{label}: the true number lies between {low} and {high}").format(
        label=label[:1].upper() + label[1:], low=bar.low, high=bar.high
    )
