# SPDX-License-Identifier: EUPL-1.2
"""Finds a person however the name is spelled: without marks, across Cyrillic and Latin, -ski and -ska alike. Pure.

What is kept of a client is one text of tokens: names begin with a letter, initials with `=`, and the phone with `#`,
its digits from the end. So a phone's end is a beginning, and each search looks for tokens that begin so.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from spreekuur.clients import code
from spreekuur.content.folding import fold, spellings

CURRENT = "~2"
"""Stands in every text of tokens: raised when these are made otherwise, so that older ones are made anew."""
LEAST = 2
"""Nothing is found with fewer signs."""
_LEAST_DIGITS = 3
_SIGNIFICANT = 9  # a phone number without its country or its first 0, in all countries of the desk
_MOST_NAMES = 5
_MOST_INITIALS = 3
_WORD = re.compile(r"\w+")
_PHONE = re.compile(r"[\d\s+()./\-]+")

# Spellings of one sound in the folded text. "ch", "j" and "x" have two, in three ways together.
_FIXED = {
    "szcz": "st", "shch": "st", "sht": "st", "szt": "st", "tsch": "c", "tch": "c", "sch": "s", "sh": "s", "sz": "s",
    "cz": "c", "zh": "z", "rz": "z", "ts": "c", "tz": "c", "kh": "h", "gh": "g", "ph": "f", "th": "t", "qu": "k",
    "q": "k", "w": "v", "ie": "e", "ye": "e", "y": "i",
}  # fmt: skip
_TWICE = (
    {"ch": "c", "je": "e", "j": "i", "x": "ks"},
    {"ch": "h", "je": "e", "j": "i", "x": "ks"},
    {"ch": "h", "je": "ze", "j": "z", "x": "h"},
)
_IN_TWO_WAYS = re.compile("ch|j|x")
_SOUND = re.compile("|".join(sorted([*_FIXED, *_TWICE[0]], key=len, reverse=True)) + "|c(?![ehikvwyz])")
# Romanians write one sound as â or as î, by the year in which they learned it; to Poles ó is u; ъ is typed as y, too.
_ALIKE = (("â", "î"), ("î", "â"), ("ó", "u"), ("ъ", "y"))
# Bulgarian in Latin letters as in messages, with two sounds written as digits: 6opov, 4avdar.
_CHAT = re.compile(r"(?=\w*[46])(?=(?:[46]*[^\W\d_]){4})[^\W\d_46]*(?:[46][^\W\d_]*)+")
# Letters that no sound is written with; those that sound otherwise by what follows; and those of messages alone.
_NEVER_HEARD, _OPEN, _TYPED_ONLY = frozenset("jwy"), "cijkpqrty", re.compile("[46qx]|cj")
# Of a name of several words only the last one is another one at each key.
_WORDS_KEPT, _LETTERS_KEPT = 16, 256
_DOUBLE = re.compile(r"(.)\1+")
# A family name has one form, whoever bears it.
_FAMILY = re.compile(r"(?<=\w\w)(?:(?<=s)k(?:a|ii?|aia)|(?<=c)k(?:a|ii?)|(?<=[oe]v)a|(?<=in)a)$")
_AS_MAN = {"k": "ki"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody typed, in every way it can be meant; each of `words` must be met in one of its spellings."""

    code: str | None = None
    phone: str = ""
    initials: frozenset[str] = frozenset()
    words: tuple[frozenset[str], ...] = ()

    def by_phone(self, tokens: str) -> bool:
        """Does a client with these tokens have a phone that ends so?"""
        return bool(self.phone) and f" #{self.phone}" in tokens

    def by_initials(self, tokens: str) -> bool:
        """Are these the client's initials?"""
        return any(f" ={initials} " in tokens for initials in self.initials)

    def by_name(self, tokens: str) -> bool:
        """Does the client's name have these words, or words that begin so?"""
        return bool(self.words) and all(any(f" {key}" in tokens for key in word) for word in self.words)


def tokens(given: str, family: str, phone: str) -> str:
    """All that a client can be found by, except for the code."""
    name = f"{given} {family}"
    found = {key for word in _words(name) for key in _spelled(word)[0]}
    found |= {f"={initials}" for initials in _initials(name)}
    if digits := _digits(phone):
        found.add("#" + digits[::-1])
    return f" {CURRENT} {' '.join(sorted(found))} "


