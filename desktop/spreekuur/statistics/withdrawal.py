# SPDX-License-Identifier: EUPL-1.2
"""The notice by which a desk withdraws a package: a small signed file that goes where the package went."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from spreekuur.errors.vault import disk_fault
from spreekuur.security.files import flush_folder

FORMAT = "spreekuur-statistics-withdrawal/1"
KEYS = frozenset({"format", "period", "release", "why", "manifest", "withdrawn"})
ENDING, SIGNED = ".withdrawn.json", ".sig"


def notice_files(package: str, number: int, content: bytes, signature: str) -> dict[str, bytes]:
    """The files of a notice by their names; `number` tells notices about the same period apart."""
    name = f"{package}{f'-{number}' if number > 1 else ''}{ENDING}"
    return {name: content, f"{name}{SIGNED}": signature.encode("ascii")}


def write_notice(files: Mapping[str, bytes], folder: Path) -> Path:
    """Put the files of a notice into a folder, each whole; where the notice is. It is the same each time.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    # The signature first: a notice that lies there can be checked.
    for name, content in sorted(files.items(), reverse=True):
        beside = folder / f".{name}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(folder / name)
            flush_folder(folder)
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise disk_fault(error) from error
    return folder / min(files)
