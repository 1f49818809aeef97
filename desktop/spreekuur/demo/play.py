# SPDX-License-Identifier: EUPL-1.2
"""Plays one evening through the same use cases that the screen calls: door, talk, advice, papers, closing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.demo.scenario import Scenario
from spreekuur.desk import closing, evening, papers, people, queue, talks
from spreekuur.desk.desk import Desk
from spreekuur.desk.records import without_consent
from spreekuur.evenings.model import Evening
from spreekuur.letters.store import PaperState
from spreekuur.referral import answers, engine
from spreekuur.referral.model import Advice

_ARRIVE_EVERY = timedelta(minutes=3)
_TALK_LASTS = timedelta(minutes=6)


@dataclass(slots=True)
class Timings:
    """How long the parts took, in milliseconds, one figure a time."""

    save: list[float] = field(default_factory=list)
    suggest: list[float] = field(default_factory=list)
    letter: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Helped:
    """One person helped, as the summary tells it: no name, no phone."""

    consultation_id: str
    scenario: str
    topics: tuple[str, ...]
    advice: Advice
    chosen: tuple[str, ...]
    letters: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """A whole evening."""

    evening: Evening
    tickets: int
    helped: tuple[Helped, ...]
    timings: Timings


class MovingClock:
    """The clock of a played evening: it stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by


class Player:
    """Plays scenarios one after the other on one desk, writing the papers into a folder."""

    def __init__(self, desk: Desk, letters: Path, clock: MovingClock) -> None:
        self._desk, self._letters, self._clock = desk, letters, clock
        self._evening = evening.start(desk, clock.now)
        self._timings = Timings()

    def play(self, scenarios: list[Scenario], each: Callable[[int], None] = lambda _: None) -> Played:
        """Everybody takes a number, is called, helped and given papers; then the evening is closed."""
        checked = [answers.read(dict(s.answers), self._desk.content) for s in scenarios]
        tickets = [self._take(given) for given in checked]
        helped = []
        for number, (ticket, scenario, given) in enumerate(
            zip(tickets, scenarios, checked, strict=True), start=1
        ):
            helped.append(self._help(ticket, scenario, given))
            each(number)
        self._evening = closing.close(self._desk, self._evening, self._clock.now, highest=len(tickets))
        return Played(self._evening, len(tickets), tuple(helped), self._timings)

    def _take(self, given: answers.Answers) -> queue.Done:
        self._clock.move(_ARRIVE_EVERY)
        return queue.take(self._desk, self._evening, self._clock.now, str(given.get("language") or "unknown"))

    def _help(self, door: queue.Done, scenario: Scenario, given: answers.Answers) -> Helped:
        ticket = queue.call(self._desk, door.ticket.id, self._clock.now).ticket
        talk = _told(talks.begin(self._evening, self._clock.now, ticket), scenario, given)
        talks.keep(self._desk, talk)
        started = perf_counter()
        advice = engine.suggest(given, self._desk.content)
        self._timings.suggest.append(_ms_since(started))
        talk = _with_routes(talk, advice)
        client_id = people.remember(self._desk, talk, self._clock.now) if scenario.client else None
        talk, letters = self._make_papers(talk)
        self._clock.move(_TALK_LASTS)
        started = perf_counter()
        saved = talks.finish(self._desk, talk, self._clock.now, client_id=client_id)
        self._timings.save.append(_ms_since(started))
        chosen = tuple(route.route for route in talk.routes)
        return Helped(saved.consultation.id, scenario.id, talk.topics, advice, chosen, letters)

    def _make_papers(self, talk: Talk) -> tuple[Talk, tuple[Path, ...]]:
        on = self._evening.held_on
        letters = tuple(self._make_letters(talk)) if not without_consent(talk) else ()
        sheet = papers.make(
            self._desk, talk, papers.sheet_case(self._desk.content, talk, on), self._clock.now
        )
        self._write(sheet, f"sheet-{talk.number}.pdf")
        outcomes = (*talk.outcomes, Outcome.LETTER) if letters else talk.outcomes
        return replace(talk, outcomes=outcomes), letters

    def _make_letters(self, talk: Talk) -> Iterator[Path]:
        for route in papers.letter_routes(self._desk.content, talk):
            started = perf_counter()
            shared = talk.consent == "yes"
            case = papers.letter_case(self._desk.content, talk, route, self._evening.held_on, shared=shared)
            made = papers.make(self._desk, talk, case, self._clock.now)
            self._timings.letter.append(_ms_since(started))
            yield self._write(made, f"{made.kenmerk}.pdf")

    def _write(self, made: papers.MadePaper, name: str) -> Path:
        path = self._letters / name
        path.write_bytes(made.pdf)
        if made.kept is not None:
            papers.left_desk(self._desk, made.kept, PaperState.SAVED)
        return path


def _told(talk: Talk, scenario: Scenario, given: answers.Answers) -> Talk:
    """The talk after the client told their story."""
    return replace(answers.into_talk(talk, given), note=scenario.note, letter=dict(scenario.client))


def _with_routes(talk: Talk, advice: Advice) -> Talk:
    """Every emergency and urgent route is chosen, else the first."""
    pressing = [s for s in advice.suggestions if s.priority != "normal"] or list(advice.suggestions[:1])
    routes = tuple(ChosenRoute(s.route, s.priority, s.rules) for s in pressing)
    outcomes = (Outcome.INFO, Outcome.REFERRED) if routes else (Outcome.INFO,)
    return replace(talk, routes=routes, outcomes=outcomes)


def summary(played: Played, released: Sequence[Path], out: Path) -> dict[str, Any]:
    """What `summary.json` says of an evening: counts, codes and paths, nothing about a person."""
    return {
        "evening": {
            "date": played.evening.held_on.isoformat(),
            "tickets": played.tickets,
            "consultations": len(played.helped),
            "letters": sum(len(h.letters) for h in played.helped),
            "referrals": sum(len(h.chosen) for h in played.helped),
        },
        "consultations": [_helped(h, out) for h in played.helped],
        "statistics": [folder.relative_to(out).as_posix() for folder in released],
        "timings_ms": {
            "save_median": _median(played.timings.save),
            "suggest_median": _median(played.timings.suggest),
            "letter_median": _median(played.timings.letter),
        },
    }


def _helped(helped: Helped, out: Path) -> dict[str, Any]:
    return {
        "id": helped.consultation_id,
        "scenario": helped.scenario,
        "topics": list(helped.topics),
        "suggestions": [{"route": s.route, "priority": s.priority} for s in helped.advice.suggestions],
        "chosen": list(helped.chosen),
        "letters": [path.relative_to(out).as_posix() for path in helped.letters],
    }


def _ms_since(started: float) -> float:
    return (perf_counter() - started) * 1000


def _median(figures: list[float]) -> float | None:
    return round(sorted(figures)[len(figures) // 2], 2) if figures else None
