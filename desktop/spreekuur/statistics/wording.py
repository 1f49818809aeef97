# SPDX-License-Identifier: EUPL-1.2
"""Says what the report and the workbook say, in Dutch or English; the words are in resources/statistics/report.yaml."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from spreekuur.content.plurals import plural
from spreekuur.resources import compiled
from spreekuur.statistics.bars import written
from spreekuur.statistics.catalogue import TOTAL, Catalogue
from spreekuur.statistics.findings import Count, Counted, Finding, Names, Share
from spreekuur.statistics.periods import Period

FILE = "report.json"
DUTCH, ENGLISH = "nl", "en"
LANGUAGES = (DUTCH, ENGLISH)


class Wording:
    """Speaks one language about the counts of one catalogue."""

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        if language not in LANGUAGES:
            raise ValueError("language")
        self.language, self._catalogue, self._texts = language, catalogue, _texts()

    def say(self, key: str, **slots: Any) -> str:
        """A text with its slots filled; values of the findings are put into words."""
        return self._form(key, None).format(**{name: self.value(value) for name, value in slots.items()})

    def found(self, finding: Finding) -> str:
        """What was found, as a sentence or a title."""
        return self.say(finding.key, **finding.slots)

    def counted(self, key: str, number: int) -> str:
        """A text with a whole number that everybody may know, in the form that the number asks for."""
        return self._form(key, number).format(n=number)

    def value(self, value: Any) -> str:
        """A count, a share, a period, names of codes or a plural, in words; a text as it is."""
        if isinstance(value, Count):
            return written(
                value.count, value.deviation, self._form("about", None), structural=value.structural
            )
        if isinstance(value, Share):
            return self.say("percent", n=value.percent)
        if isinstance(value, Names):
            return self.listed(
                [self.say("quoted", name=self.name(value.dimension, code)) for code in value.codes]
            )
        if isinstance(value, Counted):
            return self.counted(value.key, value.number)
        if isinstance(value, Period):
            return self.the(value)
        if isinstance(value, list):
            return self.listed([self.value(each) for each in value])
        return str(value)

    def name(self, dimension: str, code: str) -> str:
        """What a code is called."""
        if code == TOTAL:
            return self.say("whole")
        return self._catalogue.dimensions[dimension].codes[code].label[self.language]

    def dimension(self, name: str) -> str:
        """What a dimension is called."""
        return self._catalogue.dimensions[name].label[self.language]

    def listed(self, names: Sequence[str]) -> str:
        """Names in one line: a, b and c."""
        if len(names) < 2:
            return "".join(names)
        return self._form("and", None).format(first=", ".join(names[:-1]), last=names[-1])

    def period(self, period: Period) -> str:
        """A quarter or a year, as in a heading."""
        if period.quarter is None:
            return str(period.year)
        return self._form(f"quarter_{period.quarter}", None).format(year=period.year)

    def the(self, period: Period) -> str:
        """The same within a sentence."""
        key, said = ("the_quarter", self.period(period)) if period.quarter else ("the_year", "")
        return self._form(key, None).format(period=said, year=period.year)

    def short(self, period: Period) -> str:
        """The same beside a bar."""
        if period.quarter is None:
            return str(period.year)
        return self._form("quarter_short", None).format(quarter=period.quarter, year=period.year)

    def date(self, day: date) -> str:
        """A day in words."""
        month = self._form(f"month_{day.month}", None)
        return self._form("date", None).format(day=day.day, month=month, year=day.year)

    def _form(self, key: str, number: int | None) -> str:
        said = self._texts[key][self.language]
        if isinstance(said, str):
            return said
        return str(said[plural(number or 0, self.language)])


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    """Read once; it changes only with the program."""
    texts: Mapping[str, Mapping[str, Any]] = json.loads(compiled(FILE).read_bytes())
    return texts
