# SPDX-License-Identifier: EUPL-1.2
"""Each chip row of the form: where its answer stands in the talk, and back (`docs/answers.md`). Pure."""

from dataclasses import replace
from datetime import date

from spreekuur.consultations.model import Kind, Stay
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import form, linking

ENGINE = (
    "employment",
    "registration",
    "expected_months",
    "stay",
    "insured",
    "housing_tied",
    "municipality",
    "age_group",
    "children",
    "consent",
)
CONTACT = ("help_first", "kind", "persons", "interpreter", "key_person")
BANDS = ("age_band", "origin", "sector", "here_since")
UNKNOWN = "unknown"
_DEFAULTS = {
    "consent": "unknown",
    "interpreter": "unknown",
    "persons": "1",
    "key_person": "no",
    "kind": "talk",
    "help_first": "no",
}


def value(talk: Talk, key: str) -> str:
    """The chip that is chosen in a row; empty when nothing was answered."""
    if key == "expected_months":
        return form.month_chip(talk.answers.get(key))
    if key in BANDS:
        return talk.bands.get(key, "")
    return {
        "kind": talk.kind.value,
        "persons": str(min(talk.persons, 6)),
        "interpreter": talk.interpreter,
        "key_person": "yes" if talk.key_person else "no",
        "help_first": "yes" if talk.help_first else "no",
        "consent": talk.consent,
    }.get(key, str(talk.answers.get(key, "")))


def answered(talk: Talk, key: str) -> bool:
    """Does the row say something that is not there by itself?"""
    return value(talk, key) not in ("", _DEFAULTS.get(key, ""))


def fill(talk: Talk, key: str, chosen: str | None, content: Content) -> Talk:
    """The talk with this row answered; None takes the answer back."""
    if key in BANDS:
        bands = {name: band for name, band in talk.bands.items() if name != key}
        return replace(talk, bands=bands | ({key: chosen} if chosen else {}))
    if key == "help_first":
        return form.help_first(talk, chosen == "yes", content)
    if key in CONTACT:
        return _contact(talk, key, chosen or _DEFAULTS[key])
    if key == "expected_months" and chosen and chosen != UNKNOWN:
        return form.answer(talk, key, int(chosen))
    return form.answer(talk, key, chosen)


def one_more(talk: Talk) -> Talk:
    """The talk with one person more than was noted so far."""
    return replace(talk, persons=talk.persons + 1)


def with_stays(talk: Talk, stays: tuple[Stay, ...], today: date) -> Talk:
    """The talk with these stays; one that has not begun is planned."""
    planned = (replace(stay, planned=stay.arrival is not None and stay.arrival > today) for stay in stays)
    return replace(talk, stays=tuple(planned))


def _contact(talk: Talk, key: str, chosen: str) -> Talk:
    if key == "kind":
        return form.of_kind(talk, Kind(chosen))
    if key == "persons":
        return replace(talk, persons=max(int(chosen), len(linking.files(talk))))
    if key == "interpreter":
        return replace(talk, interpreter=chosen)
    return replace(talk, key_person=chosen == "yes")
