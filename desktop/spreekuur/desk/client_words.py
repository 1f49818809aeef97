# SPDX-License-Identifier: EUPL-1.2
"""What is said to the client themselves, in the client's language whatever the screen's is. Pure."""

from collections.abc import Mapping

from spreekuur.directory.reach import Reach
from spreekuur.language import LANGUAGES, NAMES, speaker

LATER, UNKNOWN = "later", "unknown"
CONSENT, LANGUAGE, TOWN = "consent", "language", "municipality"
Choices = tuple[tuple[str, str], ...]


def question(key: str, language: str, names: str = "") -> str:
    """One of the engine's keys as a question to the client; empty for what the client is never asked here."""
    _ = speaker(language)
    return {
        CONSENT: _("May we pass this on to {names}?").format(names=names),
        LANGUAGE: _("Which language do you speak?"),
        "children": _("Do you have children under 18?"),
        "employment": _("How do you work?"),
        "housing_tied": _("Does your home come with your job?"),
        "insured": _("Do you have a health insurance?"),
        "municipality": _("Where do you live?"),
        "registration": _("Where are you registered?"),
        "expected_months": _("How many months will you stay?"),
        "stay": _("How long do you want to stay in the Netherlands?"),
    }.get(key, "")


def answers(key: str, language: str, towns: Mapping[str, str]) -> Choices:
    """The answers as (value, word), in the order of the buttons; the one that commits to nothing is last.

    `towns` are the places that the content names, by code.
    """
    _ = speaker(language)
    if key == CONSENT:
        return ("yes", _("Yes")), ("no", _("No")), (LATER, _("Later"))
    if key == LANGUAGE:
        spoken = sorted(LANGUAGES, key=lambda code: code in ("nl", "en"))
        return (*((code, NAMES[code]) for code in spoken), ("other", _("Another language")))
    named = tuple(towns.items()) if key == TOWN else ()
    return (*named, *_of_the_engine(key, language), (UNKNOWN, _("I do not know")))


def _of_the_engine(key: str, language: str) -> Choices:
    _ = speaker(language)
    yes, no = _("Yes"), _("No")
    found: dict[str, Choices] = {
        "children": (
            ("none", _("None")),
            ("in_nl", _("In the Netherlands")),
            ("abroad", _("Abroad")),
        ),
        "employment": (
            ("agency", _("Through an agency")),
            ("direct", _("Directly")),
            ("self_employed", _("Self-employed")),
            ("unemployed", _("No work")),
        ),
        "housing_tied": (("true", yes), ("false", no)),
        "insured": (("yes", yes), ("no", no)),
        TOWN: (("other", _("Elsewhere")), ("none", _("No fixed place"))),
        "registration": (
            ("brp", _("As a resident (BRP)")),
            ("rni", _("As a non-resident (RNI)")),
            ("none", _("No, not registered")),
        ),
        "expected_months": (("2", "0–3"), ("5", "4–6"), ("8", _("7 or more"))),
        "stay": (
            ("visitor", _("Visit")),
            ("short", _("Short")),
            ("mid", _("Some years")),
            ("long", _("For good")),
        ),
    }
    return found.get(key, ())


def promise(language: str) -> str:
    """What never happens without a yes."""
    _ = speaker(language)
    return _("Without your consent we pass nothing to your employer. You need not give a name.")


def lead(reach: Reach, language: str) -> str:
    """What comes before the name of a place."""
    _ = speaker(language)
    return {
        Reach.PHONE: _("Please call:"),
        Reach.WEBSITE: _("Please look on the website of:"),
        Reach.ADDRESS: _("Please go to:"),
        Reach.OWN: _("Please go to:"),
        Reach.HERE: _("Here at the consultation hour:"),
        Reach.ASK: _("This place can help:"),
    }[reach]


def how_to_find(route: str, reach: Reach, language: str) -> str:
    """How to find a place of which no number may be shown."""
    _ = speaker(language)
    if reach is Reach.ASK:
        return _("The number has not been checked yet. Please ask us.")
    return {
        "huisarts": _(
            "It is your own doctor: the number is on the letter of your insurance or on the website."
        ),
        "tandarts": _("Choose a dentist nearby. Your insurer helps to find one."),
        "verloskundige": _("You choose a midwife nearby yourself. You need no letter from a doctor."),
        "gemeente_anders": _("Look on the website of the municipality where you live."),
        "zorgverzekeraar": _("The number is on your insurance card."),
    }.get(route, "")


def noted(language: str) -> str:
    """What comes before the topics."""
    _ = speaker(language)
    return _("We wrote down:")


def to_bring(reach: Reach, language: str) -> str:
    """What comes before the things that are needed: on the telephone they lie ready."""
    _ = speaker(language)
    if reach in (Reach.PHONE, Reach.WEBSITE):
        return _("Please have ready:")
    return _("Please bring:")


def opened(hours: str, language: str) -> str:
    """When a place is open."""
    _ = speaker(language)
    return _("Open: {hours}").format(hours=hours)
