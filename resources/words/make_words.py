# SPDX-License-Identifier: EUPL-1.2
"""Makes the six word lists that passphrases are drawn from.

    python resources/words/make_words.py DICTIONARIES FREQUENCIES

DICTIONARIES holds the .dic files of Debian's hunspell-nl, -pl, -en-us, -bg, -ro and -es
(`/usr/share/hunspell`), FREQUENCIES holds `nl_50k.txt` and its five sisters (FrequencyWords 2018).
See SOURCES.md for their licences.

A word is taken when it stands in the dictionary in small letters, is written with a to z alone
(Bulgarian: after transliteration), has 4 to 8 letters, is common but not a particle, is not left out by
`left_out.txt`, and no commoner word of the list begins with the same four letters. So four typed letters
are always enough.
"""

import fnmatch
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
DICTIONARIES = {"nl": "nl", "pl": "pl_PL", "en": "en_US", "bg": "bg_BG", "ro": "ro_RO", "es": "es_ES"}
ENCODINGS = {"bg": "utf-8", "es": "utf-8", "ro": "utf-8", "nl": "utf-8", "en": "utf-8", "pl": "iso-8859-2"}
WORDS = 1296
PARTICLES = 200  # the commonest words of any language are particles and pronouns

# The transliteration of the Bulgarian law of 2009.
_LETTERS = dict(zip("абвгдезийклмнопрстуфъьѝ", "abvgdeziyklmnoprstufayi", strict=True))
_LETTERS |= {"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"}


def latin(word: str) -> str:
    """The word in Latin letters."""
    return "".join(_LETTERS.get(letter, letter) for letter in word)


def dictionary(folder: Path, language: str) -> set[str]:
    """The base forms of a dictionary, without names."""
    path = folder / f"{DICTIONARIES[language]}.dic"
    lines = path.read_text(ENCODINGS[language], "replace").splitlines()[1:]
    words = (line.split("/")[0].split("\t")[0].strip() for line in lines)
    return {word for word in words if word == word.lower()}


def left_out() -> dict[str, list[str]]:
    """For each language the patterns of words that are coarse, sad, medical, legal, or hard to spell."""
    patterns: dict[str, list[str]] = {}
    for line in (HERE / "left_out.txt").read_text("utf-8").splitlines():
        language, _, words = line.partition(":")
        if not line.startswith("#"):
            patterns.setdefault(language.strip(), []).extend(words.split())
    return patterns


def chosen(folder: Path, frequencies: Path, language: str) -> list[str]:
    """The words of a list, commonest first."""
    known, refused = (
        dictionary(folder, language),
        re.compile("|".join(map(fnmatch.translate, left_out()[language]))),
    )
    ranked = [
        line.split(" ")[0] for line in (frequencies / f"{language}_50k.txt").read_text("utf-8").splitlines()
    ]
    begun: dict[str, str] = {}
    for word in ranked[PARTICLES:]:
        spelt = latin(word) if language == "bg" else word
        if word in known and re.fullmatch("[a-z]{4,8}", spelt) and not refused.match(spelt):
            begun.setdefault(spelt[:4], spelt)
    return list(begun.values())[:WORDS]


def main() -> None:
    """Write all six lists."""
    folder, frequencies = map(Path, sys.argv[1:])
    for language in DICTIONARIES:
        words = sorted(chosen(folder, frequencies, language))
        if len(words) < WORDS:
            raise SystemExit(f"{language}: only {len(words)} words")
        (HERE / f"{language}.txt").write_text("\n".join(words) + "\n", "ascii")


if __name__ == "__main__":
    main()
