# SPDX-License-Identifier: EUPL-1.2
"""Where somebody was sent, as one text and back: `juridisch_loket:urgent:could_not_help:full`. Pure."""

from collections.abc import Mapping

from spreekuur.content.pack import Content
from spreekuur.moving import words
from spreekuur.moving.model import Sent
from spreekuur.referral.progress import Progress, WhyNot

PRIORITIES = ("emergency", "urgent", "normal")


def to_text(sent: Sent) -> str:
    """The place, its priority, how far it is, and why somebody could not help; empty ends are left out."""
    return ":".join((sent.route, sent.priority, sent.state, sent.why)).rstrip(":")


def from_text(text: str, places: Mapping[str, str]) -> Sent | None:
    """The place behind a text, by id or by the name on its door; None when there is none."""
    if route := named(text, places):
        return Sent(route)
    name, *more = text.split(":")
    route = places.get(name.casefold()) or ""
    priority, state, why = (*more, "", "", "")[:3]
    sound = (
        bool(route)
        and len(more) <= 3
        and priority in PRIORITIES
        and state in ("", *Progress)
        and (
            (state == Progress.COULD_NOT_HELP and why in set(WhyNot))
            or (state != Progress.COULD_NOT_HELP and not why)
        )
    )
    return Sent(route, priority, state, why) if sound else None


def named(text: str, places: Mapping[str, str]) -> str | None:
    """The id of the place of this name."""
    return places.get(text.casefold()) or places.get(_without_article(words.phrase(text)))


def places(content: Content) -> Mapping[str, str]:
    """Every place by its id, its Dutch name and the name on its door; a name of two places is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for organisation in content.organisations.values():
        whole = content.text(f"org.{organisation.id}.name", "nl")
        for name in (organisation.door, whole, whole.partition("(")[0], organisation.id.replace("_", " ")):
            folded = _without_article(words.phrase(name))
            if folded and found.setdefault(folded, organisation.id) != organisation.id:
                shared.add(folded)
    return {name: id_ for name, id_ in found.items() if name not in shared} | {
        id_.casefold(): id_ for id_ in content.organisations
    }


def _without_article(name: str) -> str:
    return name.removeprefix("het ").removeprefix("de ").removeprefix("stichting ")
