# SPDX-License-Identifier: EUPL-1.2
"""The word lists that passphrases are drawn from: six words are 62 bits, and can be remembered and typed."""

import random
import secrets
from functools import cache

from spreekuur.language import LANGUAGES
from spreekuur.resources import resource

LISTED_AT_LEAST = 1296
WORDS_IN_A_PASSPHRASE = 6


@cache
def listed(language: str) -> tuple[str, ...]:
    """The list of a language, sorted; an unknown language gives Dutch."""
    name = language if language in LANGUAGES else "nl"
    lines = resource("words", f"{name}.txt").read_text("ascii").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def generate(language: str, rng: random.Random | None = None) -> str:
    """Six different words, drawn from the system's randomness; `rng` is for tests."""
    drawing = rng or secrets.SystemRandom()
    return " ".join(drawing.sample(listed(language), WORDS_IN_A_PASSPHRASE))


def complete(prefix: str, language: str) -> str:
    """The one word of the list that begins so, else what was typed: after four letters there is only one."""
    typed = prefix.strip().lower()
    found = [word for word in listed(language) if word.startswith(typed)] if typed else []
    return found[0] if len(found) == 1 else typed


def is_listed(word: str) -> bool:
    """Whether a word is in any of the lists."""
    return any(word in _as_set(language) for language in LANGUAGES)


@cache
def _as_set(language: str) -> frozenset[str]:
    return frozenset(listed(language))