def wanted(text: str) -> Wanted:
    """What a search field says; empty when it holds fewer than two signs."""
    if sum(sign.isalnum() for sign in text) < LEAST:
        return Wanted()
    digits = _digits(text)
    if _PHONE.fullmatch(text):
        enough = len(digits) >= _LEAST_DIGITS
        return Wanted(code.read(text), digits[-_SIGNIFICANT:][::-1] if enough else "")
    words = tuple(filter(None, (_spelled(word)[1] for word in _words(text))))
    if digits:
        read = code.read(text)
        is_chat = read is None and all(
            _CHAT.fullmatch(word) or word.isalpha() for word in _WORD.findall(text)
        )
        return Wanted(read, words=words if is_chat else ())
    return Wanted(code.read(text), "", _typed_initials(text), words)


def initials(given: str, family: str) -> str:
    """The initials as they are shown: M.K."""
    return "".join(f"{word[0].upper()}." for word in _WORD.findall(f"{given} {family}"))


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)


def _words(text: str) -> list[str]:
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    return _WORD.findall(seen)


@lru_cache(maxsize=_WORDS_KEPT)
def _spelled(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """A word in all its spellings; and those of them that find whom all of them find."""
    found, covered = set[str](), set[str]()
    small = word.lower()
    for spelled in dict.fromkeys((small, *(small.replace(written, heard) for written, heard in _ALIKE))):
        folded = [fold(spelled)]
        if not (spelled.isascii() and spelled.isalnum()):
            folded += ["".join(parts) for parts in spellings(spelled)]
        found.update(folded)
        # The last way to type Cyrillic writes sounds as digits: it is looked for only as it stands.
        for each in dict.fromkeys(folded[:3]):
            heard = [_sounds(each, twice) for twice in (_TWICE if _IN_TWO_WAYS.search(each) else _TWICE[:1])]
            found.update(map(_one_form, heard))
            if _is_covered(each, heard[0]):
                covered.add(each)
    # Some signs are short for words with spaces or stops between them; a key is one word.
    keys = frozenset(key for key in ("".join(_WORD.findall(one)) for one in found) if key)
    return keys, keys - covered


def _is_covered(folded: str, heard: str) -> bool:
    """Whether every name that is written so, and goes on, sounds like this, and goes on."""
    own = _NEVER_HEARD.intersection(folded) and not _TYPED_ONLY.search(folded)
    return bool(own) and folded[-1] not in _OPEN and heard.startswith(_one_form(heard))


def _sounds(folded: str, twice: dict[str, str]) -> str:
    heard = _SOUND.sub(lambda found: _FIXED.get(found[0]) or twice.get(found[0], "k"), folded)
    return _DOUBLE.sub(r"\1", heard)


def _one_form(name: str) -> str:
    return _FAMILY.sub(lambda found: _AS_MAN.get(found[0][:1], ""), name)


def _initials(name: str) -> set[str]:
    letters = [_first_letters(word[0]) for word in _WORD.findall(name)[:_MOST_NAMES]]
    chosen: Iterable[tuple[frozenset[str], ...]] = [*combinations(letters, 2), tuple(letters)]
    return {"".join(each) for some in chosen if len(some) > 1 for each in product(*some)}


@lru_cache(maxsize=_LETTERS_KEPT)
def _first_letters(letter: str) -> frozenset[str]:
    return frozenset(key[0] for key in _spelled(letter)[0] if key[0].isalpha())


def _typed_initials(text: str) -> frozenset[str]:
    parts = _WORD.findall(text)
    together = "".join(parts)
    alone = all(len(part) == 1 for part in parts)
    if not together.isalpha() or not (alone or (len(parts) == 1 and len(together) <= _MOST_INITIALS)):
        return frozenset()
    read = [_first_letters(sign) for sign in together[:_MOST_NAMES]]
    letters = [each - _NEVER_HEARD or each for each in read]  # each of those is kept with how it sounds
    return frozenset("".join(each) for each in product(*letters))
