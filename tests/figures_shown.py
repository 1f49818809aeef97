# SPDX-License-Identifier: EUPL-1.2
"""Proved figures of a desk that never was, large enough to look at; made by the door that the prover uses itself."""

from safe_making import a_release, a_table
from spreekuur.statistics.safe_rules import TOTAL, Frame

LINES = (
    "L1_information",
    "L2_housing",
    "L3_registration",
    "L4_work",
    "L5_care",
    "L6_safety",
    "L0_other",
)
TOPICS = {
    "L2_housing": ("housing.quality", "housing.tied", "housing.eviction"),
    "L4_work": ("work.unpaid", "work.sick"),
}
COUNTS = (25, 20, 10, 35, 15, 0, 5)


def hierarchies():
    """The code lists that these figures use, in the order of the catalogue's."""
    topic = {TOTAL: None} | dict.fromkeys(LINES, TOTAL)
    topic |= {code: line for line, codes in TOPICS.items() for code in codes}
    return {
        "topic": topic,
        "language": {
            TOTAL: None,
            "pl": TOTAL,
            "not_pl": TOTAL,
            "bg": "not_pl",
            "ro": "not_pl",
            "es": "not_pl",
        },
        "visit": {TOTAL: None, "first": TOTAL, "repeat": TOTAL},
        "answered": {TOTAL: None, "answered": TOTAL, "unknown": TOTAL},
        "registration": dict.fromkeys(("brp", "due_not_done", "rni_only", "unknown"), TOTAL) | {TOTAL: None},
    }


def a_quarter(period="2026-Q3", counts=COUNTS, deviation=4):
    """A quarter with lines by language, and a table a unit."""
    lists = hierarchies()
    questions = {}
    for line, count in zip(LINES, counts, strict=True):
        polish = count * 2 // 15 * 5
        questions |= {(line, "pl"): polish, (line, "not_pl"): count - polish}
    tables = (
        _table("q_contacts_visit", "contacts", ("visit",), {("first",): 60, ("repeat",): 25}, lists),
        _table("q_persons_language", "persons", ("language",), {("pl",): 50, ("not_pl",): 20}, lists),
        _table("q_questions_line_language", "questions", ("topic", "language"), questions, lists),
        _table(
            "q_referrals_domain_answered",
            "referrals",
            ("answered",),
            {("answered",): 10, ("unknown",): 20},
            lists,
        ),
    )
    return a_release(period, tables, Frame(lists, max_deviation=deviation))


def a_quarter_before(period="2026-Q2"):
    """A quarter with a little less of some lines."""
    return a_quarter(period, (20, 15, 15, 25, 15, 0, 5))


def a_small_quarter(period="2026-Q3"):
    """A quarter of so few that nothing could be divided."""
    lists = hierarchies()
    tables = tuple(
        _table(name, unit, dimensions, {(TOTAL,) * len(dimensions): count}, lists)
        for name, unit, dimensions, count in (
            ("q_contacts_visit", "contacts", ("visit",), 10),
            ("q_persons_language", "persons", ("language",), 10),
            ("q_questions_line_language", "questions", ("topic", "language"), 15),
            ("q_referrals_domain_answered", "referrals", ("answered",), 0),
        )
    )
    return a_release(period, tables, Frame(lists))


def a_year(period="2026"):
    """A year, which has topics, and persons of whom half the registration is not known."""
    lists = hierarchies()
    topics = {("L1_information",): 70, ("L3_registration",): 40, ("L5_care",): 45, ("L6_safety",): 10}
    topics |= {("L0_other",): 15, ("housing.quality",): 45, ("housing.tied",): 20, ("housing.eviction",): 0}
    topics |= {("work.unpaid",): 80, ("work.sick",): 35}
    known = {("brp",): 40, ("due_not_done",): 30, ("rni_only",): 20, ("unknown",): 70}
    tables = (
        _table("y_contacts_visit", "contacts", ("visit",), {("first",): 200, ("repeat",): 80}, lists),
        _table("y_persons_registration", "persons", ("registration",), known, lists),
        _table("y_questions_topic", "questions", ("topic",), topics, lists),
        _table(
            "y_referrals_answered", "referrals", ("answered",), {("answered",): 40, ("unknown",): 60}, lists
        ),
    )
    return a_release(period, tables, Frame(lists))


def _table(name, unit, dimensions, leaves, lists):
    return a_table(name, unit, dimensions, leaves, lists)
