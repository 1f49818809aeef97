# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as data, and the words for the days that they are written in."""

from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.hours import DayWords, Words, read
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

HOURS = "hours.yaml"


def day_words(data: Mapping[str, Any], faults: Faults) -> dict[str, dict[str, list[str]]]:
    """The days of the week by language, seven of each kind."""
    days = Entry(faults, HOURS, "days", Entry(faults, HOURS, "days", data).mapping("days", required=True))
    made = {}
    for language in LANGUAGES:
        entry = Entry(faults, HOURS, f"days {language}", days.mapping(language, required=True))
        names = {kind: entry.texts(kind, required=True) for kind in ("short", "long")}
        for kind, listed in names.items():
            if len(listed) != 7:
                entry.note(Problem.BAD_VALUE, kind)
        made[language] = names
    return made


def put_hours(
    data: Mapping[str, Any],
    places: dict[str, dict[str, Any]],
    words: Mapping[str, Any],
    faults: Faults,
    own: bool,
) -> None:
    """Give each place its hours; with `own` an entry that is no place is a fault, else it is passed by."""
    known: Words = {
        language: DayWords(tuple(names["short"]), tuple(names["long"]))
        for language, names in words.items()
        if len(names["short"]) == len(names["long"]) == 7
    }
    listed = Entry(faults, HOURS, "hours", data).mapping("hours")
    for org, text in listed.items():
        opening = read(text, known, "nl") if isinstance(text, str) else None
        if org not in places:
            if own:
                faults.note(HOURS, org, Problem.UNKNOWN_ID, org)
        elif opening is None:
            faults.note(HOURS, org, Problem.BAD_VALUE, "hours")
        else:
            places[org]["opening"] = [
                {"days": list(one.days), "opens": one.opens, "closes": one.closes} for one in opening
            ]
