# SPDX-License-Identifier: EUPL-1.2
"""Notices by which a desk withdraws a package: who signed one, and what it takes out. A package stays in the chain."""

import re
from dataclasses import dataclass, field
from datetime import date

from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.outside import read_json
from spreekuur.receiving.checking import Asked, Checked, signer
from spreekuur.receiving.opening import Notice
from spreekuur.receiving.trust import Trust
from spreekuur.statistics.withdrawal import FORMAT, KEYS

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice says: which package, by the SHA-256 of its manifest, when and why."""

    manifest: str
    period: str
    release: str
    day: date
    why: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A notice that the desk of the package signed."""

    day: date
    why: str = field(repr=False)
    public: bytes = field(repr=False)


def read(untrusted: bytes) -> Told:
    """What a notice says, once it has the form of ours.

    Raises: PackageRefused.
    """
    try:
        said = read_json(untrusted)
        if not isinstance(said, dict) or set(said) != KEYS or said["format"] != FORMAT:
            raise ValueError("form")
        if not all(isinstance(value, str) and len(value) <= _LONGEST for value in said.values()):
            raise ValueError("text")
        if not (_HASH.fullmatch(said["manifest"]) and said["why"].isprintable()):
            raise ValueError("text")
        day = date.fromisoformat(said["withdrawn"])
    except ValueError as error:
        raise PackageRefused(Refusal.NOTICE) from error
    return Told(said["manifest"], said["period"], said["release"], day, said["why"])


def signed(notice: Notice, told: Told, package: Checked, by: tuple[Trust, Asked]) -> Withdrawal:
    """The withdrawal of a package, once a key of its own desk signed the notice and both say the same.

    Raises: PackageRefused.
    """
    if not notice.signature:
        raise PackageRefused(Refusal.UNSIGNED)
    public = signer(notice.content, notice.signature, package.principal, by)
    if (told.period, told.release) != (str(package.period), package.told["release"]):
        raise PackageRefused(Refusal.NOTICE)
    return Withdrawal(told.day, told.why, public)
