# SPDX-License-Identifier: EUPL-1.2
"""Six words for a document or a key, to be compared by two people on two screens."""

import hashlib

from spreekuur.security.words import WORDS_IN_A_PASSPHRASE, listed


def words_of(content: bytes, language: str) -> tuple[str, ...]:
    """Six words of that language's list: 62 bits of the content's checksum."""
    words = listed(language)
    number = int.from_bytes(hashlib.sha256(b"spreekuur/words/v1\x00" + content).digest(), "big")
    found = []
    for _place in range(WORDS_IN_A_PASSPHRASE):
        number, place = divmod(number, len(words))
        found.append(words[place])
    return tuple(found)
