# SPDX-License-Identifier: EUPL-1.2
"""Advice that sends nobody to a place that the team retired or merged. Pure."""

from dataclasses import replace

from spreekuur.content.directory import Directory
from spreekuur.content.pack import Content
from spreekuur.referral.model import Advice, Suggestion
from spreekuur.referral.resolving import COORDINATOR


def led(advice: Advice, content: Content) -> Advice:
    """The same advice: what took the place of an entry stands there, for a retired one its fallback.

    Where both lead to the same place, the more pressing suggestion, which comes first, stays.
    """
    directory = content.directory
    if directory.all_current:
        return advice
    found: dict[str, Suggestion] = {}
    for suggestion in advice.suggestions:
        route = _instead(directory, suggestion.route, suggestion.fallback)
        fallback = _instead(directory, suggestion.fallback, None) if suggestion.fallback else None
        kept = replace(suggestion, route=route, fallback=fallback if fallback != route else None)
        found.setdefault(route, kept)
    return replace(advice, suggestions=tuple(found.values()))


def _instead(directory: Directory, route: str, fallback: str | None) -> str:
    return directory.instead(route) or (fallback and directory.instead(fallback)) or COORDINATOR
