# SPDX-License-Identifier: EUPL-1.2
"""The letter that the benchmarks make. It loads nothing of the measuring, which would count as the program's."""

from datetime import date
from typing import Any

from spreekuur.content.pack import Content
from spreekuur.letters import case as cases
from spreekuur.letters import kenmerk, make
from spreekuur.letters.sender import example

# Two pages in two languages, with tags and a code to scan: the letter that is made most.
CASE: dict[str, Any] = {
    "kind": "legal",
    "language": "pl",
    "recipient": "juridisch_loket",
    "date": "2026-11-11",
    "answers": {
        "topics": ["work.unpaid"],
        "signals": [],
        "language": "pl",
        "employment": "agency",
        "consent": "yes",
        "municipality": "aalsmeer",
    },
    "client": {"given": "Zofia", "family": "Wymyślona", "phone": "06 00000000"},
    "situation": ["Geen loon over de laatste vier weken."],
    "consent": {"recipient": True},
}


def letter(content: Content, number: int) -> bytes:
    """The number-th letter of an evening, from the case as the desk gives it to the bytes of the PDF."""
    numbered = CASE | {"kenmerk": kenmerk.format_kenmerk(2026, 0, number)}
    return make(cases.read(numbered, content, date(2026, 11, 11)), content, example())
