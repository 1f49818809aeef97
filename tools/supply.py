# SPDX-License-Identifier: EUPL-1.2
"""What the program is made of: a bill of materials beside the build, and the licences of all that is installed.

Both are made by cyclonedx-py; nothing of it is asked of the network.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"


def write_bill(out: Path) -> None:
    """Write what the lock names, with every hash, as CycloneDX; the same lock gives the same file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    _cyclonedx("requirements", str(LOCK), "--output-file", str(out))


def licences(out: Path) -> dict[str, list[str]]:
    """What each installed package says of its licence; by way of a file at `out`."""
    _cyclonedx("environment", sys.executable, "--output-file", str(out))
    parts = json.loads(out.read_text("utf-8"))["components"]
    return {normal(part["name"]): [_said(each) for each in part.get("licenses", [])] for part in parts}


def normal(name: str) -> str:
    """A package's name as every list spells it."""
    return name.lower().replace("_", "-").replace(".", "-")


def _said(licence: dict[str, Any]) -> str:
    inside = licence.get("license", {})
    return str(licence.get("expression") or inside.get("id") or inside.get("name"))


def _cyclonedx(*arguments: str) -> None:
    command = [sys.executable, "-m", "cyclonedx_py", *arguments, "--output-reproducible"]
    subprocess.run([*command, "--output-format", "JSON"], check=True)
