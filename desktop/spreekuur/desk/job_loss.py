# SPDX-License-Identifier: EUPL-1.2
"""Work lost: a bed, an insurance and an income may go with it. Which clocks run, where to go, by when. Pure."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from spreekuur.consultations.talk import Talk
from spreekuur.content.model import LossClock
from spreekuur.content.pack import Content
from spreekuur.desk import form
from spreekuur.desk.panel import short_name
from spreekuur.directory.reach import reach_of
from spreekuur.referral.answers import Answers, from_talk
from spreekuur.referral.engine import suggest
from spreekuur.referral.model import Suggestion

LAST_DAY = "last_day"
"""The last working day among the letter-only fields: it is never kept with the talk."""


@dataclass(frozen=True, slots=True)
class Running:
    """One clock of a talk, in the language of the screen."""

    id: str
    suggestion: Suggestion
    name: str
    reach: str
    bring: tuple[str, ...]
    term: str
    by: date | None
    """The day that the source gives, if the last working day is known."""
    chosen: bool


def has_lost_work(talk: Talk, content: Content) -> bool:
    """Is the talk about a lost job?"""
    return any(topic in content.job_loss.topics for topic in talk.topics)


def tick(talk: Talk, lost: bool, content: Content) -> Talk:
    """Work was lost, or not after all: one topic comes, or all that say so go."""
    topics = content.job_loss.topics
    if lost and topics and not has_lost_work(talk, content):
        return form.add_topic(talk, topics[0], content)
    for topic in topics if not lost else ():
        talk = form.drop_topic(talk, topic, content)
    return talk


def last_day(talk: Talk) -> date | None:
    """The last working day, if it was told."""
    told = talk.letter.get(LAST_DAY, "")
    return date.fromisoformat(told) if told else None


def with_last_day(talk: Talk, day: date | None) -> Talk:
    """The talk with this last working day; None takes it back."""
    letter = {name: text for name, text in talk.letter.items() if name != LAST_DAY}
    return replace(talk, letter=letter | ({LAST_DAY: day.isoformat()} if day else {}))


def running(talk: Talk, content: Content, language: str) -> tuple[Running, ...]:
    """The clocks that run, in the order of the content; none while the talk is not about a lost job.

    A clock runs while its rules hold, as they would with what nobody has asked yet; guards count as ever. Without
    a home that comes with the job the bed does not run.
    """
    if not has_lost_work(talk, content):
        return ()
    found = ((clock, _suggestion(clock, talk, content)) for clock in content.job_loss.clocks)
    return tuple(
        _running(clock, suggestion, talk, content, language) for clock, suggestion in found if suggestion
    )


def choose_all(talk: Talk, clocks: tuple[Running, ...]) -> Talk:
    """The talk with the route of every clock chosen."""
    for clock in clocks:
        talk = form.choose(talk, clock.suggestion)
    return talk


def toggle(talk: Talk, clock: Running) -> Talk:
    """Choose the route of a clock, or drop it."""
    return form.toggle_route(talk, clock.suggestion)


def _suggestion(clock: LossClock, talk: Talk, content: Content) -> Suggestion | None:
    known = from_talk(talk, content)
    supposed = Answers(dict(clock.assume) | dict(known))
    advice = suggest(supposed, content)
    return next((s for s in advice.suggestions if not set(clock.rules).isdisjoint(s.rules)), None)


def _running(
    clock: LossClock, suggestion: Suggestion, talk: Talk, content: Content, language: str
) -> Running:
    there = content.organisations[suggestion.route]
    last = last_day(talk)
    return Running(
        id=clock.id,
        suggestion=suggestion,
        name=short_name(there, content.text(f"org.{there.id}.name", language)),
        reach=reach_of(there)[1] if reach_of(there)[1] != there.id else "",
        bring=tuple(content.text(item, language) for item in suggestion.bring),
        term=clock.term.get(language) or clock.term["nl"],
        by=last + timedelta(days=clock.days) if last and clock.days is not None else None,
        chosen=any(route.route == suggestion.route for route in talk.routes),
    )
