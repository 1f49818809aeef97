# SPDX-License-Identifier: EUPL-1.2
"""The words of the engine's keys, their choices and the other coded values, in the language of the screen.

Which field on which screen gives which key stands in `docs/answers.md`.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from spreekuur.consultations.model import Kind, Outcome
from spreekuur.desk import words
from spreekuur.language import LANGUAGES, NAMES, _, current
from spreekuur.letters import formats
from spreekuur.referral.going import Going

Choices = list[tuple[str, str]]

TOWN = "municipality"
SPOKEN = ("pl", "bg", "ro", "es", "nl", "en")


def language_name(code: str) -> str:
    """A language by its own name."""
    return NAMES.get(code) or {"other": _("Another language"), "unknown": _("Choose language")}.get(
        code, code
    )


def languages() -> Choices:
    """The languages a talk can be in."""
    return [(code, language_name(code)) for code in (*SPOKEN, "other", "unknown")]


def short_languages(codes: Sequence[str]) -> str:
    """The languages of a route as short as on a map: NL · EN."""
    shown = " · ".join(code.upper() for code in codes[:3])
    return f"{shown} +{len(codes) - 3}" if len(codes) > 3 else shown


def question(key: str) -> str:
    """The question behind one of the engine's keys, as the desk asks it."""
    return {
        "signals": _("Do you see or hear one of these things?"),
        "age_group": _("Is the client 18 or older?"),
        "children": _("Are there children under 18?"),
        "employment": _("How does the client work?"),
        "housing_tied": _("Does the home come with the job?"),
        "insured": _("Is there a health insurance?"),
        "municipality": _("Where does the client live?"),
        "registration": _("Where is the client registered?"),
        "expected_months": _("How many months will the client stay?"),
        "stay": _("What kind of stay is it?"),
        "language": _("Which language does the client speak?"),
        "consent": _("May we do something for the client?"),
    }.get(key, "")


def label(key: str) -> str:
    """The short name of a key, in front of its chips."""
    return _labels(current()).get(key, key)


@lru_cache(maxsize=len(LANGUAGES))
def _labels(_language: str) -> Mapping[str, str]:
    return {
        "registration": _("Registered"),
        "stay": _("Stay"),
        "expected_months": _("Stays (months)"),
        "insured": _("Insured"),
        "employment": _("Works"),
        "housing_tied": _("Home with job"),
        "municipality": _("Lives in"),
        "age_group": _("Age"),
        "children": _("Children"),
        "consent": _("Consent"),
        "language": _("Language"),
        "age_band": _("Age group"),
        "origin": _("Country of origin"),
        "sector": _("Sector"),
        "here_since": _("Here since"),
        "persons": _("Persons in the talk"),
        "interpreter": _("Interpreter"),
        "key_person": _("Key person"),
        "kind": _("Kind of contact"),
        "help_first": _("Goes first"),
    }


def choices(key: str, towns: Mapping[str, str]) -> Choices:
    """The answers to a key as (value, word), "not known" last; `towns` are the places that the content names."""
    named = list(towns.items()) if key == TOWN else []
    return [*named, *_answers(key), ("unknown", _("Not known"))]


def _answers(key: str) -> Choices:
    if key == "language":
        return [(code, language_name(code)) for code in (*SPOKEN, "other")]
    return list(_all_answers(current()).get(key, ()))


@lru_cache(maxsize=len(LANGUAGES))
def _all_answers(_language: str) -> dict[str, Choices]:
    """Looked up once for each language: a talk asks for every key."""
    return {**_engine_answers(), **_bands(), **_contact()}


