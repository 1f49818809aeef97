# SPDX-License-Identifier: EUPL-1.2
"""What is known of names: which are names of their own, which are forms of one, and how a name is taken apart."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from spreekuur.clients.sounding import sounds
from spreekuur.content.folding import fold
from spreekuur.resources import resource

MOST_WORDS = 6
"""A name has no more; what follows is not looked at."""
_LIKELIEST = 6
_WORD = re.compile(r"[^\W_]+")
# Words between names, and before them: they come and go with whoever writes.
_BETWEEN = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "i",
        "e",
        "da",
        "do",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "das",
        "zu",
        "le",
        "di",
        "du",
        "bin",
        "ben",
        "al",
        "pan",
        "pani",
        "sr",
        "sra",
        "srta",
        "don",
        "dona",
        "mr",
        "mrs",
        "dhr",
        "mevr",
        "mw",
        "dl",
        "dna",
        "domnul",
        "doamna",
        "gospodin",
        "gospozha",
        "gn",
        "gzha",
    ]
)
# A family name has one form, whoever bears it; in sounds (`sounding`).
_ENDING = re.compile(r"(?<=[sTkC])k(?:a|i|ia|ie|aia)$|(?<=[oe]v)a$|(?<=\w\win)a$")
# One letter, in an alphabet that writes it with two.
_TWO_FOR_ONE = frozenset(["zh", "sh", "ch", "cz", "sz", "ts", "gh", "yu", "ya", "iu", "ia", "ju", "ja"])
_LAST_VOWEL = re.compile(r"[aeio]$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, ready to be held against another."""

    folded: str
    sounds: frozenset[str]
    family_sounds: frozenset[str]
    """Without the ending that says man or woman."""
    likeliest: tuple[str, ...]
    """The likeliest of the sounds, without that ending."""
    initial: bool
    """It is one letter that stands for a name."""


def take_apart(text: str) -> tuple[Word, ...]:
    """The words of a name in their order, without those that stand between names; hyphens part them."""
    found = [_word(word) for word in _WORD.findall(unicodedata.normalize("NFC", text.replace("'", "")))]
    words = [word for word in found if word is not None and word.sounds]
    names = [word for word in words if word.folded not in _BETWEEN]
    return tuple((names or words)[:MOST_WORDS])


def join(a: Word, b: Word) -> Word:
    """Two words written as one."""
    return _word(a.folded + b.folded) or a


def are_two_names(a: Word, b: Word) -> bool:
    """Whether both are names of their own, as they sound at first: Petrov and Petkov, Marin and Martin."""
    return a.likeliest[0] != b.likeliest[0] and _is_known(a) and _is_known(b)


def spelled_otherwise(a: Word, b: Word) -> bool:
    """Whether two words are one name, as two countries spell it: Zofia and Sofía."""
    return bool(_groups("same", a) & _groups("same", b))


def man_and_woman(a: Word, b: Word) -> bool:
    """Whether two given names differ in the vowel at the end alone: Ivan and Ivana, Mario and María."""
    short, long = sorted((a.folded, b.folded), key=len)
    if len(long) < 3:
        return False
    return short != long and _LAST_VOWEL.sub("", short) == _LAST_VOWEL.sub("", long)


def forms_of_one(a: Word, b: Word) -> bool:
    """Whether two given names are forms of one: Kasia and Katarzyna, Pepe and José."""
    return bool(_groups("short", a) & _groups("short", b))


@lru_cache(maxsize=65536)
def _word(written: str) -> Word | None:
    heard = sounds(written)
    if not heard:
        return None
    without = tuple(dict.fromkeys(_ENDING.sub(_same_for_all, sound) for sound in heard))
    return Word(
        fold(written), frozenset(heard), frozenset(without), without[:_LIKELIEST], _is_initial(written)
    )


def _is_initial(written: str) -> bool:
    return len(written) == 1 or written.lower() in _TWO_FOR_ONE


def _same_for_all(ending: re.Match[str]) -> str:
    return "k" if ending[0].startswith("k") else ""


@lru_cache(maxsize=16384)
def _is_known(word: Word) -> bool:
    return word.folded in _known() or word.likeliest[0] in _known()


@cache
def _known() -> frozenset[str]:
    """The known names, folded, and the sounds of families without their ending."""
    found: set[str] = set()
    for file in ("given", "family"):
        for written in _listed(file):
            word = _word(written)
            if word is not None:
                found |= {word.folded, word.likeliest[0], sounds(written)[0]}
    return frozenset(found)


@lru_cache(maxsize=16384)
def _groups(file: str, word: Word) -> frozenset[int]:
    groups = _forms(file)
    return frozenset().union(*(groups.get(key, ()) for key in (word.folded, *word.sounds)))


@cache
def _forms(file: str) -> dict[str, frozenset[int]]:
    """Each form, folded and by its first sound, with the groups it stands in."""
    found: dict[str, set[int]] = {}
    lines = resource("names", f"{file}.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        for written in () if line.startswith("#") else line.split():
            for key in (fold(written), sounds(written)[0]):
                found.setdefault(key, set()).add(number)
    return {key: frozenset(groups) for key, groups in found.items()}


def _listed(file: str) -> list[str]:
    lines = resource("names", f"{file}.txt").read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
