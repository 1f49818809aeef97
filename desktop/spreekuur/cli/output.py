# SPDX-License-Identifier: EUPL-1.2
"""What commands give back: JSON or lines on stdout, and files that are never half written."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from spreekuur.errors.output import AlreadyThere, CannotWrite


def write_json(document: Any) -> None:
    """One JSON document on stdout, in UTF-8 whatever the terminal says."""
    write_text(json.dumps(document, ensure_ascii=False, indent=2))


def write_text(text: str) -> None:
    """Lines on stdout, in UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all: beside its place, then renamed.

    Raises: AlreadyThere without `force`, CannotWrite when the place refuses.
    """
    if not force and os.path.lexists(path):
        raise AlreadyThere(path.name)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CannotWrite(path.name, error.strerror or "") from error
