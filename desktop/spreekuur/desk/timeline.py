# SPDX-License-Identifier: EUPL-1.2
"""All that happened with a client, as one list of events, the newest first: coded facts, without a word said.

What is sealed, and who looked into the file, is not in it; that somebody did, and when, is.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from spreekuur.clients import merging, seen, store
from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Consultation
from spreekuur.desk import households
from spreekuur.desk.desk import Desk
from spreekuur.times import from_stamp, local_date, stamp

_REFERRALS = """
select r.id, r.consultation_id, r.route, 'chosen', null, r.chosen_at, null,
    (select kenmerk from paper where consultation_id = r.consultation_id and recipient = r.route
        and kenmerk is not null order by made_on desc, kenmerk desc limit 1)
from referral r where r.consultation_id in (select value from json_each(:talks)) and r.state != 'advised'
union all
select r.id, r.consultation_id, r.route, s.step, s.why, s.noted_at, s.reached_on,
    (select kenmerk from paper where consultation_id = r.consultation_id and recipient = r.route
        and kenmerk is not null order by made_on desc, kenmerk desc limit 1)
from referral r join referral_step s on s.referral_id = r.id
where r.consultation_id in (select value from json_each(:talks))"""
_PAPERS = """
select id, consultation_id, kind, recipient, kenmerk, made_on from paper
where consultation_id in (select value from json_each(:talks))"""
_TASKS = """
select id, words, due_on, noted_at, ended_at, state from task
where client_id in (select value from json_each(:files))"""


class Kind(StrEnum):
    """What an event is about, in the order of the filter."""

    TALK = "talk"
    REFERRAL = "referral"
    PAPER = "paper"
    TASK = "task"
    CONSENT = "consent"
    STAY = "stay"
    HOUSEHOLD = "household"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day. What is not about its kind stays empty."""

    kind: Kind
    on: date
    what: str
    """A code: what was done, the step, the paper's kind, how a consent changed, what somebody is to the client."""
    talk: str = ""
    """The talk it belongs to."""
    about: tuple[str, ...] = ()
    """Topics of a talk; or the place, the purpose and the like, as codes."""
    kenmerk: str = ""
    due_on: date | None = None
    persons: int = 1
    words: str = field(default="", repr=False)
    """What somebody typed: the words of a task."""
    at: str = ""
    """Orders events of one day."""

    @property
    def id(self) -> str:
        """Which one it is, the same each time it is read."""
        return "/".join((self.kind, self.at, self.what, self.talk, *self.about))


@dataclass(frozen=True, slots=True)
class _Of:
    """Whose events are read, on which day."""

    desk: Desk
    client_id: str
    files: tuple[str, ...]
    talks: tuple[Consultation, ...]
    today: date

    def own(self) -> str:
        """The talks in which the client was the first person, as a JSON list: their papers are the client's."""
        return json.dumps([talk.id for talk in self.talks if talk.client_id in self.files])


def of_client(desk: Desk, client_id: str, now: datetime) -> tuple[Event, ...]:
    """Everything of this client, the newest first; of one day what came last stands first."""
    files = merging.members(desk.db, client_id)
    held = {talk.id: talk for file in files for talk in consultations.of_client(desk.db, file)}
    whose = _Of(desk, client_id, files, tuple(held.values()), local_date(now))
    events = {event.id: event for read in _READ for event in read(whose)}
    return tuple(sorted(events.values(), key=lambda event: (event.on, event.at, event.id), reverse=True))


def evenings(desk: Desk, events: Sequence[Event]) -> frozenset[date]:
    """On which of these days an evening was held."""
    days = json.dumps(sorted({event.on.isoformat() for event in events}))
    query = "select distinct held_on from evening where held_on in (select value from json_each(?))"
    return frozenset(date.fromisoformat(day) for (day,) in desk.db.execute(query, (days,)))


def _talks(whose: _Of) -> Iterator[Event]:
    for talk in whose.talks:
        done = ",".join(talk.outcomes)
        yield Event(
            Kind.TALK, talk.held_on, done, talk.id, talk.topics, persons=talk.persons, at=stamp(talk.ended_at)
        )


def _referrals(whose: _Of) -> Iterator[Event]:
    talks = json.dumps([talk.id for talk in whose.talks])
    for _id, talk, route, to, why, at, day, kenmerk in whose.desk.db.execute(_REFERRALS, {"talks": talks}):
        on = local_date(from_stamp(at)) if to == "chosen" else date.fromisoformat(day)
        about = (route, *([why] if why else []))
        yield Event(Kind.REFERRAL, on, to, talk, about, kenmerk or "", at=at)


def _papers(whose: _Of) -> Iterator[Event]:
    rows = whose.desk.db.execute(_PAPERS, {"talks": whose.own()})
    for id_, talk, kind, recipient, kenmerk, made_on in rows:
        about = (recipient,) if recipient else ()
        yield Event(Kind.PAPER, date.fromisoformat(made_on), kind, talk, about, kenmerk or "", at=id_)


def _tasks(whose: _Of) -> Iterator[Event]:
    rows = whose.desk.db.execute(_TASKS, {"files": json.dumps(whose.files)})
    for _id, words, due_on, noted_at, ended_at, state in rows:
        due = date.fromisoformat(due_on)
        yield Event(
            Kind.TASK, local_date(from_stamp(noted_at)), "noted", due_on=due, words=words, at=noted_at
        )
        if ended_at:
            on = local_date(from_stamp(ended_at))
            yield Event(Kind.TASK, on, state, due_on=due, words=words, at=ended_at)


def _consents(whose: _Of) -> Iterator[Event]:
    for file in whose.files:
        for consent in store.consents(whose.desk.db, file):
            about = (consent.purpose.value, *([consent.recipient] if consent.recipient else []))
            yield Event(Kind.CONSENT, consent.given_on, "given", about=about, at=consent.given_on.isoformat())
            if consent.withdrawn_at is not None:
                on, at = local_date(consent.withdrawn_at), stamp(consent.withdrawn_at)
                yield Event(Kind.CONSENT, on, "withdrawn", about=about, at=at)
            elif consent.ends_on <= whose.today:
                yield Event(
                    Kind.CONSENT, consent.ends_on, "ended", about=about, at=consent.ends_on.isoformat()
                )


def _stays(whose: _Of) -> Iterator[Event]:
    for talk in whose.talks:
        for stay in talk.stays if talk.client_id in whose.files else ():
            for what, day in (("arrival", stay.arrival), ("departure", stay.departure)):
                if day is not None:
                    yield Event(
                        Kind.STAY, day, f"{what}_planned" if day > whose.today else what, at=day.isoformat()
                    )


def _household(whose: _Of) -> Iterator[Event]:
    for member in households.of_file(whose.desk, whose.client_id, whose.today):
        code = (member.file.code,) if member.file is not None else ()
        yield Event(Kind.HOUSEHOLD, member.noted_on, member.kind.value, about=code, at=member.tie_id)


def _seen(whose: _Of) -> Iterator[Event]:
    for file in whose.files:
        for line in seen.of_file(whose.desk.db, file):
            yield Event(Kind.SEEN, local_date(line.at), line.how.value, at=stamp(line.at))


_READ: tuple[Callable[[_Of], Iterator[Event]], ...] = (
    _talks,
    _referrals,
    _papers,
    _tasks,
    _consents,
    _stays,
    _household,
    _seen,
)
