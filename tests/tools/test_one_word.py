# SPDX-License-Identifier: EUPL-1.2
"""One word for one thing: what the other word for it would be stands in no catalogue of that language."""

import re

import pytest

from catalogues import messages_of, sources

# A talk, a passphrase and a vault, as the glossary has them; the patterns are the words that were not chosen.
NOT_CHOSEN = {
    "nl": r"\bconsult\b|\bwachtzin\w*|\bwachtwoord(en)?\b|\bback-?up\w*|\bklant",
    "pl": r"\bkonsultacj\w*|\bskarb(ie)?c\w*|\bbackup\w*|\bspotkani\w*",
    "bg": r"\bразговор\w*|\bсейф\w*|\bбекъп\w*",
    "ro": r"\bdiscuți\w*|\bconversați\w*|\bbackup\w*",
    "es": r"\bconversaci\w*|\bcharla\w*|\bbóveda\w*|\bbackup\w*",
}

# What a server asks for is no passphrase of ours, and has its own name in every language.
_OF_A_SERVER = re.compile(r"\bpassword\b", re.IGNORECASE)


@pytest.mark.parametrize("language", NOT_CHOSEN)
def test_each_thing_has_one_word(language):
    pattern = re.compile(NOT_CHOSEN[language], re.IGNORECASE)
    messages = [each for source in sources(language) for each in messages_of(source)]
    ours = [each for each in messages if not _OF_A_SERVER.search(each.singular)]
    assert [text for each in ours for text in each.texts if pattern.search(text)] == []
