# SPDX-License-Identifier: EUPL-1.2
"""The whole content looked at with the eyes of a desk: also whether anybody can be reached. Pure."""

from datetime import date

from spreekuur.content import checking
from spreekuur.content.pack import Content
from spreekuur.directory.reach import Reach, reach_of
from spreekuur.errors.content import Fault, Problem


def check(content: Content, today: date) -> list[Fault]:
    """Everything that `content.checking` finds, and the routes that no card can say how to reach."""
    return [*checking.check(content, today), *_out_of_reach(content)]


def _out_of_reach(content: Content) -> list[Fault]:
    return [
        Fault(checking.PLACES, route, Problem.NO_CONTACT)
        for route in checking.routes(content)
        if route in content.organisations and reach_of(content.organisations[route])[0] is Reach.ASK
    ]
