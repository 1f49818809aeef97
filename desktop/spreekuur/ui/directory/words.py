# SPDX-License-Identifier: EUPL-1.2
"""The words of the directory: fields, how sure they are, when a place is open."""

from datetime import date, datetime, timedelta

from spreekuur.desk.directory_calls import Call, Why
from spreekuur.desk.directory_entry import Entry, FieldLine, Sure
from spreekuur.directory.hours import OpenState
from spreekuur.directory.reach import Reach
from spreekuur.language import _, current
from spreekuur.ui.consultation.reach_words import own
from spreekuur.ui.widgets import FoundRow
from spreekuur.ui.words import short_languages

ICONS = {
    "phone": "phone",
    "url": "globe",
    "email": "send",
    "address": "map-pin",
    "hours": "clock",
    "cost": "wallet",
    "eligibility": "users",
    "bring": "file-text",
    "languages": "languages",
    "name": "pencil",
    "what": "info",
}
_MARKS = {
    Sure.CONFIRMED: ("circle-check", "ok"),
    Sure.LIKELY: ("check", "muted"),
    Sure.LOCAL: ("pencil", "info"),
    Sure.DOUBTED: ("triangle-alert", "warn"),
    Sure.UNSURE: ("circle-question-mark", "muted"),
}
_DAYS_AHEAD = 6


def field(name: str) -> str:
    """What a field is called."""
    return {
        "name": _("Name"),
        "what": _("What they do"),
        "phone": _("Phone"),
        "url": _("Website"),
        "email": _("E-mail"),
        "address": _("Address"),
        "hours": _("Opening hours"),
        "cost": _("Cost"),
        "eligibility": _("Who may come"),
        "bring": _("Bring along"),
        "languages": _("Languages"),
    }[name]


def lines() -> list[tuple[str, str]]:
    """The programme lines as what people come for, in the order of the filter."""
    return [
        ("L5_care", _("Care")),
        ("L2_housing", _("Housing")),
        ("L3_registration", _("Registration")),
        ("L4_work", _("Work")),
        ("L6_safety", _("Safety")),
        ("L1_information", _("Information")),
    ]


def kinds() -> list[tuple[str, str]]:
    """What kind of place a new entry can be, as (category, word)."""
    return [
        ("care", _("Care")),
        ("housing", _("Housing")),
        ("legal", _("Legal help")),
        ("labour_rights", _("Work")),
        ("social", _("Social help")),
        ("registration", _("Registration")),
        ("food", _("Food and clothes")),
        ("information", _("Information")),
    ]


def day(on: date) -> str:
    """A date as short as a stamp."""
    # Babel is loaded when the first entry is drawn, not before the window is there.
    from babel.dates import format_date

    return str(format_date(on, "d MMM y", locale=current()))


def mark(line: FieldLine) -> tuple[str, str]:
    """Icon and colour of how sure a field is; the words beside it say the same."""
    if line.old and line.shown and line.sure in (Sure.CONFIRMED, Sure.LIKELY):
        return "clock", "warn"
    return _MARKS[line.sure]


def how_sure(line: FieldLine) -> str:
    """How sure a field is, by whom and when."""
    on = day(line.checked_on) if line.checked_on else ""
    doubt = _doubt(line)
    if doubt:
        return doubt
    if line.sure is Sure.LOCAL:
        return _("entered here by {name}, {date} · the coordinator still looks at it").format(
            name=line.checked_by, date=on
        )
    if line.sure is Sure.UNSURE:
        return _("not confirmed")
    if line.checked_by:
        said = (
            _("confirmed by {name}, {date}")
            if line.sure is Sure.CONFIRMED
            else _("accepted by {name}, {date}")
        )
        words = said.format(name=line.checked_by, date=on)
    elif line.sure is Sure.CONFIRMED:
        words = _("stands in a public source, read {date}").format(date=on)
    else:
        words = _("stands in lists of others, read {date}").format(date=on)
    return f"{words} · {_('older than a year: call first')}" if line.old else words


def _doubt(line: FieldLine) -> str:
    if line.doubted_on is None:
        return ""
    return _("reported wrong by {name}, {date}").format(name=line.doubted_by, date=day(line.doubted_on))


def open_words(state: OpenState | None, now: datetime) -> str:
    """Whether it is open: "open now, until 17:00", "opens Tuesday 9:00"; nothing when nobody knows."""
    if state is None:
        return ""
    if state.always:
        return _("open day and night")
    if state.until is not None:
        return _("open now, until {time}").format(time=_time(state.until))
    opens = _opens(state.opens, now) if state.opens is not None else _("closed now")
    return f"{_('public holiday')} · {opens}" if state.holiday else opens


def _opens(at: datetime, now: datetime) -> str:
    ahead = (at.date() - now.date()).days
    if ahead == 0:
        return _("opens today {time}").format(time=_time(at))
    if ahead == 1:
        return _("opens tomorrow {time}").format(time=_time(at))
    from babel.dates import format_date

    pattern = "EEEE" if timedelta(days=ahead) <= timedelta(days=_DAYS_AHEAD) else "d MMMM"
    named = str(format_date(at.date(), pattern, locale=current()))
    return _("opens {day} {time}").format(day=named, time=_time(at))


def _time(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02}"


def instead(entry: Entry) -> str:
    """What to do when there is no way to reach a place that may be shown."""
    return {
        Reach.OWN: own(entry.id),
        Reach.HERE: _("Here at the consultation hour."),
        Reach.ASK: _("Number not yet called: ask the coordinator."),
    }.get(entry.reach, "")


def row(entry: Entry, now: datetime) -> FoundRow:
    """An entry in the list: how it is reached, open or not, cost and languages."""
    way = entry.reach_words if entry.reach in (Reach.PHONE, Reach.WEBSITE, Reach.ADDRESS) else ""
    free = _("free") if entry.free else ""
    said = (way, open_words(entry.open, now), free, short_languages(entry.languages))
    return FoundRow(entry.id, "book-open", entry.name, " · ".join(filter(None, said)), badge(entry))


def badge(entry: Entry) -> tuple[str, str, str] | None:
    """What one must know of an entry before relying on it."""
    if entry.retired or entry.merged_into:
        return "warn", "x", _("not used any more")
    if entry.local:
        return "info", "pencil", _("entered here")
    if any(line.doubted_on is not None for line in entry.fields):
        return "warn", "triangle-alert", _("reported wrong")
    return ("warn", "phone", _("call first")) if entry.call_first else None


def call_why(call: Call) -> str:
    """Why somebody should look at a field, and since when."""
    on = day(call.on) if call.on else ""
    return {
        Why.REPORTED: _("{name} reported it wrong, {date}"),
        Why.CORRECTED: _("{name} says this is right, {date}"),
        Why.ADDED: _("{name} added this organisation, {date}"),
        Why.EMPTY: _("no number yet"),
        Why.UNSURE: _("nobody confirmed this yet"),
        Why.OLD: _("checked {date}, longer than a year ago"),
    }[call.why].format(name=call.by or _("somebody"), date=on)


def call_icon(call: Call) -> str:
    """The icon of a row in the list of calls."""
    return {Why.ADDED: "plus", Why.REPORTED: "triangle-alert", Why.CORRECTED: "pencil"}.get(
        call.why, ICONS.get(call.field, "phone")
    )
