# SPDX-License-Identifier: EUPL-1.2
"""How the three consents of a client stand on a day. Pure: each is given for six months and then ends by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from spreekuur.clients.model import Consent, Purpose
from spreekuur.times import months_after

MONTHS = 6
SOON = timedelta(days=30)


class State(StrEnum):
    """How a consent stands."""

    GIVEN = "given"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ConsentState:
    """One purpose, for `share` of one recipient: the consent that counts, and how it stands."""

    consent_id: str | None
    purpose: Purpose
    recipient: str | None
    state: State
    given_on: date | None = None
    ends_on: date | None = None

    @property
    def live(self) -> bool:
        """Does it hold today?"""
        return self.state in (State.GIVEN, State.ENDS_SOON)


def end_of(given_on: date) -> date:
    """The day on which a consent given that day ends by itself."""
    return months_after(given_on, MONTHS)


def is_live(consent: Consent, today: date) -> bool:
    """Does this consent hold on that day?"""
    return consent.withdrawn_at is None and today < consent.ends_on


def states(consents: Iterable[Consent], today: date) -> tuple[ConsentState, ...]:
    """How each purpose stands, in the order record, follow-up, share; `share` once for each recipient."""
    groups: dict[tuple[Purpose, str | None], list[Consent]] = {}
    for consent in consents:
        groups.setdefault((consent.purpose, consent.recipient), []).append(consent)
    known = [_state(group, today) for group in groups.values()]
    asked = {state.purpose for state in known}
    known += [ConsentState(None, purpose, None, State.NEVER) for purpose in Purpose if purpose not in asked]
    order = list(Purpose)
    return tuple(sorted(known, key=lambda state: (order.index(state.purpose), state.recipient or "")))


def state_of(
    consents: Iterable[Consent], purpose: Purpose, today: date, recipient: str | None = None
) -> ConsentState:
    """How one purpose stands."""
    of_it = [c for c in consents if (c.purpose, c.recipient) == (purpose, recipient)]
    return _state(of_it, today) if of_it else ConsentState(None, purpose, recipient, State.NEVER)


def _state(group: list[Consent], today: date) -> ConsentState:
    live = [consent for consent in group if is_live(consent, today)]
    counts = max(live or group, key=lambda consent: (consent.ends_on, consent.given_on, consent.id))
    return ConsentState(
        counts.id, counts.purpose, counts.recipient, _named(counts, today), counts.given_on, counts.ends_on
    )


def _named(consent: Consent, today: date) -> State:
    if consent.withdrawn_at is not None:
        return State.WITHDRAWN
    if today >= consent.ends_on:
        return State.ENDED
    return State.ENDS_SOON if today >= consent.ends_on - SOON else State.GIVEN
