# SPDX-License-Identifier: EUPL-1.2
"""The structure tree of a tagged PDF: which element owns which marked piece of which page."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Element:
    """One element; its children are other elements or marked pieces (page, number on that page)."""

    role: str
    language: str
    parent: "Element | None"
    number: int
    alt: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    """Of a picture: left, bottom, right and top on its page, in points."""
    children: list["Element | tuple[int, int]"] = field(default_factory=list)


class Structure:
    """All elements of a document in reading order."""

    def __init__(self, language: str) -> None:
        self.document = Element("Document", language, None, 0)
        self.elements = [self.document]
        self.pages: list[list[Element]] = []
        """For each page its marked pieces: number -> element."""

    def child(self, parent: Element, role: str, language: str) -> Element:
        """Add an element at the end of its parent."""
        element = Element(role, language, parent, len(self.elements))
        parent.children.append(element)
        self.elements.append(element)
        return element

    def mark(self, element: Element, page: int) -> int:
        """Give a piece of the page to the element; returns its number there."""
        while len(self.pages) <= page:
            self.pages.append([])
        marks = self.pages[page]
        element.children.append((page, len(marks)))
        marks.append(element)
        return len(marks) - 1