def _engine_answers() -> dict[str, Choices]:
    return {
        "registration": [("brp", _("BRP")), ("rni", _("RNI")), ("none", _("No, not registered"))],
        "stay": [
            ("visitor", _("Visit")),
            ("short", _("Short")),
            ("mid", _("Some years")),
            ("long", _("For good")),
        ],
        "expected_months": [("2", "0–3"), ("5", "4–6"), ("8", _("7 or more"))],
        "insured": [("yes", _("Yes")), ("no", _("No"))],
        "employment": [
            ("agency", _("Through an agency")),
            ("direct", _("Directly")),
            ("self_employed", _("Self-employed")),
            ("unemployed", _("No work")),
        ],
        "housing_tied": [("true", _("Yes")), ("false", _("No"))],
        TOWN: [("other", _("Elsewhere")), ("none", _("No fixed place"))],
        "age_group": [("adult", _("18 or older")), ("minor", _("Younger than 18"))],
        "children": [("none", _("None")), ("in_nl", _("In the Netherlands")), ("abroad", _("Abroad"))],
        "consent": [("yes", _("Yes")), ("limited", _("Note only")), ("no", _("No"))],
    }


def _bands() -> dict[str, Choices]:
    return {
        "age_band": [
            ("-17", "<18"),
            ("18-24", "18–24"),
            ("25-44", "25–44"),
            ("45-64", "45–64"),
            ("65+", "65+"),
        ],
        "origin": [
            ("pl", _("Poland")),
            ("bg", _("Bulgaria")),
            ("ro", _("Romania")),
            ("es", _("Spain")),
            ("other", _("Another country")),
        ],
        "sector": [
            ("flowers", _("Flowers and plants")),
            ("logistics", _("Logistics")),
            ("building", _("Building")),
            ("services", _("Services")),
            ("other", _("Other work")),
        ],
        "here_since": [
            ("-4m", _("Less than 4 months")),
            ("4-12m", _("4–12 months")),
            ("1-3y", _("1–3 years")),
            ("3y+", _("More than 3 years")),
        ],
    }


def _contact() -> dict[str, Choices]:
    return {
        "interpreter": [
            ("none", _("Not needed")),
            ("needed", _("Needed")),
            ("present", _("Was there")),
            ("phone", _("By telephone")),
        ],
        "persons": [*((str(n), str(n)) for n in range(1, 6)), ("6", _("6 or more"))],
        "help_first": [("no", _("No")), ("yes", _("Yes, and ask about signals"))],
        "key_person": [("no", _("No")), ("yes", _("Yes, through a key person"))],
        "kind": [
            (Kind.TALK.value, _("Talk")),
            (Kind.LIGHT_TOUCH.value, _("Short contact")),
            (Kind.NO_SHOW.value, _("Did not come")),
        ],
    }


def sure_choices(key: str) -> Choices:
    """The answers of a key that is always known, such as how many persons there are."""
    return _answers(key)


def consent_means(value: str) -> str:
    """What a consent comes down to, in plain words."""
    return {
        "yes": _("We may note things, call for the client and pass on what the client agrees to."),
        "limited": _("We may note things here, but pass nothing on."),
        "no": _("Only an anonymous count stays. We only tell things, or give them on paper."),
    }.get(value, _("Nobody has asked yet. A talk without a name needs no consent to be counted."))


def outcome(code: Outcome) -> str:
    """What was done, in a word or two."""
    return words.outcome(code, _)


def when(priority: str) -> str:
    """How soon a route must be taken."""
    return words.when(priority, _)


def how_soon(going: Going) -> str:
    """How soon the client of this talk goes there."""
    return words.when(going.soon, _, formats.day(going.by, current()) if going.by else "")


def badge(priority: str) -> str:
    """The same with the word that makes one look up."""
    return {
        "emergency": _("Emergency: now"),
        "urgent": _("Urgent: today or tomorrow"),
        "normal": _("No hurry"),
    }[priority]


def signal_level(level: str) -> str:
    """The heading over the signals of one level."""
    return {
        "emergency": _("Danger now"),
        "urgent": _("Today or tomorrow"),
        "normal": _("Pay attention"),
    }[level]
