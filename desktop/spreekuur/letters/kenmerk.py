# SPDX-License-Identifier: EUPL-1.2
"""The reference number of a letter, `PS-2026-0001-04`: year, laptop, number, and two check characters.

The check characters (ISO 7064 MOD 97-10) catch every single wrong digit and every swap of two neighbours, so
a number that is phoned in with a slip of the tongue is noticed.
"""

import re
from dataclasses import dataclass

from spreekuur.errors.letters import WrongKenmerk

_FORM = re.compile(r"PS-([0-9]{4})-([0-9])([0-9]{3,4})-([0-9]{2})")

_SLIP = re.compile(r"SPREEKUUR:1/([^/]+)/[A-Z0-9-]+")


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What the number says."""

    year: int
    laptop: int
    number: int


def format_kenmerk(year: int, laptop: int, number: int) -> str:
    """The kenmerk of a laptop's letter of that year; from number 1000 on it has one digit more."""
    if not (0 <= year <= 9999 and 0 <= laptop <= 9 and 0 < number <= 9999):
        raise ValueError("year, laptop digit or number out of range")
    counted = f"{laptop}{number:03d}"
    return f"PS-{year:04d}-{counted}-{_check_digits(f'{year:04d}{counted}')}"


def parse(text: str) -> Kenmerk:
    """Read a kenmerk as typed or scanned.

    Raises: WrongKenmerk if it is not one, or if its check characters do not fit.
    """
    found = _FORM.fullmatch(text.strip().upper())
    if found is None:
        raise WrongKenmerk
    year, laptop, number, digits = found.groups()
    if int(number) == 0 or (len(number) == 4 and int(number) < 1000):
        raise WrongKenmerk
    if _check_digits(year + laptop + number) != digits:
        raise WrongKenmerk
    return Kenmerk(int(year), int(laptop), int(number))


def check(text: str) -> str:
    """The kenmerk in its one spelling.

    Raises: WrongKenmerk, as `parse`.
    """
    known = parse(text)
    return format_kenmerk(known.year, known.laptop, known.number)


def from_slip(text: str) -> str:
    """The kenmerk in what was typed, read out or scanned from a return slip: the code of the QR will do as well.

    Spaces and dashes do not count, nor does a missing "PS".
    Raises: WrongKenmerk, as `parse`.
    """
    scanned = _SLIP.fullmatch(text.strip().upper())
    digits = re.sub(r"[\s\-\u2010-\u2015.]", "", scanned[1] if scanned else text.upper()).removeprefix("PS")
    if not re.fullmatch(r"[0-9]{10,11}", digits):
        raise WrongKenmerk
    return check(f"PS-{digits[:4]}-{digits[4:-2]}-{digits[-2:]}")


def slip_code(kenmerk: str, recipient: str) -> str:
    """What the QR of a return slip holds: capitals, digits and dashes only, so that it stays small."""
    return f"SPREEKUUR:1/{kenmerk}/{recipient.upper().replace('_', '-')}"


def _check_digits(digits: str) -> str:
    # Written out: python-stdnum says the same, and takes as long to load as three letters to make.
    return f"{98 - int(digits) * 100 % 97:02d}"
