# SPDX-License-Identifier: EUPL-1.2
"""What is kept about a client in words for that client, in any language: `_` says it in the language asked for."""

from collections.abc import Mapping

from spreekuur.clients.consents import State
from spreekuur.clients.households import Kind
from spreekuur.clients.keeping import Why
from spreekuur.clients.model import Purpose
from spreekuur.clients.seen import How
from spreekuur.desk.words import Say


def purpose(code: Purpose, _: Say) -> str:
    """One of the three consents."""
    return {
        Purpose.RECORD: _("To keep a file"),
        Purpose.FOLLOW_UP: _("To call back"),
        Purpose.SHARE: _("To share with {recipient}"),
    }[code]


def state(code: State, _: Say) -> str:
    """How a consent stands, with its dates."""
    return {
        State.GIVEN: _("given on {given_on}, ends on {ends_on}"),
        State.ENDS_SOON: _("given on {given_on}, ends on {ends_on}"),
        State.ENDED: _("given on {given_on}, ended on {ends_on}"),
        State.WITHDRAWN: _("given on {given_on}, taken back on {withdrawn_on}"),
        State.NEVER: _("was never given"),
    }[code]


def label(key: str, _: Say) -> str:
    """The short name of an answer."""
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
        "age_band": _("Age group"),
        "origin": _("Country of origin"),
        "sector": _("Sector"),
        "here_since": _("Here since"),
    }.get(key, key)


def value(key: str, code: str | float, _: Say) -> str:
    """An answer."""
    if isinstance(code, float | int):
        return f"{code:g}"
    words = {**_about_living(_), **_about_person(_)}.get(key, {})
    return words.get(code) or {"unknown": _("Not known")}.get(code, code.capitalize())


def _about_living(_: Say) -> Mapping[str, Mapping[str, str]]:
    return {
        "registration": {"brp": _("BRP"), "rni": _("RNI"), "none": _("No, not registered")},
        "stay": {
            "visitor": _("Visit"),
            "short": _("Short"),
            "mid": _("Some years"),
            "long": _("For good"),
        },
        "employment": {
            "agency": _("Through an agency"),
            "direct": _("Directly"),
            "self_employed": _("Self-employed"),
            "unemployed": _("No work"),
        },
        "insured": {"yes": _("Yes"), "no": _("No")},
        "housing_tied": {"true": _("Yes"), "false": _("No")},
        "municipality": {"other": _("Elsewhere"), "none": _("No fixed place")},
        "here_since": {
            "-4m": _("Less than 4 months"),
            "4-12m": _("4–12 months"),
            "1-3y": _("1–3 years"),
            "3y+": _("More than 3 years"),
        },
    }


def _about_person(_: Say) -> Mapping[str, Mapping[str, str]]:
    return {
        "age_group": {"adult": _("18 or older"), "minor": _("Younger than 18")},
        "children": {"none": _("None"), "in_nl": _("In the Netherlands"), "abroad": _("Abroad")},
        "origin": {
            "pl": _("Poland"),
            "bg": _("Bulgaria"),
            "ro": _("Romania"),
            "es": _("Spain"),
            "other": _("Another country"),
        },
        "sector": {
            "flowers": _("Flowers and plants"),
            "logistics": _("Logistics"),
            "building": _("Building"),
            "services": _("Services"),
            "other": _("Other work"),
        },
        "age_band": {"-17": "<18"},
    }


def seen(how: How, _: Say) -> str:
    """What somebody did with the file."""
    return {
        How.OPENED: _("opened at the desk"),
        How.EXPORTED: _("put on paper for you"),
    }[how]


def relation(code: Kind, _: Say) -> str:
    """What somebody is to the client."""
    return {
        Kind.PARTNER: _("Partner"),
        Kind.CHILD: _("Child"),
        Kind.PARENT: _("Parent"),
        Kind.SIBLING: _("Brother or sister"),
        Kind.RELATIVE: _("Relative"),
        Kind.HOUSEMATE: _("Housemate"),
        Kind.COLLEAGUE: _("Colleague"),
    }[code]


def step(code: str, _: Say) -> str:
    """A step of a referral; one of a newer program by its code."""
    return {
        "chosen": _("chosen"),
        "paper_made": _("paper made"),
        "handed_over": _("handed over"),
        "called": _("called"),
        "appointment": _("appointment"),
        "taken_up": _("taken up"),
        "passed_on": _("passed on"),
        "could_not_help": _("could not help"),
        "did_not_go": _("client did not go"),
        "unknown": _("unknown"),
    }.get(code, code)


def why(code: Why, _: Say) -> str:
    """Why a file is kept although its time is over."""
    return {
        Why.LEGAL: _("Needed for a complaint or a case"),
        Why.IN_CONTACT: _("Still in contact with us"),
        Why.WAITING: _("An answer is still awaited"),
    }[code]
