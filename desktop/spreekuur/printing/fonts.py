# SPDX-License-Identifier: EUPL-1.2
"""The fonts of one document: reportlab numbers the letters as they come, this remembers the numbers."""

from typing import Any

from spreekuur.printing.house import font

SPACE = "<20> Tj"
"""Shows a space; the first set of letters of each font has it at this number."""


class Fonts:
    """Writes text as the codes of a font; most letters were seen before, and those need not ask reportlab."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._seen: dict[str, tuple[str, dict[int, int]]] = {}
        """Face -> its name in the document, and the numbers that its letters got."""
        self.in_first_set = True
        """Was the last text written with the first 256 letters of its font?"""

    def shown(self, text: str, face: str, size: str) -> str:
        """The operators that choose the font and show the text."""
        known = self._seen.get(face)
        if known is not None:
            try:
                data = bytes(map(known[1].__getitem__, map(ord, text)))
            except (KeyError, ValueError):  # a new letter, or one of a second set of 256
                return self._asked(text, face, size)
            self.in_first_set = True
            return f"{known[0]} {size} Tf <{data.hex()}> Tj"
        return self._asked(text, face, size)

    def _asked(self, text: str, face: str, size: str) -> str:
        made, document = font(face), self._document
        parts = made.splitString(text, document)
        self.in_first_set = not parts or parts[-1][0] == 0
        if face not in self._seen:
            self._seen[face] = made.getSubsetInternalName(0, document), made.state[document].assignments
        return " ".join(
            f"{made.getSubsetInternalName(subset, document)} {size} Tf <{data.hex()}> Tj"
            for subset, data in parts
        )
