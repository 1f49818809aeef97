# SPDX-License-Identifier: EUPL-1.2
"""The answer to a desk: one small file beside its package, so that it knows whether the figures came in.

With a key of the municipality a signature lies beside it, and a desk that has the public half believes no other.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from spreekuur.receiving.taking import Answer, Received
from spreekuur.security import sshsig

FORMAT = "spreekuur-receipt/1"
SIGNED = ".sig"
_MOST = 1 << 16


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
    elif answer.digest:
        told["manifest"] = answer.digest
    if why:
        told["why"] = why
    return rendered(told)


def rendered(told: Mapping[str, object]) -> bytes:
    """A receipt that says this: the same bytes each time."""
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def write(path: Path, content: bytes, key: bytes | None = None) -> bool:
    """Put it in place, whole, and signed where there is a key; False where that cannot be: then the screen has it.

    The same answer of another day stays as it is. What lies there of others is never signed: only what is made now.
    """
    signed = path.with_name(path.name + SIGNED)
    try:
        if path.is_dir() or signed.is_dir():
            return False
        old = _lying(path)
        if _is_same(old, content) and (key is None or _is_ours(key, old, _lying(signed))):
            return True
        if key is None:
            signed.unlink(missing_ok=True)  # of the answer that is replaced now
        else:
            # First the signature: whoever finds the new answer finds it signed.
            _put(signed, sshsig.sign(key, content, sshsig.RECEIPTS).encode("ascii"))
        _put(path, content)
    except OSError:
        return False
    return True


def _put(path: Path, content: bytes) -> None:
    """Raises: OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _lying(path: Path) -> bytes:
    """What lies there as a file of its own; empty where nothing does, and of a link."""
    if path.is_symlink() or not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_MOST)


def _is_same(old: bytes, new: bytes) -> bool:
    """Whether that is the same answer, byte for byte, but for the day."""
    try:
        day = json.loads(old)["date"]
        date.fromisoformat(day)
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    return old == rendered(json.loads(new) | {"date": day})


def _is_ours(key: bytes, content: bytes, signature: bytes) -> bool:
    text = signature.decode("ascii", "replace")
    return sshsig.is_signed(sshsig.public_half(key), content, text, sshsig.RECEIPTS)
