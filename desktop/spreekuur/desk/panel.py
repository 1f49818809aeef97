# SPDX-License-Identifier: EUPL-1.2
"""What stands in the panel beside the form: which routes, in which order, and what each says. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.desk import how_soon
from spreekuur.directory.reach import Reach, reach_of
from spreekuur.referral.going import Going
from spreekuur.referral.model import Advice, Mode, Suggestion

AT_MOST = 4
_TAIL = re.compile(r" \(| – | / |: ")
_RANK = {"emergency": 0, "urgent": 1, "normal": 2}
_FIELD_OF = {Reach.PHONE: "phone", Reach.WEBSITE: "url", Reach.ADDRESS: "address"}


@dataclass(frozen=True, slots=True)
class RouteCard:
    """One route as the panel shows it, in the language of the screen."""

    route: str
    priority: str
    going: Going
    """How soon the client goes there: what a paper says too."""
    name: str
    """The name on the door: short, and the same in every language."""
    about: str
    """What the name leaves out, in the language of the screen."""
    why: str
    first_step: str
    bring: tuple[str, ...]
    cost: str
    languages: tuple[str, ...]
    reach: Reach
    reach_words: str
    checked_on: date | None
    letter: bool
    chosen: bool
    dutch: str = ""
    """Of an emergency: why and first step in Dutch, when the screen speaks another language."""
    advised: bool = False
    """It was told, and the client will decide."""
    reason: str = ""
    """The coded reason of a chosen route that the advice did not name (`referral.reasons`)."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The cards shown at once and those behind "more"."""

    mode: Mode
    first: tuple[RouteCard, ...] = ()
    more: tuple[RouteCard, ...] = ()

    @property
    def cards(self) -> tuple[RouteCard, ...]:
        """All of them, in order."""
        return self.first + self.more

    def count(self, *priorities: str) -> int:
        """How many cards have one of these priorities."""
        return sum(card.priority in priorities for card in self.cards)

    @property
    def emergency(self) -> RouteCard | None:
        """The first route that cannot wait."""
        return next((card for card in self.first if card.priority == "emergency"), None)


def steady(before: Sequence[str], suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """The suggestions with as little moving as possible: routes keep their order, worse ones come first."""
    place = {route: index for index, route in enumerate(before)}
    return tuple(sorted(suggestions, key=lambda s: (_RANK[s.priority], place.get(s.route, len(place)))))


def panel(advice: Advice, talk: Talk, content: Content, language: str, before: Sequence[str] = ()) -> Panel:
    """Every emergency and urgent route, at most four normal ones, the rest behind "more".

    A chosen route always stays in sight, also when an answer took it out of the suggestions. `before` holds
    the routes in the order in which they stood, as long as the topics are the same.
    """
    ordered = list(steady(before, advice.suggestions) if before else advice.suggestions)
    known = {suggestion.route for suggestion in ordered}
    told = (*talk.routes, *talk.advised)
    ordered += [_of_choice(chosen, content) for chosen in told if chosen.route not in known]
    chosen_now = {chosen.route for chosen in told}
    first: list[RouteCard] = []
    more: list[RouteCard] = []
    normal = 0
    for suggestion in ordered:
        card = card_of(suggestion, talk, content, language)
        normal += suggestion.priority == "normal"
        shown = suggestion.priority != "normal" or normal <= AT_MOST or suggestion.route in chosen_now
        (first if shown else more).append(card)
    return Panel(advice.mode, tuple(first), tuple(more))


def short_name(organisation: Organisation, name: str) -> str:
    """The name on the door, such as UWV; else the name without brackets and without a tail."""
    return organisation.door or _TAIL.split(name)[0]


def _about(organisation: Organisation, name: str) -> str:
    """What the name says beside what is on the door: often what kind of place it is, in the reader's language."""
    rest = name.replace(f"({organisation.door})", "") if organisation.door else name
    rest = rest.strip(" –-")
    return "" if rest == short_name(organisation, name) else rest


def checked_on(organisation: Organisation, reach: Reach) -> date | None:
    """When somebody last looked at what is shown of how to reach a place."""
    day = organisation.checked(_FIELD_OF.get(reach, ""))
    return date.fromisoformat(day) if day else None


def _of_choice(chosen: ChosenRoute, content: Content) -> Suggestion:
    """A suggestion for a route that was chosen when other answers stood there."""
    rules = {rule.id: rule for rule in content.rules}
    lead = next((rules[rule] for rule in chosen.rules if rule in rules), None)
    why, step, bring = (lead.why, lead.first_step, lead.bring) if lead else ("", "", ())
    return Suggestion(chosen.route, chosen.priority, chosen.rules, why, bring, step, None)


def card_of(suggestion: Suggestion, talk: Talk, content: Content, language: str) -> RouteCard:
    """One suggestion as a card."""
    route = suggestion.route
    organisation = content.organisations[route]
    reach, words = reach_of(organisation)
    dutch = suggestion.priority == "emergency" and language != "nl"
    name = content.text(f"org.{route}.name", language)
    return RouteCard(
        route=route,
        priority=suggestion.priority,
        going=how_soon.of_route(talk, content, route, suggestion.priority),
        name=short_name(organisation, name),
        about=_about(organisation, name),
        why=content.text(suggestion.why, language),
        first_step=content.text(suggestion.first_step, language),
        bring=tuple(content.text(item, language) for item in suggestion.bring),
        cost=content.text(f"org.{route}.cost", language),
        languages=_own_first(organisation.languages, talk.language),
        reach=reach,
        reach_words=words,
        checked_on=checked_on(organisation, reach),
        letter=content.letter_kind(organisation.category, talk.signals or ()) is not None,
        chosen=any(chosen.route == route for chosen in talk.routes),
        advised=any(each.route == route for each in talk.advised),
        reason=next((chosen.reason for chosen in talk.routes if chosen.route == route), ""),
        dutch=_dutch(suggestion, content) if dutch else "",
    )


def _own_first(languages: tuple[str, ...], own: str) -> tuple[str, ...]:
    """Dutch, then the language of the talk if it is spoken there, then the others."""
    return tuple(sorted(languages, key=lambda code: (code != "nl", code != own)))


def _dutch(suggestion: Suggestion, content: Content) -> str:
    parts = (content.text(suggestion.why, "nl"), content.text(suggestion.first_step, "nl"))
    return " ".join(part for part in parts if part)
