# SPDX-License-Identifier: EUPL-1.2
"""The name of the consultation hour as it stands on screens that anybody may see, and names in the environment."""

from pathlib import Path

from spreekuur.resources import compiled

REPAIR = "SPREEKUUR_REPAIR"  # in the environment: what opens next asks for a copy to put back
BESIDE = "content"  # the folder beside the vault with what the program reads of an installed pack
PRACTICE = "SPREEKUUR_PRACTICE"  # in the environment: the folder of the practice that goes on

PACK = "content.json"  # in that folder
_FILE = "hour.txt"
_NAME_AT_MOST = 80
_in_use: list[str] = []


def hour() -> str:
    """The name in use."""
    if not _in_use:
        use_hour(_written(compiled(_FILE)))
    return _in_use[0]


def use_hour(name: str) -> None:
    """Use this name from now on; screens say it when they are next built or translated."""
    _in_use[:] = [name]


def find_hour(beside: Path, *, other_content: bool) -> None:
    """Look for the name before any content is read: beside the pack that a team installed, else the shipped one.

    With `other_content` nothing is said until that content was read.
    """
    use_hour("" if other_content else _written(beside / _FILE) or _written(compiled(_FILE)))


def _written(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            line = file.readline(_NAME_AT_MOST + 1).strip()
    except (OSError, ValueError):
        return ""
    return line if line.isprintable() else ""
