# SPDX-License-Identifier: EUPL-1.2
"""Whose content it is: the municipality, its hour, its version, and the names of the places that rules ask for."""

import re
from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.format import FIGURES, VERSION, is_protection
from spreekuur.errors.content import Problem

FILE = "municipality.yaml"
KEY = "municipality"
# What these mean is the same everywhere, and is said in the language of the screen.
UNNAMED = ("other", "none", "unknown")
NAME_AT_MOST = 80
_VERSION = re.compile(VERSION)


def municipality(data: Mapping[str, Any], choices: Mapping[str, list[str]], faults: Faults) -> dict[str, Any]:
    """The name, the hour, the version of the content, and by code the name and the other names of each answer."""
    top = Entry(faults, FILE, "", data)
    version = Entry(faults, FILE, "meta", top.mapping("meta")).text("version", required=True)
    if version and not _VERSION.fullmatch(version):
        faults.note(FILE, "meta", Problem.BAD_VALUE, "version")
    answers = Entry(faults, FILE, "answers", top.mapping("answers", required=True))
    for code in answers.fields:
        answers.known("answers", [code], dict.fromkeys(choices.get(KEY, ())))
    names, also = {}, {}
    for code in choices.get(KEY, ()):
        entry = Entry(faults, FILE, code, answers.mapping(code, required=code not in UNNAMED))
        if code not in UNNAMED:
            names[code] = _line(entry, "name")
        also[code] = entry.texts("also")
    return {
        "name": _line(top, "name"),
        "hour": _line(top, "hour"),
        "version": version,
        "answers": names,
        "also": also,
        "figures": _figures(top),
    }


def _figures(top: Entry) -> dict[str, int]:
    """How much the figures are protected, where a municipality wants more than five."""
    entry = Entry(top.faults, FILE, "figures", top.mapping("figures"))
    made = {key: entry.fields[key] for key in FIGURES if key in entry.fields}
    if not is_protection(made):
        entry.note(Problem.BAD_VALUE, ", ".join(FIGURES))
    return made


def _line(entry: Entry, key: str) -> str:
    """One line that people read."""
    text = entry.text(key, required=True)
    if len(text) > NAME_AT_MOST or not text.isprintable():
        entry.note(Problem.BAD_VALUE, key)
    return " ".join(text.split())
