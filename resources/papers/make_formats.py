# SPDX-License-Identifier: EUPL-1.2
"""Writes formats.json: how each language of ours writes a date, an amount, a number and a list, as Babel (CLDR) has it.

    python resources/papers/make_formats.py

The program reads the result, because Babel takes as long to load as two letters to make. A test holds the two
against each other, so that a new Babel that writes something else is noticed.
"""

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale

LOCALES = {"nl": "nl", "pl": "pl", "en": "en_GB", "bg": "bg", "ro": "ro", "es": "es"}
_PARTS = {"d": "{day}", "MMMM": "{month}", "y": "{year}"}


def of(locale: Any) -> dict[str, object]:
    """The forms of one language."""
    symbols, lists = locale.number_symbols["latn"], locale.list_patterns["standard"]
    money = locale.currency_formats["standard"].pattern.split(";")[0]
    if (lists["start"], lists["middle"], lists["2"]) != ("{0}, {1}", "{0}, {1}", lists["end"]):
        raise ValueError(f"{locale}: a list that is more than commas and one word")
    return {
        "months": list(locale.months["format"]["wide"].values()),
        "day": _day(locale.date_formats["long"].pattern),
        "money": money.replace("¤", locale.currency_symbols["EUR"]).replace("#,##0.00", "{amount}"),
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "and": lists["end"].removeprefix("{0}").removesuffix("{1}"),
    }


def _day(pattern: str) -> str:
    """The pattern of a date with our names: letters within quotes are words of the language."""
    found = re.findall(r"'([^']*)'|([A-Za-z]+)|([^A-Za-z']+)", pattern)
    return "".join(word or between or _PARTS[part] for word, part, between in found)


def made() -> dict[str, dict[str, object]]:
    """The forms of all languages."""
    return {language: of(Locale.parse(name)) for language, name in LOCALES.items()}


if __name__ == "__main__":
    text = json.dumps(made(), ensure_ascii=False, indent=1) + "\n"
    Path(__file__).with_name("formats.json").write_text(text, "utf-8")
