# SPDX-License-Identifier: EUPL-1.2
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.content.folding import fold, spellings, words

SAME = [
    ("Święcicka-Łącka", "swiecicka-lacka"),
    ("ŻÓŁĆ", "zolc"),
    ("Ştefan", "stefan"),
    ("Ștefan", "stefan"),
    ("ţară", "țară"),
    ("ţară", "tara"),
    ("Muñoz", "munoz"),
    ("één", "een"),
    ("увол", "uvol"),
    ("Увольнение", "uvolynenie"),
    ("жилище", "zhilishte"),
    ("Йордан", "yordan"),
    ("ёлка", "elka"),
    ("Цветан", "tsvetan"),
    ("ﬁrma", "firma"),
    ("STRAẞE", "strasse"),
    ("İstanbul", "istanbul"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_word_typed_otherwise_folds_to_the_same(one, other):
    assert fold(one) == fold(other)
    assert fold(unicodedata.normalize("NFD", one)) == fold(one)


@given(st.text(max_size=30))
def test_what_is_folded_stays_as_it_is(text):
    assert words(fold(text)) == words(text)


def test_words_are_parted_by_anything_that_is_no_letter_or_digit():
    assert words("Loon, niet (betaald)!  zzp'er") == ["loon", "niet", "betaald", "zzp", "er"]
    assert words("") == words(" -—… ") == []


def test_cyrillic_is_also_known_as_people_type_it():
    assert ["jilishte"] in spellings("жилище") and ["zhilishte"] in spellings("жилище")
    assert ["6ofyor"] in spellings("шофьор")
    assert spellings("huur") == [["huur"]]
