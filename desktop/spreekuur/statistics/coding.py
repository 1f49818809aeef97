# SPDX-License-Identifier: EUPL-1.2
"""From what the desk notes to the codes of the figures: answers, topics and routes. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from spreekuur.content.pack import Content
from spreekuur.statistics.catalogue import Catalogue

_UNKNOWN = "unknown"
_LANGUAGES = frozenset({"pl", "bg", "ro", "es"})
_STAYS = frozenset({"visitor", "short", "mid", "long"})
_REGISTRATIONS = {"brp": "brp", "rni": "rni_only"}
_TIED = {"true": "yes", "false": "no"}
_SHORT_BELOW, _MID_TO = 6, 36
"""Months: what somebody expects to stay says the class where nobody chose one (docs/clock.md)."""
_DUE_FROM = 4
"""Months of stay from which one is to register as a resident (docs/clock.md)."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Under which code of the figures each topic and each route of a content pack counts."""

    topics: Mapping[str, str]
    other_topic: str
    """For a talk without a topic, and for topics that are gone from the pack."""
    domains: Mapping[str, str]
    other_domain: str
    """For routes that are gone from the directory."""
    own: frozenset[str]
    """The municipality whose desk it is, as the answers name it."""

    @classmethod
    def of(cls, catalogue: Catalogue, content: Content) -> "Coding":
        """As this catalogue and this pack have it."""
        domains = {route: catalogue.domain(place.category) for route, place in content.organisations.items()}
        topics = {name: catalogue.topic(topic) for name, topic in content.topics.items()}
        place = content.municipality
        own = frozenset(answer for answer, name in place.answers.items() if name == place.name)
        return cls(topics, catalogue.topic(None), domains, catalogue.domain(""), own)

    def topic(self, topic: str) -> str:
        """The code of a topic."""
        return self.topics.get(topic, self.other_topic)

    def domain(self, route: str) -> str:
        """The domain a route is counted under."""
        return self.domains.get(route, self.other_domain)

    def person(
        self,
        language: str,
        registration: str | None = None,
        stay: str | None = None,
        months: float | None = None,
        tied: str | None = None,
        area: str | None = None,
    ) -> dict[str, str]:
        """The codes of what is known about a person; what nobody asked is unknown."""
        here = stay if stay in _STAYS else _expected(months)
        due = here in ("mid", "long") or (months is not None and months >= _DUE_FROM)
        gap = "due_not_done" if registration == "none" and due else _UNKNOWN
        return {
            "language": language if language in _LANGUAGES else "other",
            "stay": here,
            "registration": _REGISTRATIONS.get(registration or "", gap),
            "tied": _TIED.get(tied or "", _UNKNOWN),
            "area": _UNKNOWN if area in (None, "", _UNKNOWN) else "inside" if area in self.own else "outside",
        }


def _expected(months: float | None) -> str:
    if months is None:
        return _UNKNOWN
    return "short" if months < _SHORT_BELOW else "mid" if months <= _MID_TO else "long"
