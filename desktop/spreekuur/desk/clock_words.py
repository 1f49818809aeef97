# SPDX-License-Identifier: EUPL-1.2
"""What the registration clock says to the desk, in the language of the screen; on paper the phrases say it.

It names days and who decides, and never says what somebody may or must get. Pure.
"""

from collections.abc import Callable, Mapping
from datetime import date

from spreekuur.language import _, current, ngettext
from spreekuur.letters import formats
from spreekuur.referral.clock_model import Code, Housing, HousingClass, Reckoning, Registration, Status

_CLASSES: Mapping[HousingClass, Callable[[], str]] = {
    HousingClass.SHORT: lambda: _("Short stay"),
    HousingClass.MID: lambda: _("Mid stay"),
    HousingClass.LONG: lambda: _("Long stay"),
}

# What has to be asked before the clock can be right.
_QUESTIONS: Mapping[Code, Callable[[], str]] = {
    Code.ARRIVAL_MISSING: lambda: _("On which day did this stay begin?"),
    Code.DEPARTURE_MISSING: lambda: _("When did the client leave before coming again?"),
    Code.REGISTRATION_UNKNOWN: lambda: _("How is the client registered now: BRP, RNI or not at all?"),
    Code.PLAN_TO_CONFIRM: lambda: _("One arrival was planned. Did the client really come on that day?"),
}

_NOTES: Mapping[Code, Callable[[], str]] = {
    Code.NO_STAYS: lambda: _("Type the day of arrival, then the days are counted."),
    Code.STAYS_MERGED: lambda: _("Stays that touch or overlap count as one."),
    Code.GAP_BRIDGED: lambda: _("A short time away does not end the stay for housing."),
    Code.OVERLAP_SHORT_MID: lambda: _("From 6 to 12 months a stay is both short and mid."),
    Code.NO_LENGTH_YET: lambda: _("The stay has not begun and has no end: its length is not known yet."),
    Code.OPEN_END: lambda: _("No departure is known, so the days go on."),
    Code.NOT_HERE_TODAY: lambda: _("Today lies outside these stays."),
    Code.EARLIER_SPELL_IGNORED: lambda: _("An earlier stay no longer counts: the time away was too long."),
    Code.SPELL_OVER: lambda: _("The last stay is too long ago: a new arrival starts the clock again."),
    Code.EXPECTED_ON_ARRIVAL: lambda: _("The length was known beforehand, so the first day counts."),
}


def classes(housing: Housing) -> tuple[str, ...]:
    """The classes of the stay by name; empty when its length is not known."""
    return tuple(_CLASSES[each]() for each in housing.classes)


def length(housing: Housing) -> str:
    """Which stay counts for housing, and how long it is."""
    if housing.begins is None:
        return ""
    if housing.months is None:
        return _("from {date}").format(date=_day(housing.begins))
    months = ngettext("{n} month", "{n} months", housing.months).format(n=housing.months)
    if housing.ends is None:
        return _("since {date}, up to today: {months}").format(date=_day(housing.begins), months=months)
    return _("from {begin} to {end}: {months}").format(
        begin=_day(housing.begins), end=_day(housing.ends), months=months
    )


def registration(found: Registration) -> str:
    """Until when RNI is enough and from when BRP, and who decides; empty when nothing can be counted."""
    if found.status is Status.REGISTERED:
        return _("Registered in the BRP.")
    if found.window_start is None:
        return ""
    if found.duty_from is None:
        assert found.rni_enough_until is not None
        sentence = _("RNI is enough for this stay, until and including {date}. Burgerzaken decides.")
        return sentence.format(date=_day(found.rni_enough_until))
    if found.rni_enough_until is None:
        return _("BRP from the first day, {date}. Burgerzaken decides.").format(date=_day(found.duty_from))
    sentence = _("RNI is enough until and including {date}; after that BRP. Burgerzaken decides.")
    return sentence.format(date=_day(found.rni_enough_until))


def report(found: Registration, days: int) -> str:
    """By when to report at Burgerzaken; `days` is the term in the content."""
    if found.report_by is None:
        return ""
    if found.status is Status.OVERDUE:
        sentence = _("Make an appointment with Burgerzaken now. The last day to report was {date}")
    else:
        sentence = _("Report to Burgerzaken within {n} days. The last day is {date}")
    return sentence.format(date=_day(found.report_by), n=days)


def counted(found: Registration) -> str:
    """The days behind it, so that anybody can count along."""
    if found.window_start is None or found.window_end is None:
        return ""
    return _("Days so far: {so_far}. In all: {total}. Threshold: {need}. Counted: {begin} – {end}").format(
        so_far=found.days_so_far,
        total=found.days_total,
        begin=_day(found.window_start),
        end=_day(found.window_end),
        need=found.need,
    )


def status(found: Registration) -> str:
    """How far it is, in a word or two."""
    return {
        Status.NOT_DUE: _("not yet"),
        Status.DUE_SOON: _("soon"),
        Status.DUE_NOW: _("now"),
        Status.OVERDUE: _("the day has passed"),
        Status.REGISTERED: _("registered"),
        Status.UNKNOWN: _("not known"),
    }[found.status]


def questions(found: Reckoning) -> tuple[str, ...]:
    """What to ask the client first."""
    return tuple(_QUESTIONS[code]() for code in found.codes if code in _QUESTIONS)


def notes(found: Reckoning) -> tuple[str, ...]:
    """How the stays were counted."""
    return tuple(_NOTES[code]() for code in found.codes if code in _NOTES)


def _day(day: date) -> str:
    return formats.day(day, current())
