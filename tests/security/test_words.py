# SPDX-License-Identifier: EUPL-1.2
"""The word lists, and how hard a phrase is to guess."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.vault import PassphraseFileUnusable, WeakPassphrase
from spreekuur.language import LANGUAGES
from spreekuur.security import passphrase, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_1296_words_that_any_keyboard_types_and_four_letters_tell_apart(language):
    listed = words.listed(language)
    assert len(set(listed)) == len(listed) >= words.LISTED_AT_LEAST
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in listed)
    assert len({word[:4] for word in listed}) == len(listed)
    assert list(listed) == sorted(listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_words_are_drawn_and_are_strong_enough(language):
    for seed in range(50):
        phrase = words.generate(language, random.Random(seed))
        assert len(set(phrase.split())) == len(phrase.split()) == 6
        assert set(phrase.split()) <= set(words.listed(language))
        passphrase.check(phrase)


def test_words_are_drawn_evenly_from_the_whole_list():
    drawn = " ".join(words.generate("nl", random.Random(seed)) for seed in range(3000)).split()
    assert len(set(drawn)) == len(words.listed("nl"))


def test_two_passphrases_are_never_alike():
    assert len({words.generate("nl") for _ in range(100)}) == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_letters_complete_every_word(language):
    for word in words.listed(language):
        assert words.complete(word[:4].upper(), language) == word


def test_what_is_not_yet_one_word_stays_as_typed():
    assert words.complete("b", "nl") == "b"
    assert words.complete("xqzw", "nl") == "xqzw"
    assert words.complete("", "nl") == ""


WEAK = [
    "",
    "a",
    "wachtwoord",
    "Wachtwoord123!",
    "12345678901234567890",
    "aaaaaaaaaaaaaaaaaaaaaaaa",
    "qwerty qwerty qwerty",
]
WEAK += [
    "spreekuur aalsmeer 2026",
    "Welkom01!",
    "ik hou van jou",
    "hond hond hond hond hond hond hond",
    "abcdefghijklmnop",
]


@pytest.mark.parametrize("phrase", WEAK)
def test_a_phrase_that_could_be_guessed_is_refused(phrase):
    with pytest.raises(WeakPassphrase) as weak:
        passphrase.check(phrase)
    assert weak.value.bits < weak.value.wanted


STRONG = [
    "mijn tante rijdt elke dinsdag paard",
    "vK8#mQz2!pLx9",
    "седем зелени кучета пият чай",
    "żółta łódź płynie dookoła wyspy",
]


@pytest.mark.parametrize("phrase", STRONG)
def test_a_long_or_odd_phrase_of_ones_own_is_accepted(phrase):
    passphrase.check(phrase)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=80))
def test_measuring_never_fails_and_repeating_adds_nothing(phrase):
    assert passphrase.bits(phrase) >= 0
    assert passphrase.bits(f"{phrase} {phrase}") == passphrase.bits(phrase)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=80))
def test_one_phrase_has_one_spelling(phrase):
    once = passphrase.normalised(phrase)
    assert passphrase.normalised(once) == once
    assert passphrase.normalised(f" {phrase}\u00a0") == once


def test_a_passphrase_file_needs_five_words_or_twenty_characters():
    for good in ("een twee drie vier vijf", "12345678901234567890"):
        passphrase.check_file(good)
    for short in ("", "een twee drie vier", "1234567890123456789"):
        with pytest.raises(PassphraseFileUnusable):
            passphrase.check_file(short)


def test_only_the_first_line_of_a_file_counts():
    assert passphrase.first_line("\ufeff  een twee drie \r\nvier") == "een twee drie"


def test_the_pause_begins_after_five_tries_and_grows_to_five_minutes():
    assert [passphrase.pause_after(tries) for tries in range(8)] == [0, 0, 0, 0, 0, 5, 10, 20]
    assert passphrase.pause_after(500) == 300
