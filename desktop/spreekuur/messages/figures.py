# SPDX-License-Identifier: EUPL-1.2
"""The sentences about closing a period, and about signing and giving out its figures."""

from datetime import date

from spreekuur.errors import figures as errors
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence


def period_name(period: str) -> str:
    """A quarter or a year, as people say it."""
    year, _sign, quarter = period.partition("-Q")
    return _("quarter {quarter} of {year}").format(quarter=quarter, year=year) if quarter else year


def afterwards(corrected: int, late: int, counts_in: str) -> str:
    """What becomes of talks that were corrected, or came in, after their quarter was closed; empty when none was."""
    said = []
    if corrected:
        text = ngettext(
            "{n} talk of this is counted in figures that are closed. Those stay as they are; the next period tells it"
            " as a correction.",
            "{n} talks of this are counted in figures that are closed. Those stay as they are; the next period tells"
            " them as corrections.",
            corrected,
        )
        said.append(text.format(n=corrected))
    if late:
        text = ngettext(
            "{n} talk is of a period that is closed: it counts in {period}.",
            "{n} talks are of a period that is closed: they count in {period}.",
            late,
        )
        said.append(text.format(n=late, period=period_name(counts_in)))
    return " ".join(said)


def _day(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


def _too_early(e: errors.MayNotCloseYet) -> str:
    told = {"period": period_name(e.period), "day": _day(e.from_day)}
    if not e.missing:
        return _(
            "Figures of {period} can be made from {day} on, so that nobody's talks are left out."
        ).format(**told)
    return _(
        "For {period} these laptops are not in yet: {missing}. Take in their bundles, or make them from {day} on."
    ).format(missing=", ".join(e.missing), **told)


SENTENCES: dict[type, Sentence] = {
    errors.NoSuchPeriod: lambda e: _(
        "This is no period. Type a quarter such as 2026-Q3, or a year such as 2026."
    ),
    errors.PeriodOpen: lambda e: _(
        "The time of {period} is not over. Its figures are provisional; they can be signed from {day} on."
    ).format(period=period_name(e.period), day=_day(e.from_day)),
    errors.MayNotCloseYet: _too_early,
    errors.ClockBehind: lambda e: _(
        "The date of this laptop is before {day}, which the vault knows. Set the date right; nothing was closed."
    ).format(day=_day(e.known)),
    errors.NothingToCount: lambda e: _("Nobody came in {period}: there are no figures to make.").format(
        period=period_name(e.period)
    ),
    errors.MadeElsewhere: lambda e: _(
        "The figures of {year} are made on the laptop “{laptop}”. Make these there, too: only it has what was counted."
    ).format(**vars(e)),
    errors.AlreadySigned: lambda e: _(
        "The figures of {period} are signed, and stay as they are. What came in later counts in the next period."
    ).format(period=period_name(e.period)),
    errors.NotSigned: lambda e: _("The figures of {period} are not signed yet.").format(
        period=period_name(e.period)
    ),
    errors.SignedTwice: lambda e: _(
        "Two laptops signed figures of {period}. Nothing is given out until one of them is withdrawn."
    ).format(period=period_name(e.period)),
    errors.WasWithdrawn: lambda e: _(
        "The figures of {period} were withdrawn, and are not given out any more."
    ).format(period=period_name(e.period)),
    errors.RestsOnFigures: lambda e: ngettext(
        "Figures that are closed count {n} talk of this, so it cannot be undone any more. Nothing was changed: correct"
        " what is wrong in the talk itself. The next period tells that as a correction.",
        "Figures that are closed count {n} talks of this, so it cannot be undone any more. Nothing was changed: correct"
        " what is wrong in the talks themselves. The next period tells that as corrections.",
        e.talks,
    ).format(n=e.talks),
    errors.NotAsNamed: lambda e: _(
        "By now other quarters would be closed than those that were named. Nothing was closed: go back, and look again."
    ),
    errors.NotAsShown: lambda e: _(
        "The files are not what was shown any more. Nothing was signed: make the figures again, and look at them."
    ),
    errors.LedgerDamaged: lambda e: _(
        "What is kept of the figures of {period} is not what was signed. They are not given out: put a backup in place."
    ).format(period=period_name(e.period)),
    errors.LedgerOfAnother: lambda e: _(
        "These figures of {period} were signed for another desk. They are not given out here."
    ).format(period=period_name(e.period)),
}
