# SPDX-License-Identifier: EUPL-1.2
"""Three sheets of which any two open the vault, and no single one tells anything.

The secret is a ^ b ^ c, each twenty random bytes. On the sheets stand a and b, b and c, c and a: whoever has two of
them has all three, whoever has one lacks one. Any two sheets of a set have exactly one part in common, so nobody need
say which two they are, and sheets of two sets are told apart before anything is tried.
"""

import secrets
from typing import NamedTuple

from spreekuur.errors.vault import RecoveryMistyped, SheetsOfTwoSets, SheetTwice
from spreekuur.security import recovery
from spreekuur.security.recovery import IN_GROUP, SECRET_BYTES

SHEETS = 3
GROUPS = 2 * recovery.GROUPS
"""How many groups stand on one sheet."""


class Set(NamedTuple):
    """Three sheets, and what any two of them open."""

    secret: bytes
    sheets: tuple[bytes, ...]

    def __repr__(self) -> str:
        return "Set()"


def new_set() -> Set:
    """A fresh secret on three sheets."""
    a, b, c = (secrets.token_bytes(SECRET_BYTES) for _part in range(SHEETS))
    return Set(_together(a, b, c), (a + b, b + c, c + a))


def to_groups(sheet: bytes) -> tuple[str, ...]:
    """The groups to print on a sheet."""
    return recovery.to_groups(sheet)


def from_groups(typed: str) -> bytes:
    """One sheet that was typed.

    Raises: RecoveryMistyped.
    """
    return recovery.from_groups(typed, GROUPS)


def joined(one: bytes, other: bytes) -> bytes:
    """The secret that two sheets give; whether a vault opens with it is another question.

    Raises: SheetTwice, SheetsOfTwoSets.
    """
    first, second = _parts(one), _parts(other)
    shared = first & second
    if first == second:
        raise SheetTwice
    if len(shared) != 1:
        raise SheetsOfTwoSets
    return _together(*first, *(second - shared))


def secret_of(typed: str) -> bytes:
    """The secret behind what was typed in one field: a recovery sheet, or two of three sheets one after the other.

    Raises: RecoveryMistyped, SheetTwice, SheetsOfTwoSets.
    """
    bare, one = recovery.bare_of(typed), GROUPS * (IN_GROUP + 1)
    if len(bare) == one:
        from_groups(bare)  # a slip in it is told before that a second one is needed
        raise RecoveryMistyped(0, 2 * GROUPS)
    if len(bare) != 2 * one:
        return recovery.from_groups(bare)
    first = from_groups(bare[:one])
    try:
        second = from_groups(bare[one:])
    except RecoveryMistyped as error:
        raise RecoveryMistyped(error.group + GROUPS, 2 * GROUPS) from error
    return joined(first, second)


def _parts(sheet: bytes) -> frozenset[bytes]:
    parts = frozenset((sheet[:SECRET_BYTES], sheet[SECRET_BYTES:]))
    if len(parts) != 2:  # no sheet that was ever printed
        raise SheetsOfTwoSets
    return parts


def _together(*parts: bytes) -> bytes:
    number = 0
    for part in parts:
        number ^= int.from_bytes(part, "big")
    return number.to_bytes(SECRET_BYTES, "big")
