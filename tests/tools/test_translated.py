# SPDX-License-Identifier: EUPL-1.2
"""No catalogue keeps an English or a Dutch sentence; a single word may be the same in two languages, such as Sector."""

import re

import pytest

import catalogues

_FILLED_IN = re.compile(r"\{\w*\}|%\(\w+\)s|%s")


def said(language):
    return {
        message.singular: message
        for source in catalogues.sources(language)
        for message in catalogues.messages_of(source)
    }


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_sentence_is_left_in_another_language(language):
    dutch = said("nl")
    left = [
        str(message)
        for singular, message in said(language).items()
        if len(re.findall(r"[^\W\d_]{2,}", _FILLED_IN.sub(" ", singular))) > 1
        if singular in message.texts
        or (language != "nl" and singular in dutch and message.texts == dutch[singular].texts)
    ]
    argparse_says = "argument %(argument_name)s: %(message)s"
    assert [one for one in left if argparse_says not in one] == []
