# SPDX-License-Identifier: EUPL-1.2
"""A package as a handful of plain files, for a mail: no folder, no ZIP, no type that mail gateways strip. Pure.

What people read and what they check with stays a file of its own, byte for byte; all the rest, small texts, lies in
one file of JSON. The long name of the package is in each name, so that many mails may be saved into one folder.
"""

import json
import re
from collections.abc import Iterable, Mapping

from spreekuur.outside import read_json
from spreekuur.statistics.package import MANIFEST, SIGNATURE

REST = "files.json"
FORMAT = "spreekuur-statistics-files/1"
ALONE = ("report.pdf", "tables.xlsx", MANIFEST, SIGNATURE)
"""What stays a file of its own; only these two kinds of content are no text."""
_NAME = re.compile(r"(spreekuur-statistics-[a-z0-9]+-[a-z0-9]+-[0-9]{4}(?:-Q[1-4])?)-(.+)", re.ASCII)
_SAVED_TWICE = re.compile(r" ?\([0-9]{1,3}\)(?=\.[a-z]+$)", re.ASCII)


def packed(name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same package as files for a mail, by their names."""
    rest = {path: content.decode("utf-8") for path, content in files.items() if path not in ALONE}
    told = json.dumps({"format": FORMAT, "files": rest}, sort_keys=True, separators=(",", ":"))
    alone = {f"{name}-{path}": files[path] for path in ALONE}
    return alone | {f"{name}-{REST}": (told + "\n").encode("ascii")}


def unpacked(untrusted: bytes) -> dict[str, bytes]:
    """The files that lie in the one of JSON. They are as whatever sent them says: nothing is checked here.

    Raises: ValueError.
    """
    told = read_json(untrusted.decode("ascii"))
    if not isinstance(told, dict) or set(told) != {"format", "files"} or told["format"] != FORMAT:
        raise ValueError("format")
    files = told["files"]
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
        raise ValueError("files")
    if set(files) & {*ALONE, REST}:
        raise ValueError("twice")
    return {path: text.encode("utf-8") for path, text in files.items()}


def sets(names: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Which of these names of one folder belong together: by package and part; what was saved twice stands twice.

    `x-report (1).pdf` is a second `x-report.pdf`: so browsers call it.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for name in sorted(names):
        whose = _NAME.fullmatch(_SAVED_TWICE.sub("", name))
        if whose is not None and whose[2] in (*ALONE, REST):
            found.setdefault(whose[1], {}).setdefault(whose[2], []).append(name)
    return found
