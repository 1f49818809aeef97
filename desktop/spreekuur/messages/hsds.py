# SPDX-License-Identifier: EUPL-1.2
"""The sentences about a directory of somebody else."""

from collections.abc import Callable

from spreekuur.errors.hsds import ForeignRefused, ForeignTooLarge, ForeignUnreadable, Refusal, Why
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence

_WHY: dict[Why, Callable[[], str]] = {
    Why.NOT_JSON: lambda: _("Entry {entry} cannot be read: no JSON, or a member stands there twice."),
    Why.NOT_A_SERVICE: lambda: _("Entry {entry} is no service."),
    Why.TOO_DEEP: lambda: _("Entry {entry} is nested too deeply."),
    Why.TOO_LARGE: lambda: _("Entry {entry} is too large: at most one MiB and 50,000 parts are read."),
    Why.MISSING: lambda: _("Entry {entry}: {member} is missing."),
    Why.WRONG_TYPE: lambda: _("Entry {entry}: {member} has the wrong type."),
    Why.TOO_LONG: lambda: _("Entry {entry}: {member} is too long."),
    Why.BAD_VALUE: lambda: _("Entry {entry}: {member} has a value that HSDS does not know."),
    Why.BAD_ID: lambda: _("Entry {entry}: {member} is no UUID."),
    Why.DUPLICATE: lambda: _("Entry {entry}: its id stands there twice."),
    Why.TWO_NAMES: lambda: _("Entry {entry}: this organisation has another name in another entry."),
    Why.CYCLE: lambda: _("Entry {entry}: the organisation is, over others, its own parent."),
    Why.BAD_PHONE: lambda: _("Entry {entry}: {member} is no phone number."),
    Why.BAD_HOURS: lambda: _("Entry {entry}: {member} is no time of the day, such as 09:00."),
    Why.BAD_DATE: lambda: _("Entry {entry}: {member} is no day of the calendar, such as 2026-11-11."),
    Why.BAD_LANGUAGE: lambda: _("Entry {entry}: {member} is no language code, such as pl."),
    Why.BAD_CONTACT: lambda: _("Entry {entry}: {member} is no address of a website or of e-mail."),
}


def say_refusal(refusal: Refusal) -> str:
    """One mistake in a foreign directory as one sentence."""
    return _WHY[refusal.why]().format(entry=refusal.entry, member=refusal.member)


def _refused(error: ForeignRefused) -> str:
    more = len(error.refusals) - 1
    said = say_refusal(error.refusals[0])
    if more:
        said += " " + ngettext("One more mistake was found.", "{n} more mistakes were found.", more).format(
            n=more
        )
    return said + " " + _("Nothing was changed.")


SENTENCES: dict[type, Sentence] = {
    ForeignUnreadable: lambda e: _("{name} is no directory in HSDS: a JSON list of services.").format(
        name=e.name
    ),
    ForeignTooLarge: lambda e: _("{name} is too large: at most 64 MiB and 10,000 entries are read.").format(
        name=e.name
    ),
    ForeignRefused: _refused,
}
