# SPDX-License-Identifier: EUPL-1.2
"""What the engine answers: routes with their reasons, and the questions that would change them."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """May the desk act for this client, or only inform?"""

    NORMAL = "normal"
    INFORM_ONLY = "inform_only"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One route, best first; texts are ids in the content pack, so each screen says them in its language."""

    route: str
    priority: str
    rules: tuple[str, ...]
    why: str
    bring: tuple[str, ...]
    first_step: str
    fallback: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """An unanswered key, and the routes whose advice its answer could change."""

    question: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """The engine's whole answer to one set of answers."""

    mode: Mode
    suggestions: tuple[Suggestion, ...]
    ask_next: tuple[Question, ...]
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """One client sent to one route; its life after `chosen` grows with the desk."""

    id: str
    consultation_id: str
    route: str
    priority: str
    rules: tuple[str, ...]
    state: str
    chosen_at: str
    reason: str = ""
    """A coded reason (`referral.reasons`) when the advice did not name the route."""
    instead_of: tuple[str, ...] = ()
    """Then the rules whose advice was passed over for it."""
