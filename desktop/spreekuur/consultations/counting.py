# SPDX-License-Identifier: EUPL-1.2
"""What is counted of talks: contacts, persons and questions, each by its own rule. Pure.

A talk with a couple is one contact, two persons and as many questions as it has topics. Whoever has a file is one
person however often they came in the period; whoever has none is another person each time, as nobody can know better.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spreekuur.consultations.model import Consultation, Kind

_NO_CONTACT = frozenset({Kind.NO_SHOW, Kind.CANCELLED})


@dataclass(frozen=True, slots=True)
class Attended:
    """One contact, as far as counting goes: how many sat there, who of them has a file, and how many topics."""

    persons: int
    clients: frozenset[str]
    questions: int

    @property
    def nameless(self) -> int:
        """How many of them have no file."""
        return max(self.persons - len(self.clients), 0)


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a period; `attendances` counts everybody at every contact, so persons never exceed it."""

    contacts: int
    persons: int
    questions: int
    attendances: int


def attended(talk: Consultation, joined: Collection[tuple[str, str]] = ()) -> Attended | None:
    """What a talk adds; None when nobody came. `joined` says of files that were put together which one stands."""
    if talk.kind in _NO_CONTACT:
        return None
    stands = dict(joined)
    files = frozenset(stands.get(file, file) for file in (talk.client_id, *talk.companions) if file)
    return Attended(max(talk.persons, len(files), 1), files, len(set(talk.topics)))


def counts(contacts: Iterable[Attended]) -> Counts:
    """The figures of these contacts, in whatever order they come."""
    held = list(contacts)
    known = frozenset().union(*(contact.clients for contact in held))
    return Counts(
        contacts=len(held),
        persons=len(known) + sum(contact.nameless for contact in held),
        questions=sum(contact.questions for contact in held),
        attendances=sum(max(contact.persons, len(contact.clients)) for contact in held),
    )
