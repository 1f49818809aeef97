# SPDX-License-Identifier: EUPL-1.2
"""Words that stand nowhere else, given to everybody of an evening, and the search for them in any bytes.

Each holds one of a few anchors, so that one pass finds them all, also cut off, folded or joined: a name by a run of
letters that no language has, a phone number by its last nine digits.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

LATIN, CYRILLIC = "qzjx", "щжъц"
FOLDED = ("shtzhats", "shtjatc", "shtjuc", "6tjyc")  # what the search for names makes of the Cyrillic one
PHONES = ("600731866", "8893147782")
SPACED = ("600 731 866", "889 314 7782")
BORN = "1987-02-23"

CLIENTS = (
    {"given": "Żaqzjxneta", "family": "Święqzjxcicka-Łącka", "phone": "+48 600 731 866", "birth_date": BORN},
    {"given": "Жещжъцня", "family": "Паващжъцнова", "phone": "+359 889 314 7782", "birth_date": BORN},
)
NOTES = ("Gęślą jaźńqzjx za drzwiami", "Бележкащжъц зад вратата")
SAFE = "na zmianie qzjxnocnej"
TOWN = "Kudelqzjxstaart"
ROSTER = ("Martaqzjx", "Янащжъц")
SOUGHT = "Łąckaqzjx"  # typed in a search that finds nobody
UNSAVED = "Niedokończone qzjxzdanie"
CARD = "Niebieskie qzjxdrzwi bez klamki"  # on a signal card: once sealed, once not yet
PHRASE = "anker boter cirkel dorpje emmer fiets"


def forms(texts: Iterable[str]) -> tuple[bytes, ...]:
    """Each text in UTF-8 and UTF-16, forwards and backwards; what both orders of bytes share stands for both."""
    found: set[bytes] = set()
    for text in texts:
        wide = text.encode("utf-16-le")
        shared = wide[:-1] if text.isascii() else wide.rstrip(wide[-1:])
        assert shared in text.encode("utf-16-be")
        found |= {form[::step] for form in (text.encode(), shared) for step in (1, -1)}
    return tuple(sorted(found))


# In memory nothing is folded that was not typed as well, so fewer will do where there is much to search.
CORE = forms((LATIN, CYRILLIC, *PHONES))
ANCHORS = forms((LATIN, LATIN.upper(), CYRILLIC, CYRILLIC.upper(), *FOLDED, *PHONES, *SPACED, PHRASE))


def count(data: bytes, looked_for: tuple[bytes, ...] = ANCHORS) -> int:
    """How often one of them stands in these bytes."""
    return sum(data.count(form) for form in looked_for)


def where(folders: Iterable[Path], looked_for: tuple[bytes, ...] = ANCHORS) -> dict[str, int]:
    """The files below these folders that hold one, in what they contain or how they are called."""
    found = {}
    for path in files(folders):
        hits = count(path.read_bytes(), looked_for) + count(str(path).encode(), looked_for)
        if hits:
            found[str(path)] = hits
    return found


def files(folders: Iterable[Path]) -> Iterator[Path]:
    """Every file below these folders."""
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
