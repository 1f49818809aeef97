# SPDX-License-Identifier: EUPL-1.2
"""A client file, which exists only with consent to record. Personal fields stay out of `repr`."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Purpose(StrEnum):
    """The three consents, given apart."""

    RECORD = "record"
    FOLLOW_UP = "follow_up"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent of one client; `recipient` names the organisation for `share`."""

    id: str
    client_id: str
    purpose: Purpose
    given_on: date
    ends_on: date
    """The first day on which it no longer holds."""
    recipient: str | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """One person with a client code; name and phone only with consent to record."""

    id: str
    code: str
    language: str
    given: str = field(default="", repr=False)
    family: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    deleted_at: datetime | None = None
    """Since when the file lies in the bin."""
    closed_at: datetime | None = None
    """Since when there is no consent to record: only the code and the dates of the consents are left."""
    keep_reason: str = ""
    """Why the file is kept although its time is over; see `keeping.Why`."""
    keep_until: date | None = None

    @property
    def name(self) -> str:
        """The whole name, as far as it is known."""
        return " ".join(filter(None, (self.given, self.family)))
