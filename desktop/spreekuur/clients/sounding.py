# SPDX-License-Identifier: EUPL-1.2
"""How a name sounds, whoever wrote it down: Bulgarian letters, passports of three ages, Polish, Romanian and Spanish,
and what English, Dutch, German and French ears make of them. Pure.

A sound is a small Latin letter, or S (sz, sh, ш), Z (ż, zh, ж), C (cz, ch, ч), T (ts, c, ц). A spelling that can be
read in several ways gives several sounds; two spellings may be one name when they share one.
"""

import unicodedata
from functools import lru_cache

AT_MOST = 64
"""The readings of one name that are kept, those with the fewest rare sounds."""
_VOWELS = "aeiouy"
_FRONT = "eiy"

# What Cyrillic says. ъ was written a, u, y and nothing at all; я after a consonant is heard as a.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "Z", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "T", "ч": "C", "ш": "S", "щ": "St SC", "ъ": "a u i o", "ь": "", "ю": "iu u",
    "я": "ia a", "ё": "io e", "ы": "i", "э": "e", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ѝ": "i", "ў": "u",
}  # fmt: skip
_CYRILLIC_PAIRS = {"ьо": "io", "йо": "io", "ье": "e", "ие": "ie e"}

# Letters and groups of letters, with what can be heard; the commonest first. "-" is silence.
_ANYWHERE = {
    "tsch": "C", "stsj": "SC", "stch": "SC", "trz": "tS C tZ", "drz": "dZ", "tsj": "C", "tch": "C", "szcz": "SC",
    "shch": "SC St", "sjtsj": "SC", "sjt": "St", "sht": "St", "szt": "St", "scht": "St", "cht": "St ht Ct",
    "sch": "S Z sk", "sh": "S", "sz": "S", "sj": "S", "ch": "C h S k", "cz": "C", "zh": "Z", "rz": "Z S rz",
    "zj": "Z", "dj": "dZ Z", "dzh": "dZ", "dzj": "dZ", "dz": "dz z", "ts": "T", "tz": "T", "ck": "Tk k",
    "ksh": "kS", "kh": "h", "gh": "g h", "ph": "f", "th": "t", "qu": "k ku", "ou": "u o", "oo": "u o",
    "oe": "u oe", "uu": "u", "ee": "e i", "aa": "a", "ij": "i ei", "ie": "ie i e", "ye": "e ie", "je": "e Ze he",
    "ll": "l i", "ny": "n ni", "nj": "n ni", "a": "a", "b": "b", "c": "k T", "d": "d", "e": "e", "f": "f",
    "g": "g", "h": "h", "i": "i", "j": "i Z h", "k": "k", "l": "l", "m": "m", "n": "n", "o": "o", "p": "p",
    "q": "k", "r": "r", "s": "s", "t": "t", "u": "u", "v": "v b", "w": "v", "x": "ks h", "y": "i a", "z": "z s",
    "ł": "l v", "ż": "Z z", "ź": "Z z", "ž": "Z z", "ś": "S s", "š": "S s", "ș": "S s", "ş": "S s", "ć": "C k T",
    "č": "C k", "ț": "T t", "ţ": "T t", "ñ": "n ni", "ó": "u o", "ą": "a on om", "ę": "e en em", "ă": "a",
    "â": "i a", "î": "i", "đ": "dZ d", "ß": "s", "ø": "o", "æ": "e", "œ": "e", "ç": "s k", "ŭ": "a u", "rż": "Z",
    "dż": "dZ", "dź": "dZ",
}  # fmt: skip
_BEFORE_FRONT = {"ch": "C h S k", "c": "T C s k", "gu": "g gu", "qu": "k", "g": "g h dZ"}
_BEFORE_VOWEL = {"ci": "C T", "si": "si S", "zi": "zi Z", "i": "i -", "y": "i a", "j": "i Z h -"}
_BEFORE_CONSONANT = {"ch": "h C k S", "y": "i a u"}
_AT_THE_START = {"z": "z s T", "s": "s z", "h": "h -"}
_AT_THE_END = {
    "ff": "v",
    "f": "v f",
    "w": "v",
    "ie": "i ie",
    "z": "z s",
    "rz": "S Z",
    "ż": "S Z",
    "ch": "h C",
}
# Messages typed on a phone: digits and spare letters for what Latin lacks.
_CHAT = {"4": "C", "6": "S", "q": "ia a", "w": "v", "j": "Z i", "x": "h", "c": "T", "y": "a i", "6t": "St"}
_LONGEST = 5


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[str, ...]:
    """What one word of a name can sound like, the likeliest first; empty for what is no name at all.

    Digits count as letters only beside letters, as in "6i6kov".
    """
    small = unicodedata.normalize("NFC", word).lower()
    if any(sign in _CYRILLIC for sign in small):
        return _readings(_cyrillic(small))
    chat = any(sign in "46" for sign in small)
    found = _readings(_latin(small, chat=chat))
    if not chat and "q" in small and "qu" not in small:
        found += tuple(each for each in _readings(_latin(small, chat=True)) if each not in found)
    return found


