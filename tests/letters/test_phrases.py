# SPDX-License-Identifier: EUPL-1.2
"""Every sentence of the bank in every language: with every plural form, and with letters that print."""

from datetime import date, time
from decimal import Decimal

import pytest
from babel import Locale

from letter_cases import LANGUAGES
from spreekuur.content.plurals import plural
from spreekuur.letters import formats
from spreekuur.letters.phrases import Voice
from spreekuur.printing import glyphs

VALUES = {
    "date": date(2026, 11, 12),
    "time": time(9, 5),
    "money": Decimal("1240.5"),
    "year": "1990",
    "language_name": "pl",
    "language_in": "bg",
    "list": ("item.name", "bring.contract"),
    "text": "Łódź",
    "phone": "010 000 00 00",
    "code": "K-12",
}
# Numbers of which each language has every category that whole numbers reach.
COUNTS = (0, 1, 2, 3, 4, 5, 11, 12, 20, 21, 22, 25, 100, 101, 112, 1_000_000)


def value(slot, kind, count):
    if kind == "number":
        return count
    if kind == "label":
        return {"side": "value.side.left", "age_band": "value.age.adult"}.get(slot, ("work.dismissal",))
    return VALUES[kind]


def sentences(content, language):
    """(phrase, count, sentence): one for each plural form that a count can ask for."""
    voice = Voice(content, language)
    for phrase in content.phrases:
        for count in COUNTS if phrase.get("plural") else (3,):
            slots = {slot: value(slot, content.phrase_slots[slot], count) for slot in phrase["slots"]}
            yield phrase, count, voice.must(phrase["id"], **slots)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_in_its_language_with_its_slots_filled(content, language):
    for phrase, _, said in sentences(content, language):
        assert said.language == language
        assert not set("{}") & set(said.text), phrase["id"]
        assert "  " not in said.text and not said.text.endswith(".."), phrase["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_gets_the_form_that_its_language_asks_for(content, language):
    for phrase, count, said in sentences(content, language):
        if slot := phrase.get("plural"):
            form = str(Locale.parse(language).plural_form(count))
            text = phrase[language].get(form, phrase[language]["other"])
            assert said.text == text.format(**{slot: formats.number(count, language)}), phrase["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_form_of_the_bank_is_reached(content, language):
    for phrase in content.phrases:
        if phrase.get("plural"):
            reached = {plural(count, language) for count in COUNTS}
            reached |= {plural(Decimal("1.5"), language)}
            assert set(phrase[language]) <= reached | {"other"}, phrase["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_bank_prints(content, language):
    for phrase, _, said in sentences(content, language):
        glyphs.check(said.text, phrase["id"])
