# SPDX-License-Identifier: EUPL-1.2
"""What a client photographs or copies from the screen when there is no printer: the client sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.desk.desk import Desk
from spreekuur.letters import case as cases
from spreekuur.letters import compose
from spreekuur.letters.model import SHEET, Item, SheetPage

_OF_A_SHEET = ("language", "date", "answers", "recipient", "routes", "enclosures")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, with the Dutch for whoever reads along."""

    words: str
    dutch: str = ""
    strong: bool = False
    tick: bool = False


@dataclass(frozen=True, slots=True)
class LargeSheet:
    """The sheet in the client's language; sections are (heading, lines). It never holds a name."""

    language: str
    title: str
    kenmerk: str
    sections: tuple[tuple[Line | None, tuple[Line, ...]], ...]


def large_sheet(desk: Desk, case: Mapping[str, Any]) -> LargeSheet:
    """The client sheet that goes with a paper, to be shown large, with the kenmerk if it is a letter."""
    bare = {name: case[name] for name in _OF_A_SHEET if name in case} | {"kind": SHEET}
    checked = cases.read(bare, desk.content)
    (page,) = compose.compose(checked, desk.content, desk.sender).pages
    assert isinstance(page, SheetPage)
    sections = tuple(
        (_line(s.heading) if s.heading else None, tuple(map(_line, s.items))) for s in page.sections
    )
    return LargeSheet(page.language, page.title.said.text, str(case.get("kenmerk") or ""), sections)


def _line(item: Item) -> Line:
    return Line(item.said.text, item.dutch.text if item.dutch else "", item.strong, item.tick)
