# SPDX-License-Identifier: EUPL-1.2
"""The answer to a desk: one small file beside its package, so that it knows whether the figures came in."""

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from spreekuur.receiving.taking import Answer, Received

FORMAT = "spreekuur-receipt/1"


def status_of(answer: Answer, found: Received) -> str:
    """`taken` or, of a notice, `withdrawn`, also where it had been before; `refused` or `held`."""
    if any(answer is one for one in found.held):
        return "held"
    done = "withdrawn" if answer.withdraws else "taken"
    return "refused" if answer.error else done


def receipt(answer: Answer, found: Received, why: str, today: date) -> bytes:
    """The file: what became of the package, which one it is, and why not."""
    told: dict[str, object] = {
        "format": FORMAT,
        "status": status_of(answer, found),
        "date": today.isoformat(),
    }
    if package := answer.package:
        told |= {"municipality": package.municipality, "desk": package.desk, "period": str(package.period)}
        told |= {"manifest": package.digest, "release": package.told["release"]}
    if why:
        told["why"] = why
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def write(path: Path, content: bytes) -> bool:
    """Put it in place, whole; False where that cannot be: the answer is on the screen then."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.is_dir() or (path.is_file() and not path.is_symlink() and _holds(path, content)):
            return path.is_file()
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


def _holds(path: Path, content: bytes) -> bool:
    """Whether the same answer lies there already, of whatever day."""
    if path.stat().st_size > 2 * len(content) + 1000:
        return False
    try:
        old, new = json.loads(path.read_bytes()), json.loads(content)
    except ValueError:
        return False
    ours = isinstance(old, dict)
    return ours and {**old, "date": ""} == {**new, "date": ""}
