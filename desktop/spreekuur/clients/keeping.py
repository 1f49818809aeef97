# SPDX-License-Identifier: EUPL-1.2
"""How long a client file is kept: twenty-four months after the last contact, or longer for a reason. Pure.

A reason holds for twelve months and is then asked again, so that nothing is kept for ever because of one key pressed
once. Nothing here erases: a file whose time is over is shown to a person, who decides.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spreekuur.times import months_after

MONTHS = 24
KEPT_ON_MONTHS = 12


class Why(StrEnum):
    """Why a file is kept although its time is over."""

    LEGAL = "legal"
    """Its papers are needed: a complaint, a dispute or a case in court."""
    IN_CONTACT = "in_contact"
    """The client is still in contact with the desk, without a talk that was noted."""
    WAITING = "waiting"
    """An organisation still owes an answer."""


@dataclass(frozen=True, slots=True)
class Contact:
    """The last contact with the client of one file."""

    client_id: str
    code: str
    last_on: date


def due_on(last_on: date) -> date:
    """The first day on which a file with this last contact is shown as one to clear."""
    return months_after(last_on, MONTHS)


def kept_until(today: date) -> date:
    """Until when a reason given today holds."""
    return months_after(today, KEPT_ON_MONTHS)


def is_due(contact: Contact, keep_until: date | None, today: date) -> bool:
    """Is the time of this file over, and no reason to keep it running?"""
    return due_on(contact.last_on) <= today and (keep_until is None or keep_until <= today)
