# SPDX-License-Identifier: EUPL-1.2
"""The recovery sheet's secret: 160 random bits as eight groups of five, each group with its own check letter.

Letters and digits are Crockford's base32, in which nothing looks alike; what is typed back may differ in
case and spacing, and O, I and L are taken for 0 and 1.
"""

import re
import secrets
from collections.abc import Sequence

from spreekuur.errors.vault import RecoveryMistyped

SECRET_BYTES = 20
GROUPS, IN_GROUP = 8, 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")


def new_secret() -> bytes:
    """A fresh secret for a sheet."""
    return secrets.token_bytes(SECRET_BYTES)


def to_groups(secret: bytes) -> tuple[str, ...]:
    """The groups to print: eight for the secret of a recovery sheet, twice as many for twice its length."""
    number = int.from_bytes(secret, "big")
    values = [number >> 5 * place & 31 for place in reversed(range(len(secret) * 8 // 5))]
    cut = [values[at : at + IN_GROUP] for at in range(0, len(values), IN_GROUP)]
    return tuple("".join(_ALPHABET[v] for v in [*group, _check(group, at)]) for at, group in enumerate(cut))


def from_groups(typed: str, groups: int = GROUPS) -> bytes:
    """The secret behind groups that were typed back.

    Raises: RecoveryMistyped, with the number of the first wrong group, or 0 when these are not so many of five.
    """
    bare = bare_of(typed)
    if len(bare) != groups * (IN_GROUP + 1):
        raise RecoveryMistyped(0, groups)
    number = 0
    for at in range(groups):
        for value in _values(bare[at * (IN_GROUP + 1) :][: IN_GROUP + 1], at):
            number = number << 5 | value
    return number.to_bytes(SECRET_BYTES * groups // GROUPS, "big")


def bare_of(typed: str) -> str:
    """The letters and digits of groups that were typed, whatever stands between them."""
    return re.sub(r"[\s\-.,]", "", typed.upper()).translate(_LOOKALIKES)


def _values(group: str, at: int) -> Sequence[int]:
    values = [_ALPHABET.find(letter) for letter in group]
    if min(values) < 0 or _check(values[:IN_GROUP], at) != values[IN_GROUP]:
        raise RecoveryMistyped(at + 1)
    return values[:IN_GROUP]


def _check(values: Sequence[int], at: int) -> int:
    """A sum over the field of 32 elements: finds each wrong letter, and each two that changed places.

    The group's own place is in it, so that two whole groups that changed places are found too.
    """
    total = 0
    for value in (*values, at):
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
