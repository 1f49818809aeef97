# SPDX-License-Identifier: EUPL-1.2
"""Makes texts comparable however they are typed: no case, no marks, Latin letters only."""

import re
import unicodedata

# Letters that decomposing does not take apart, and Cyrillic as Bulgaria writes it in Latin.
_PLAIN = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ß": "ss",
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu",
        "я": "ya", "ё": "e", "ы": "y", "э": "e", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ѝ": "i",
    }
)  # fmt: skip
# How the same letters are typed on a Latin keyboard in messages.
_TYPED = (
    str.maketrans({"ж": "j", "ц": "c", "ъ": "u", "ю": "iu", "я": "ia", "й": "i"}),
    str.maketrans(
        {"ж": "j", "ц": "c", "ъ": "y", "я": "q", "й": "j", "х": "x", "ч": "4", "ш": "6", "щ": "6t"}
    ),
)
# The keys in their rows as a Latin keyboard has them and as the two Bulgarian ones have them.
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_BULGARIAN_KEYS = ("явертъуиопшщасдфгхйкл;'зьцжбнм,./", ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб")
_WORD = re.compile(r"[a-z0-9]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def fold(text: str) -> str:
    """The text in small plain Latin letters: "Święcicka" and "swiecicka", "увол" and "uvol" become the same."""
    latin = unicodedata.normalize("NFC", text).lower().translate(_PLAIN)
    if latin.isascii():
        return latin
    # Compatibility forms first, and a second look for letters that were hidden under a mark.
    taken_apart = unicodedata.normalize("NFKD", latin)
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign)).translate(_PLAIN)


def words(text: str) -> list[str]:
    """The folded words of a text, in their order; letters that are not Latin or Cyrillic separate words."""
    return _WORD.findall(fold(text))


def spellings(text: str) -> list[list[str]]:
    """The folded words, and for Cyrillic also as people type it in Latin letters: "жилище", "jilishte"."""
    found = [words(text)]
    if _CYRILLIC.search(text):
        typed = unicodedata.normalize("NFC", text).lower()
        for table in _TYPED:
            other = words(typed.translate(table))
            if other not in found:
                found.append(other)
    return found


def on_other_keyboards(text: str) -> list[list[str]]:
    """The words that the same keys give on another keyboard, for who forgot to switch: "верк" is "werk"."""
    typed = text.lower()
    cyrillic = bool(_CYRILLIC.search(typed))
    found = []
    for keys in _BULGARIAN_KEYS:
        table = str.maketrans(keys, _LATIN_KEYS) if cyrillic else str.maketrans(_LATIN_KEYS, keys)
        found.append(words(typed.translate(table)))
    return found
