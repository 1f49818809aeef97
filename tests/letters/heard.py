# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader says of a paper, in its order, one element a line: `role language: words`."""

import re
import subprocess
from pathlib import Path

from letter_cases import KINDS, LANGUAGES, a_case, drawn, nameless, structure
from spreekuur.content.pack import Content

READING = Path(__file__).resolve().parent / "reading"
SHEETS = ("client", "card", "neutral")
MADE = {"date": "2026-11-12", "time": "10:30", "place": "Raadhuisplein 1"}
_MOST = 72
_ELEMENT = re.compile(r"^ *([A-Z][A-Za-z0-9]*)(?: \(block\))?:?$")


def paper(kind: str, language: str, content: Content) -> bytes:
    """One paper of the kind, as the golden files know it."""
    if kind in KINDS:
        own = {"asked": ["Wie gaat er mee naar de afspraak?"]} if kind == "social" else {}
        return drawn(a_case(kind, language, **own), content)
    return drawn(nameless(kind, language, appointment=MADE), content)


def heard(pdf: bytes) -> list[str]:
    """The elements that say something, with the first words of each."""
    out = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    spoken: list[tuple[str, str]] = []
    for line in out.stdout.decode().splitlines():
        if found := _ELEMENT.match(line):
            spoken.append((found[1], ""))
        elif line.strip().startswith('"'):
            role, before = spoken[-1]
            spoken[-1] = (role, before + line.strip()[1:-1])
    elements = structure(pdf)
    if [role for role, _ in elements] != [role for role, _ in spoken]:
        raise ValueError("poppler reads another tree than pikepdf")
    return [
        f"{role} {language}: {' '.join(text.split())[:_MOST]}"
        for (role, language), (_, text) in zip(elements, spoken, strict=True)
        if text.strip()
    ]


def golden(kind: str, content: Content) -> str:
    """All that is heard of a kind: the Dutch paper whole, of the others what is not Dutch."""
    parts = []
    for language in LANGUAGES:
        lines = heard(paper(kind, language, content))
        own = lines if language == "nl" else [line for line in lines if f" {language}: " in line]
        parts.append("\n".join([f"# {language}", *own]))
    return "\n\n".join(parts) + "\n"