def _cyrillic(word: str) -> list[list[str]]:
    parts: list[list[str]] = []
    place = 0
    while place < len(word):
        length = 2 if word[place : place + 2] in _CYRILLIC_PAIRS else 1
        written = word[place : place + length]
        heard = _CYRILLIC_PAIRS.get(written) or _CYRILLIC.get(written)
        if heard is None and written.isalpha():
            return []  # two scripts in one word, or another alphabet
        parts.append((heard or "").split(" ") if heard else [""])
        place += length
    return parts


def _latin(word: str, *, chat: bool) -> list[list[str]]:
    parts: list[list[str]] = []
    place = 0
    while place < len(word):
        length, heard = _group(word, place, chat=chat)
        if heard:
            parts.append([sound.replace("-", "") for sound in heard.split(" ")])
        place += length
    return parts


def _group(word: str, place: int, *, chat: bool) -> tuple[int, str]:
    """The longest group of letters that begins here, and what it says."""
    for length in range(min(_LONGEST, len(word) - place), 0, -1):
        written = word[place : place + length]
        after = _plain(word[place + length : place + length + 1])
        if chat and written in _CHAT:
            return length, _CHAT[written]
        heard = _beside(written, after) or (_AT_THE_START if place == 0 else _ANYWHERE).get(written)
        heard = heard or _ANYWHERE.get(written)
        if heard is not None:
            return length, heard
    bare = _plain(word[place])
    return 1, _beside(bare, _plain(word[place + 1 : place + 2])) or _ANYWHERE.get(bare, "")


def _beside(written: str, after: str) -> str | None:
    if not after:
        return _AT_THE_END.get(written)
    if after in _FRONT and written in _BEFORE_FRONT:
        return _BEFORE_FRONT[written]
    return (_BEFORE_VOWEL if after in _VOWELS else _BEFORE_CONSONANT).get(written)


def _plain(sign: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))


def _readings(parts: list[list[str]]) -> tuple[str, ...]:
    """Every way to read the parts, those with the fewest rare sounds first."""
    ways = [(0, "")]
    for alternatives in parts:
        longer = [
            (rare + place, said + more) for rare, said in ways for place, more in enumerate(alternatives)
        ]
        ways = sorted(longer, key=lambda way: way[0])[:AT_MOST]
    return tuple(dict.fromkeys(filter(None, (_smooth(said) for _rare, said in ways))))


def _smooth(said: str) -> str:
    """Without what ears do not tell apart: doubled sounds, a glide before e, f and v before another consonant."""
    out: list[str] = []
    for sound in said:
        if out and out[-1] == sound:
            continue
        if sound == "e" and len(out) > 1 and out[-1] == "i" and out[-2] not in "aeou":
            out[-1] = "e"
            continue
        out.append(sound)
    for place, sound in enumerate(out[:-1]):
        if sound == "f" and out[place + 1] in "skTCSt":
            out[place] = "v"
    return "".join(out)
