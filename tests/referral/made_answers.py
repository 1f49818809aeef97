# SPDX-License-Identifier: EUPL-1.2
"""Made-up answers, also such that nobody would give: what one engine says of them, the other must say too."""

from random import Random
from typing import Any

from hypothesis import strategies as st

from spreekuur.content.pack import Content

MONTHS = (0, 1, 2, 3, 3.5, 4, 5, 6, 11, 12, 36, 1200)
AGES = (0, 15, 17, 17.5, 18, 40, 130)


def strategy(content: Content) -> st.SearchStrategy[dict[str, Any]]:
    """Any set of valid answers."""
    choices = {
        key: st.sampled_from([*values, "unknown", None]) for key, values in content.grammar.choices.items()
    }
    return st.fixed_dictionaries(
        {},
        optional={
            "topics": _ids(content.topics),
            "signals": _ids(content.signals),
            "expected_months": st.sampled_from([*MONTHS, "unknown", None]),
            "age": st.sampled_from([*AGES, None]),
            **choices,
        },
    )


def _ids(known: Any) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.just("unknown"), st.lists(st.sampled_from(list(known)), max_size=5))


def at_random(content: Content, random: Random) -> dict[str, Any]:
    """One set of answers as they come at a desk: topics mostly known, about half of the rest."""
    made: dict[str, Any] = {}
    if random.random() < 0.95:
        made["topics"] = random.sample(list(content.topics), random.choice((0, 1, 1, 1, 2, 2, 3, 6)))
    if random.random() < 0.9:
        made["signals"] = random.sample(list(content.signals), random.choice((0, 0, 0, 1, 1, 2)))
    for key, values in content.grammar.choices.items():
        if random.random() < 0.6:
            made[key] = random.choice([*values, "unknown", None])
    if random.random() < 0.6:
        made["expected_months"] = random.choice(MONTHS)
    if random.random() < 0.4:
        made["age"] = random.choice(AGES)
    return made
