# SPDX-License-Identifier: EUPL-1.2
"""The consents of files that are seen as one: whatever was taken back in one of them is taken back in all. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from spreekuur.clients.model import Consent


@dataclass(frozen=True, slots=True)
class Given:
    """A consent, and the moment at which it was noted."""

    consent: Consent
    at: datetime


def locked(given: Iterable[Given]) -> list[Consent]:
    """The consents of all files, oldest first; one that another file took back since it was given ends then.

    Within one file the store takes back all that hold for the same at once, so only other files are looked at.
    """
    known = list(given)
    taken_back = [one.consent for one in known if one.consent.withdrawn_at is not None]
    found = []
    for one in known:
        consent = one.consent
        locks = [
            other.withdrawn_at
            for other in taken_back
            if other.client_id != consent.client_id
            and (other.purpose, other.recipient) == (consent.purpose, consent.recipient)
            and other.withdrawn_at is not None
            and other.withdrawn_at >= one.at
        ]
        if consent.withdrawn_at is None and locks:
            consent = replace(consent, withdrawn_at=min(locks))
        found.append(consent)
    return sorted(found, key=lambda consent: (consent.given_on, consent.id))
