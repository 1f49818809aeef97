# SPDX-License-Identifier: EUPL-1.2
"""Which rows travel, in what order they can stand, and what each field of them may hold."""

from collections.abc import Iterable
from enum import StrEnum

from spreekuur.clients.keeping import Why
from spreekuur.clients.model import Purpose
from spreekuur.consultations.model import Kind, Outcome
from spreekuur.consultations.shelter import Step
from spreekuur.directory.model import FindingState, PlaceState
from spreekuur.directory.model import Kind as Finding
from spreekuur.evenings.model import TicketState
from spreekuur.letters.store import PaperState
from spreekuur.referral.progress import Progress, WhyNot

ORDER = (
    "evening",
    "ticket",
    "client",
    "consultation",
    "consent",
    "consultation_topic",
    "consultation_outcome",
    "stay",
    "sealed_note",
    "referral",
    "referral_step",
    "paper",
    "question",
    "shelter_step",
    "task",
    "relation",
    "talk_person",
    "place",
    "place_field",
    "rule_edit",
    "release_entry",
    "release_file",
    "release_step",
)
"""Every table that travels; a row belongs to rows of tables before its own."""

BELONGS_TO = {
    ("ticket", "evening_id"): "evening",
    ("consultation", "evening_id"): "evening",
    ("consultation", "ticket_id"): "ticket",
    ("consultation", "client_id"): "client",
    ("consent", "client_id"): "client",
    ("consultation_topic", "consultation_id"): "consultation",
    ("consultation_outcome", "consultation_id"): "consultation",
    ("stay", "consultation_id"): "consultation",
    ("sealed_note", "consultation_id"): "consultation",
    ("referral", "consultation_id"): "consultation",
    ("referral_step", "referral_id"): "referral",
    ("paper", "evening_id"): "evening",
    ("question", "evening_id"): "evening",
    ("shelter_step", "consultation_id"): "consultation",
    ("task", "client_id"): "client",
    ("relation", "client_id"): "client",
    ("relation", "other_id"): "client",
    ("talk_person", "consultation_id"): "consultation",
    ("talk_person", "client_id"): "client",
    ("release_file", "entry_id"): "release_entry",
    ("release_step", "entry_id"): "release_entry",
}
"""Which field names which row that must be there."""

ONE_EACH = {
    "client": ("code",),
    "paper": ("kenmerk",),
    "consultation_topic": ("consultation_id", "topic"),
    "consultation_outcome": ("consultation_id", "outcome"),
    "referral": ("consultation_id", "route"),
}
"""Fields whose values together only one row may have."""

DERIVED = frozenset({("client", "search")})
"""Fields that each vault makes itself: they follow from others."""
WRITTEN_ONCE = frozenset({"release_entry", "release_file", "release_step"})
"""The ledger of the figures: what was signed is never changed and never taken away."""
LEADERS_ONLY = frozenset({"rule_edit"}) | WRITTEN_ONCE
"""Tables that only a coordinator's laptop writes for all."""
DECIDED_BY_LEADERS = frozenset({"place", "place_field"})
"""Tables in which a volunteer's laptop proposes, and a coordinator's decides."""


class Form(StrEnum):
    """What a field holds."""

    TEXT = "text"
    CODE = "code"
    ID = "id"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    FLAG = "flag"
    REAL = "real"
    BYTES = "bytes"
    LIST = "list"
    OBJECT = "object"


_FORMS: dict[Form, tuple[str, ...]] = {
    Form.DAY: ("arrival", "departure", "reply_by", "keep_until"),
    Form.NUMBER: ("number", "highest_paper_number", "position", "persons"),
    Form.FLAG: ("help_first", "entered_afterwards", "key_person", "signal", "planned"),
    Form.REAL: ("expected_months",),
    Form.BYTES: ("sealed", "packed"),
    Form.LIST: ("roster", "rules", "instead_of", "topics"),
    Form.OBJECT: ("count_reasons", "content", "entry", "notice"),
    Form.ID: ("id", "merged_into"),
    Form.CODE: (
        "language",
        "topic",
        "route",
        "priority",
        "kind",
        "consent",
        "outcome",
        "step",
        "org",
        "rule",
        "release",
        "sha256",
        "period",
    ),
}
_BY_NAME = {name: form for form, names in _FORMS.items() for name in names}
# The same name in two tables: here it is another thing.
_BY_PLACE = {("ticket", "interpreter"): Form.FLAG, ("place", "merged_into"): Form.TEXT}

_SAYS: dict[tuple[str, str], Iterable[str]] = {
    ("ticket", "state"): TicketState,
    ("client", "keep_reason"): ("", *Why),
    ("consent", "purpose"): Purpose,
    ("consultation", "kind"): Kind,
    ("consultation_outcome", "outcome"): Outcome,
    ("referral", "state"): Progress,
    ("referral_step", "step"): Progress,
    ("referral_step", "why"): WhyNot,
    ("paper", "state"): PaperState,
    ("shelter_step", "step"): Step,
    ("place", "state"): PlaceState,
    ("place_field", "state"): FindingState,
    ("place_field", "finding"): Finding,
}
SAYS = {place: frozenset(str(one) for one in words) for place, words in _SAYS.items()}
"""Fields that hold one of a few words."""


def form(record: str, name: str) -> Form:
    """What a field of a table holds."""
    known = _BY_PLACE.get((record, name)) or _BY_NAME.get(name)
    if known is not None:
        return known
    endings = {"_id": Form.ID, "_on": Form.DAY, "_at": Form.MOMENT}
    return next((kind for ending, kind in endings.items() if name.endswith(ending)), Form.TEXT)
