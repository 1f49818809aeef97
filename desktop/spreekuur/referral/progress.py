# SPDX-License-Identifier: EUPL-1.2
"""How far a referral is, and where it may go from there: one table, and nothing beside it. Pure.

A referral begins as advice that the client thinks over, or as a choice; it may become a paper, is handed over or called
about, and ends with what became of it.
"Unknown" is an end like another: after two evenings without an answer it is the honest one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from spreekuur.referral.going import REPLY_DAYS

EVENINGS_BEFORE_UNKNOWN = 2
"""So many evenings after its date a referral may be closed as unknown without asking again."""


class Progress(StrEnum):
    """The steps of a referral, in the order in which they are met."""

    ADVISED = "advised"
    """Told, and the client will decide: not yet a referral that was made."""
    CHOSEN = "chosen"
    PAPER_MADE = "paper_made"
    HANDED_OVER = "handed_over"
    CALLED = "called"
    APPOINTMENT = "appointment"
    TAKEN_UP = "taken_up"
    PASSED_ON = "passed_on"
    COULD_NOT_HELP = "could_not_help"
    DID_NOT_GO = "did_not_go"
    UNKNOWN = "unknown"


class WhyNot(StrEnum):
    """Why somebody could not help, as the return slip has it."""

    NOT_FOR_US = "not_for_us"
    OUTSIDE_AREA = "outside_area"
    FULL = "full"
    PAPERS_MISSING = "papers_missing"
    NO_ANSWER = "no_answer"
    OTHER = "other"


_P = Progress
ENDED = frozenset({_P.TAKEN_UP, _P.PASSED_ON, _P.COULD_NOT_HELP, _P.DID_NOT_GO, _P.UNKNOWN})
"""Nothing is awaited any more."""
_OUT = frozenset({_P.HANDED_OVER, _P.CALLED})
_ANSWERS = frozenset({_P.APPOINTMENT, *ENDED})
_NEXT: dict[Progress, frozenset[Progress]] = {
    # Nobody was sent yet, so nobody can answer: the client chooses, does not want it, or is not seen again.
    _P.ADVISED: frozenset({_P.CHOSEN, _P.DID_NOT_GO, _P.UNKNOWN}),
    _P.CHOSEN: frozenset({_P.PAPER_MADE}) | _OUT | _ANSWERS,
    _P.PAPER_MADE: _OUT | _ANSWERS,
    _P.HANDED_OVER: frozenset({_P.CALLED}) | _ANSWERS,
    _P.CALLED: frozenset({_P.HANDED_OVER}) | _ANSWERS,
    # An appointment is an answer, not yet an end: the client may have gone, or not.
    _P.APPOINTMENT: ENDED,
    # An answer may still come after "unknown"; every other end is taken back by undo alone.
    _P.UNKNOWN: _ANSWERS - {_P.UNKNOWN},
    _P.TAKEN_UP: frozenset(),
    _P.PASSED_ON: frozenset(),
    _P.COULD_NOT_HELP: frozenset(),
    _P.DID_NOT_GO: frozenset(),
}
_RESULT = {
    _P.APPOINTMENT: "helped",
    _P.TAKEN_UP: "helped",
    _P.PASSED_ON: "helped",
    _P.DID_NOT_GO: "not_come",
}
_RESULT_WHY = {
    WhyNot.NOT_FOR_US: "not_suitable",
    WhyNot.OUTSIDE_AREA: "not_suitable",
    WhyNot.FULL: "full",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a referral: when it was reached, and who noted it; `why` only with "could not help"."""

    to: Progress
    reached_on: date
    noted_by: str
    why: WhyNot | None = None


def allowed(now: Progress) -> frozenset[Progress]:
    """Where a referral may go from here."""
    return _NEXT[now]


def may_go(now: Progress, to: Progress) -> bool:
    """Whether one step leads there."""
    return to in _NEXT[now]


def result(now: Progress, why: WhyNot | None = None) -> str:
    """What the figures count: helped, not_suitable, full, not_come or unknown."""
    if now is Progress.COULD_NOT_HELP and why is not None:
        return _RESULT_WHY.get(why, "unknown")
    return _RESULT.get(now, "unknown")


def due_on(now: Progress, chosen_on: date, reply_by: date | None, since: date) -> date | None:
    """The day on which an answer is looked for; None once it has ended.

    The letter's own date counts; without a letter, and after an appointment, it is 14 days after the last step. Nobody
    owes an answer to advice that the client thinks over.
    """
    if now in ENDED or now is Progress.ADVISED:
        return None
    if now is Progress.APPOINTMENT:
        return since + timedelta(days=REPLY_DAYS)
    return reply_by or max(chosen_on, since) + timedelta(days=REPLY_DAYS)


def unheard_from(now: Progress, due: date | None, since: date) -> date | None:
    """The day after which evenings count towards "unknown"; None once it has ended."""
    return since if now is Progress.ADVISED else due


def may_become_unknown(unheard: date | None, evenings_since: int) -> bool:
    """Whether "unknown" is the honest end now: the date has passed, and two evenings with it."""
    return unheard is not None and evenings_since >= EVENINGS_BEFORE_UNKNOWN
