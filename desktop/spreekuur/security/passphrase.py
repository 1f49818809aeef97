# SPDX-License-Identifier: EUPL-1.2
"""What a typed passphrase means, and how hard it would be to guess."""

import math
import re
import unicodedata
from itertools import pairwise

from spreekuur.errors.vault import PassphraseFileUnusable, WeakPassphrase
from spreekuur.security import words

# Six generated words have 62 bits; a phrase of one's own is measured roughly, and must reach about the same.
WANTED_BITS = 60
_FILE_WORDS, _FILE_CHARACTERS = 5, 20
_GUESSED_FIRST = re.compile(
    r"(wacht|pass|haslo|парол|parol|contrase|clave|qwert|asdf|azerty|welkom|spreekuur|aalsmeer|admin|login|abcd)"
)
_POOLS = ((r"[a-z]", 26), (r"[0-9]", 10), (r"[^\w\s]", 20), (r"[^\W\da-z_]", 40))
_WORD_BITS = 12.0  # a word out of a common vocabulary of 4,096


def normalised(passphrase: str) -> str:
    """One spelling for all ways to type the same: composed letters, single spaces, small letters.

    Case is folded because a shifted Caps Lock is the commonest reason that a right passphrase fails;
    six words lose nothing by it.
    """
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", passphrase).casefold()).split())


def as_secret(passphrase: str) -> bytes:
    """The bytes that are stretched into a key."""
    return normalised(passphrase).encode("utf-8")


def bits(passphrase: str) -> int:
    """About how many bits of guessing a phrase costs, on the low side; repeated parts count once."""
    parts = dict.fromkeys(re.split(r"[\s\-_.,;]+", normalised(passphrase)))
    return int(sum(_bits_of(part) for part in parts if part))


def check(passphrase: str) -> None:
    """Accept a phrase of one's own, or six words.

    Raises: WeakPassphrase.
    """
    found = bits(passphrase)
    if found < WANTED_BITS:
        raise WeakPassphrase(found, WANTED_BITS)


def first_line(untrusted: str) -> str:
    """The passphrase in a file, as it stands."""
    return untrusted.lstrip("\ufeff").split("\n", 1)[0].strip()


def check_file(line: str) -> None:
    """Accept a passphrase file for a new slot: five words or 20 characters.

    Raises: PassphraseFileUnusable.
    """
    typed = normalised(line)
    if len(typed.split()) < _FILE_WORDS and len(typed) < _FILE_CHARACTERS:
        raise PassphraseFileUnusable


def pause_after(wrong_tries: int) -> int:
    """How many seconds the next try waits: none for five tries, then longer each time, at most 300."""
    return 0 if wrong_tries < 5 else min(300, 5 * 2 ** (wrong_tries - 5))


def _bits_of(part: str) -> float:
    if words.is_listed(part):
        return math.log2(words.LISTED_AT_LEAST)
    return min(_by_characters(part), _WORD_BITS) if part.isalpha() else _by_characters(part)


def _by_characters(part: str) -> float:
    pool = sum(size for pattern, size in _POOLS if re.search(pattern, part))
    shortened = _GUESSED_FIRST.sub("*", part)
    return _varied_length(shortened) * math.log2(max(pool, 2))


def _varied_length(part: str) -> int:
    """The length without runs: `aaaa` and `1234` count as two."""
    steps = [ord(after) - ord(before) for before, after in pairwise(part)]
    runs = sum(1 for one, next_one in pairwise(steps) if one == next_one and abs(one) <= 1)
    return min(len(part) - runs, 2 * len(set(part)))
