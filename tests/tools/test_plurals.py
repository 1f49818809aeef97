# SPDX-License-Identifier: EUPL-1.2
"""Every sentence with a number says it as the language does, for the numbers where languages part."""

import re
from gettext import c2py

import pytest
from babel import Locale
from babel.plural import PluralRule

import catalogues
from catalogue_rules import PLURALS

NUMBERS = (0, 1, 2, 5, 21, 22, 101)
# Which form each of these numbers takes.
FORMS = {
    "nl": (1, 0, 1, 1, 1, 1, 1),
    "bg": (1, 0, 1, 1, 1, 1, 1),
    "es": (1, 0, 1, 1, 1, 1, 1),
    "ro": (1, 0, 1, 1, 2, 2, 1),
    "pl": (2, 0, 1, 2, 2, 1, 2),
}
SAID = {
    ("{count} minute", "nl"): "0 minuten,1 minuut,2 minuten,5 minuten,21 minuten,22 minuten,101 minuten",
    ("{count} minute", "pl"): "0 minut,1 minuta,2 minuty,5 minut,21 minut,22 minuty,101 minut",
    ("{count} minute", "bg"): "0 минути,1 минута,2 минути,5 минути,21 минути,22 минути,101 минути",
    ("{count} minute", "ro"): "0 minute,1 minut,2 minute,5 minute,21 de minute,22 de minute,101 minute",
    ("{count} minute", "es"): "0 minutos,1 minuto,2 minutos,5 minutos,21 minutos,22 minutos,101 minutos",
    ("{n} waiting", "pl"): "0 czeka,1 czeka,2 czekają,5 czeka,21 czeka,22 czekają,101 czeka",
    (
        "talk",
        "ro",
    ): "consultații,consultație,consultații,consultații,de consultații,de consultații,consultații",
    ("letter", "pl"): "pism,pismo,pisma,pism,pism,pisma,pism",
}


def entries(language):
    return [
        message
        for source in catalogues.sources(language)
        for message in catalogues.messages_of(source)
        if message.plural
    ]


@pytest.mark.parametrize("language", FORMS)
def test_each_number_takes_its_form(language):
    count, rule = PLURALS[language]
    assert tuple(c2py(rule)(n) for n in NUMBERS) == FORMS[language]
    assert max(FORMS[language]) == count - 1
    for source in catalogues.sources(language):
        theirs = c2py(source.catalogue.plural_expr)
        assert tuple(theirs(n) for n in NUMBERS) == FORMS[language], source.name


@pytest.mark.parametrize("language", FORMS)
def test_the_rule_is_that_of_unicode(language):
    """Numbers that share a form here share one there; only whole numbers are counted on our screens."""
    theirs: PluralRule = Locale(language).plural_form
    ours = c2py(PLURALS[language][1])
    seen: dict[str, int] = {}
    for n in range(1001):
        # Spanish and Polish keep a form for millions and for fractions, which never stand here.
        assert seen.setdefault(theirs(n), ours(n)) == ours(n), n


@pytest.mark.parametrize("language", FORMS)
def test_every_sentence_with_a_number_is_whole_for_each_number(language):
    found = entries(language)
    assert len(found) > 15
    for message in found:
        assert len(message.texts) == PLURALS[language][0], str(message)
        for n, form in zip(NUMBERS, FORMS[language], strict=True):
            text = message.texts[form]
            assert text.strip(), str(message)
            if n != 1 and "{" in message.plural:
                assert re.findall(r"\{\w+\}", message.plural)[0] in text, str(message)


@pytest.mark.parametrize(("message", "language"), SAID)
def test_it_is_said_as_people_say_it(message, language):
    forms = next(entry.texts for entry in entries(language) if entry.singular == message)
    said = [
        forms[form].replace("{count}", str(n)).replace("{n}", str(n))
        for n, form in zip(NUMBERS, FORMS[language], strict=True)
    ]
    assert ",".join(said) == SAID[message, language]


def test_romanian_puts_de_between_a_large_number_and_what_is_counted():
    for message in entries("ro"):
        few, other = message.texts[1:]
        assert few == other or other.replace("de ", "", 1) == few or " de " in f" {other}", str(message)
