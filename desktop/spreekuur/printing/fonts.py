# SPDX-License-Identifier: EUPL-1.2
"""The fonts of one document: numbers the letters as they come, and embeds those that were used.

A PDF font has 256 numbers. Letters beyond that, of a text in many scripts, go into a next set of the same face.
"""

from typing import Any

from spreekuur.printing.house import font
from spreekuur.printing.written import Written

SPACE = "<20> Tj"
"""Shows a space; each set of letters has it at this number."""

_SPACE = 0x20
_NUMBERS = [number for number in range(1, 256) if number != _SPACE]
_NO_BREAK = 0xA0


class _Set:
    """Up to 255 letters of one face, under a name of their own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.numbers = {_SPACE: _SPACE, _NO_BREAK: _SPACE}
        """Letter -> its number."""

    def take(self, letter: int) -> bool:
        """Give the letter a number; False if there is none left."""
        place = len(self.numbers) - 2
        if place == len(_NUMBERS):
            return False
        self.numbers[letter] = _NUMBERS[place]
        return True

    def letters(self) -> list[int]:
        """The letters by number; what has none is a space, number 0 stands for a missing letter."""
        found = [0, *[_SPACE] * max(*self.numbers.values(), _SPACE)]
        for letter, number in self.numbers.items():
            found[number] = letter
        found[_SPACE] = _SPACE
        return found


class Fonts:
    """Writes text as the numbers of a font."""

    def __init__(self) -> None:
        self._sets: dict[str, list[_Set]] = {}
        """Face -> its sets; all but the last are full."""
        self._faces = 0

    def shown(self, text: str, face: str, size: str) -> str:
        """The operators that choose the font and show the text."""
        sets = self._sets.get(face) or self._first(face)
        try:
            data = bytes(map(sets[0].numbers.__getitem__, map(ord, text)))
        except KeyError:
            return self._with_new(text, face, size)
        return f"/{sets[0].name} {size} Tf <{data.hex()}> Tj"

    def _first(self, face: str) -> list[_Set]:
        self._faces += 1
        made = self._sets[face] = [_Set(f"F{self._faces}+0")]
        return made

    def _with_new(self, text: str, face: str, size: str) -> str:
        """As `shown`, for a text with letters that were not seen before, or of a second set."""
        runs: list[tuple[_Set, bytearray]] = []
        for letter in map(ord, text):
            found = self._holding(letter, face)
            if not runs or runs[-1][0] is not found:
                runs.append((found, bytearray()))
            runs[-1][1].append(found.numbers[letter])
        return " ".join(f"/{each.name} {size} Tf <{data.hex()}> Tj" for each, data in runs)

    def _holding(self, letter: int, face: str) -> _Set:
        sets = self._sets[face]
        for each in sets:
            if letter in each.numbers:
                return each
        if not sets[-1].take(letter):
            sets.append(_Set(f"{sets[0].name[:-1]}{len(sets)}"))
            sets[-1].take(letter)
        return sets[-1]

    def embed(self, file: Written) -> str:
        """Put the letters that were used into the file; returns what names the fonts of a page."""
        named = [
            f"/{each.name} {_embedded(file, font(face).face, each, place)} 0 R"
            for face, sets in self._sets.items()
            for place, each in enumerate(sets)
        ]
        return f"<< {' '.join(named)} >>"


def _embedded(file: Written, face: Any, used: _Set, place: int) -> int:
    number, letters = file.number(4), used.letters()
    name = f"AAAAA{chr(ord('A') + place)}+{face.name.decode()}"
    widths = " ".join([str(face.charWidths.get(letter, face.defaultWidth)) for letter in letters])
    file.add(
        number,
        f"<< /Type /Font /Subtype /TrueType /Name /{used.name} /BaseFont /{name} /FirstChar 0"
        f" /LastChar {len(letters) - 1} /Widths [{widths}] /FontDescriptor {number + 1} 0 R"
        f" /ToUnicode {number + 2} 0 R >>",
    )
    box = " ".join(str(round(side)) for side in face.bbox)
    file.add(
        number + 1,
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {face.flags} /FontBBox [{box}]"
        f" /Ascent {face.ascent:.0f} /Descent {face.descent:.0f} /CapHeight {face.capHeight:.0f}"
        f" /ItalicAngle {face.italicAngle:g} /StemV {face.stemV} /MissingWidth {face.defaultWidth:.0f}"
        f" /FontFile2 {number + 3} 0 R >>",
    )
    file.stream(number + 2, "", _read_back(name, letters).encode())
    data = face.makeSubset(letters)
    file.stream(number + 3, f"/Length1 {len(data)}", data)
    return number


def _read_back(name: str, letters: list[int]) -> str:
    """The table by which a reader copies the text out: number -> letter."""
    pairs = [f"<{number:02X}> <{letter:04X}>" for number, letter in enumerate(letters)]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]  # a block may hold no more
    said = "\n".join([f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks])
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <{len(letters) - 1:02X}> endcodespacerange\n{said}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end\n"
    )
