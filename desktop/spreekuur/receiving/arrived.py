# SPDX-License-Identifier: EUPL-1.2
"""What was found in an inbox, not yet believed: packages, notices, and what is not even opened."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spreekuur.errors.receiving import MailWaits, PackageRefused, Refusal
from spreekuur.statistics.withdrawal import ENDING

LARGEST_NOTICE = 1 << 16
RECEIPT = ".receipt.json"
"""How the file ends that lies beside a package and says what became of it."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package as it lies in the inbox: its files by their path in it; `receipt` is where the answer goes."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    receipt: Path


@dataclass(frozen=True, slots=True)
class Unopened:
    """Something in the inbox that is not even opened, and why, or what it waits for."""

    name: str
    error: PackageRefused | MailWaits
    receipt: Path


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that a package is withdrawn, with its signature; empty where it has none."""

    name: str
    content: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    receipt: Path


Found = Arrived | Notice | Unopened


def is_of_notice(name: str) -> bool:
    """Whether a file is a notice, its signature, or an answer to it: it may lie among the files of a package."""
    return ENDING in name


def unopened(path: Path, name: str, why: PackageRefused | MailWaits | Refusal | OSError) -> Unopened:
    """What is not opened, with the receipt beside it; of what cannot be read, the file that the system names."""
    if isinstance(why, OSError):
        files = [Path(os.fsdecode(why.filename)).name] if isinstance(why.filename, str | bytes) else []
        why = PackageRefused(Refusal.UNREADABLE, files=files)
    error = PackageRefused(why) if isinstance(why, Refusal) else why
    return Unopened(name, error, path.with_name(path.name + RECEIPT))
