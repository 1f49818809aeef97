# SPDX-License-Identifier: EUPL-1.2
"""What the figures were measured on and with."""

import os
import platform
import time
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.baselines import durable_write

_PACKAGES = ("PySide6-Essentials", "sqlcipher3", "cryptography", "reportlab", "pikepdf", "segno")


def about() -> dict[str, Any]:
    """Versions, cores, and how long this disk takes for one durable write (median milliseconds)."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "durable_write_ms": _disk(),
        "packages": {name: version(name) for name in _PACKAGES},
    }


def _disk() -> float:
    found = []
    with TemporaryDirectory() as folder:
        for _ in range(50):
            started = time.perf_counter()
            durable_write(Path(folder) / "disk")
            found.append((time.perf_counter() - started) * 1000)
    return sorted(found)[25]
