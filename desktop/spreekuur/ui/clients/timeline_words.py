# SPDX-License-Identifier: EUPL-1.2
"""What happened with a client, in the words of the screen."""

from collections.abc import Collection, Sequence
from datetime import date

from spreekuur.clients.households import Kind as Tie
from spreekuur.clients.model import Purpose
from spreekuur.clients.seen import How
from spreekuur.consultations.model import Outcome
from spreekuur.content.pack import Content
from spreekuur.desk import client_files_words
from spreekuur.desk import words as desk_words
from spreekuur.desk.directory_search import name_of
from spreekuur.desk.timeline import Event, Kind
from spreekuur.language import _, current
from spreekuur.messages.desk import step_name
from spreekuur.referral.progress import WhyNot
from spreekuur.ui.clients import words
from spreekuur.ui.clients.timeline_list import TimelineRow
from spreekuur.ui.follow_up.words import why

_ICONS = {
    Kind.TALK: "message-square-text",
    Kind.REFERRAL: "send",
    Kind.PAPER: "file-text",
    Kind.TASK: "clipboard-list",
    Kind.CONSENT: "circle-check",
    Kind.STAY: "calendar-days",
    Kind.HOUSEHOLD: "users",
    Kind.SEEN: "eye",
}


def kind(which: Kind) -> str:
    """What a filter shows."""
    return {
        Kind.TALK: _("Talks"),
        Kind.REFERRAL: _("Referrals"),
        Kind.PAPER: _("Papers"),
        Kind.TASK: _("Tasks"),
        Kind.CONSENT: _("Consents"),
        Kind.STAY: _("Stays"),
        Kind.HOUSEHOLD: _("Household"),
        Kind.SEEN: _("Looked into"),
    }[which]


def rows(
    events: Sequence[Event], evenings: Collection[date], content: Content, today: date
) -> list[TimelineRow]:
    """These events in words, each day said once."""
    days = [None, *(event.on for event in events)]
    return [
        TimelineRow(
            event.id,
            _ICONS[event.kind],
            *said(event, content, today),
            words.day(event.on, today),
            _("evening") if event.on in evenings else "",
            event.on != before,
        )
        for event, before in zip(events, days, strict=False)
    ]


def said(event: Event, content: Content, today: date) -> tuple[str, str]:
    """A title and a line below it."""
    return _SAID[event.kind](event, content, today)


def _talk(event: Event, content: Content, _today: date) -> tuple[str, str]:
    speak = current()
    topics = [content.topics[t].label[speak] if t in content.topics else t for t in event.about]
    done = [desk_words.outcome(Outcome(code), _) for code in event.what.split(",") if code]
    several = _("persons: {n}").format(n=event.persons) if event.persons > 1 else ""
    return ", ".join(topics) or _("no topic noted"), " · ".join(filter(None, [", ".join(done), several]))


def _referral(event: Event, content: Content, _today: date) -> tuple[str, str]:
    place, *reason = event.about
    steps = [step_name(event.what), *(why(WhyNot(one)) for one in reason), event.kenmerk]
    return name_of(content, place, current()), " · ".join(filter(None, steps))


def _paper(event: Event, content: Content, _today: date) -> tuple[str, str]:
    to = name_of(content, event.about[0], current()) if event.about else _("for the client")
    return _("Paper: {to}").format(to=to), event.kenmerk


def _task(event: Event, _content: Content, today: date) -> tuple[str, str]:
    due = words.day(event.due_on, today) if event.due_on is not None else ""
    state = _("noted, for {date}").format(date=due) if event.what == "noted" else _("no longer to do")
    return event.words, state


def _consent(event: Event, content: Content, _today: date) -> tuple[str, str]:
    purpose, *recipient = event.about
    to = name_of(content, recipient[0], current()) if recipient else ""
    state = {"given": _("consent given"), "withdrawn": _("withdrawn"), "ended": _("ended by itself")}
    return words.purpose(Purpose(purpose), to), state[event.what]


def _stay(event: Event, _content: Content, _today: date) -> tuple[str, str]:
    return {
        "arrival": (_("Arrival in the Netherlands"), ""),
        "departure": (_("Departure from the Netherlands"), ""),
        "arrival_planned": (_("Arrival in the Netherlands"), _("planned")),
        "departure_planned": (_("Departure from the Netherlands"), _("planned")),
    }[event.what]


def _household(event: Event, _content: Content, _today: date) -> tuple[str, str]:
    return client_files_words.relation(Tie(event.what), _), event.about[0] if event.about else ""


def _seen(event: Event, _content: Content, _today: date) -> tuple[str, str]:
    opened = {How.OPENED: _("File opened at the desk"), How.EXPORTED: _("Put on paper for the client")}
    return opened[How(event.what)], ""


_SAID = {
    Kind.TALK: _talk,
    Kind.REFERRAL: _referral,
    Kind.PAPER: _paper,
    Kind.TASK: _task,
    Kind.CONSENT: _consent,
    Kind.STAY: _stay,
    Kind.HOUSEHOLD: _household,
    Kind.SEEN: _seen,
}
