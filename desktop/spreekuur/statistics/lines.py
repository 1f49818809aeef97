# SPDX-License-Identifier: EUPL-1.2
"""What is counted: one line for each person, contact, question and referral, as codes and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CountingLine:
    """One counted unit of a closed period: no id of a file, no date, no text.

    A contact, question or referral stands in its quarter (`2026-Q1`); the year has no lines of its own. A person has
    one line for every quarter in which they came, and one for the year (`2026`). `codes` holds a leaf code for every
    dimension of the unit; `contributor` is a pseudonym that means nothing outside the year.
    """

    unit: str
    period: str
    contributor: str = field(repr=False)
    codes: Mapping[str, str] = field(repr=False)
