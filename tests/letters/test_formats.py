# SPDX-License-Identifier: EUPL-1.2
"""Dates, amounts, numbers, lists and plural forms are what Babel makes of them, though Babel is not loaded for it."""

import json
import runpy
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.content.plurals import plural
from spreekuur.language import LANGUAGES
from spreekuur.letters import formats
from spreekuur.resources import resource

languages = st.sampled_from(sorted(LANGUAGES))
amounts = st.decimals(min_value=0, max_value=Decimal("9999999.99"), places=2)


def as_babel(language):
    return Locale.parse({"en": "en_GB"}.get(language, language))


def test_the_forms_are_those_of_the_babel_that_is_installed():
    made = runpy.run_path(str(resource("papers", "make_formats.py")))["made"]()
    assert json.loads(resource("papers", "formats.json").read_text("utf-8")) == made


@given(languages, st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_dates(language, day):
    assert formats.day(day, language) == format_date(day, "long", as_babel(language))


@given(languages, amounts)
def test_amounts(language, amount):
    assert formats.money(amount, language) == format_currency(amount, "EUR", locale=as_babel(language))


@given(languages, amounts | st.integers(0, 10**7))
def test_numbers(language, number):
    assert formats.number(number, language) == format_decimal(number, locale=as_babel(language))


@given(languages, st.lists(st.text("abc", min_size=1), min_size=1, max_size=6))
def test_lists(language, values):
    assert formats.listed(values, language) == format_list(values, locale=as_babel(language))


@given(languages, amounts | st.integers(0, 10**7) | st.sampled_from([10**6, 2 * 10**6, Decimal("1.0")]))
def test_plural_forms(language, number):
    assert plural(number, language) == as_babel(language).plural_form(number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_small_number_has_the_plural_form_of_babel(language):
    rule = as_babel(language).plural_form
    assert [plural(number, language) for number in range(1200)] == [rule(number) for number in range(1200)]
