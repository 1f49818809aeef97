# SPDX-License-Identifier: EUPL-1.2
"""What happens to a talk when the volunteer touches the form. Pure: a talk goes in, a talk comes out."""

from dataclasses import replace

from spreekuur.consultations.model import Kind, Outcome
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.content.pack import Content
from spreekuur.referral.model import Suggestion

SAFETY = "L6_safety"
REQUIRED = ("language", "topics", "outcomes")


def gaps(talk: Talk) -> tuple[str, ...]:
    """Which of the three required answers are missing, in the order of the form; none of them blocks saving.

    A short contact needs no topic, and somebody who did not come needs nothing.
    """
    missing = {
        "language": talk.language == "unknown",
        "topics": not talk.topics and talk.kind is not Kind.LIGHT_TOUCH,
        "outcomes": not talk.outcomes,
    }
    asked = talk.kind not in (Kind.NO_SHOW, Kind.CANCELLED)
    return tuple(name for name in REQUIRED if asked and missing[name])


def of_kind(talk: Talk, kind: Kind) -> Talk:
    """What the desk's time went to; a short contact gave information unless something else was done."""
    changed = replace(talk, kind=kind)
    if kind is Kind.LIGHT_TOUCH and not changed.outcomes:
        return with_outcome(changed, Outcome.INFO)
    return changed


def month_chip(months: str | float | None) -> str:
    """The chip of the months somebody stays: 2, 5 and 8 stand for 0-3, 4-6 and 7 or more."""
    if not isinstance(months, int | float):
        return str(months or "")
    return next((chip for chip, below in (("2", 4), ("5", 7)) if months < below), "8")


def toggle_outcome(talk: Talk, outcome: Outcome) -> Talk:
    """This was done, or not after all."""
    return (without_outcome if outcome in talk.outcomes else with_outcome)(talk, outcome)


def add_topic(talk: Talk, topic: str, content: Content) -> Talk:
    """The talk is about this, too; a safety topic makes the signals a question."""
    if topic in talk.topics:
        return talk
    return _ask_signals(replace(talk, topics=(*talk.topics, topic)), content)


def drop_topic(talk: Talk, topic: str, content: Content) -> Talk:
    """The talk is not about this after all."""
    return _ask_signals(replace(talk, topics=tuple(t for t in talk.topics if t != topic)), content)


def help_first(talk: Talk, on: bool, content: Content) -> Talk:
    """Somebody must be helped first, so ask why."""
    return _ask_signals(replace(talk, help_first=on), content)


def needs_signals(talk: Talk, content: Content) -> bool:
    """Is there a reason to ask about signals: "help first", or a safety topic?"""
    return talk.help_first or any(is_about_safety(topic, content) for topic in talk.topics)


def is_about_safety(topic: str, content: Content) -> bool:
    """Is this a topic of the programme line safety, or a sensitive one? A topic of an older pack is not."""
    known = content.topics.get(topic)
    return known is not None and (known.sensitive or known.line == SAFETY)


def answer(talk: Talk, key: str, value: str | float | None) -> Talk:
    """Set the answer to one of the engine's keys; None takes it back."""
    if key == "consent":
        return replace(talk, consent=str(value or "unknown"))
    if key == "language":
        return replace(talk, language=str(value or "unknown"))
    answers = {k: v for k, v in talk.answers.items() if k != key}
    if value is not None:
        answers[key] = value
    return replace(talk, answers=answers)


def signals(talk: Talk, chosen: tuple[str, ...] | None) -> Talk:
    """Which signals were seen; an empty choice says: asked, and none."""
    return replace(talk, signals=chosen)


def with_signals(talk: Talk, chosen: tuple[str, ...] | None, content: Content) -> Talk:
    """The same from the chips: with the last one taken away it is asked again, if there is a reason to."""
    if chosen is None and not needs_signals(talk, content):
        return signals(talk, ())
    return signals(talk, chosen)


def toggle_route(talk: Talk, suggestion: Suggestion) -> Talk:
    """Pick a route, or drop it when it was picked."""
    if any(route.route == suggestion.route for route in talk.routes):
        return unchoose(talk, suggestion.route)
    return choose(talk, suggestion)


def choose(talk: Talk, suggestion: Suggestion) -> Talk:
    """Pick a route; the outcome "referred" is set for the volunteer. Its rules are passed over no longer."""
    if any(route.route == suggestion.route for route in talk.routes):
        return talk
    picked = ChosenRoute(suggestion.route, suggestion.priority, suggestion.rules)
    before = tuple(_not_over(route, suggestion.rules) for route in talk.routes)
    chosen = replace(_not_advised(talk, suggestion.route), routes=(*before, picked))
    return with_outcome(chosen, Outcome.REFERRED)


def choose_other(talk: Talk, route: str, reason: str, passed_over: tuple[str, ...]) -> Talk:
    """Pick a route that the advice does not name, for a coded reason; `passed_over` are the rules it goes before."""
    picked = ChosenRoute(route, "normal", (), reason, passed_over)
    others = tuple(each for each in talk.routes if each.route != route)
    return with_outcome(replace(_not_advised(talk, route), routes=(*others, picked)), Outcome.REFERRED)


def _not_over(route: ChosenRoute, rules: tuple[str, ...]) -> ChosenRoute:
    return replace(route, instead_of=tuple(rule for rule in route.instead_of if rule not in rules))


def unchoose(talk: Talk, route: str) -> Talk:
    """Drop a picked route; without any the outcome "referred" goes as well."""
    routes = tuple(r for r in talk.routes if r.route != route)
    dropped = replace(_not_advised(talk, route), routes=routes)
    return dropped if routes else without_outcome(dropped, Outcome.REFERRED)


def toggle_advised(talk: Talk, route: str, suggestion: Suggestion | None) -> Talk:
    """The client wants to think this route over, or not after all; it is not chosen then, and gets no paper.

    A route that was chosen for a reason keeps it. Without any other outcome, information was given.
    """
    if any(each.route == route for each in talk.advised):
        return _not_advised(talk, route)
    picked = next((each for each in talk.routes if each.route == route), None)
    if picked is None and suggestion is not None:
        picked = ChosenRoute(suggestion.route, suggestion.priority, suggestion.rules)
    if picked is None:
        return talk
    told = unchoose(talk, route)
    told = replace(told, advised=(*told.advised, picked))
    return told if told.outcomes else with_outcome(told, Outcome.INFO)


def choose_advised(talk: Talk, route: str) -> Talk:
    """The client made up their mind: what was thought over is chosen now."""
    picked = [each for each in talk.advised if each.route == route]
    chosen = replace(_not_advised(talk, route), routes=(*talk.routes, *picked))
    return with_outcome(chosen, Outcome.REFERRED) if picked else talk


def _not_advised(talk: Talk, route: str) -> Talk:
    return replace(talk, advised=tuple(each for each in talk.advised if each.route != route))


def with_question(talk: Talk, words: str) -> Talk:
    """Nobody could answer this; that is an outcome. Without words there is no such question."""
    asked = replace(talk, question=words)
    return (with_outcome if words.strip() else without_outcome)(asked, Outcome.UNANSWERED)


def with_outcome(talk: Talk, outcome: Outcome) -> Talk:
    """This was done."""
    if outcome in talk.outcomes:
        return talk
    return replace(talk, outcomes=(*talk.outcomes, outcome))


def without_outcome(talk: Talk, outcome: Outcome) -> Talk:
    """This was not done after all."""
    return replace(talk, outcomes=tuple(o for o in talk.outcomes if o is not outcome))


def _ask_signals(talk: Talk, content: Content) -> Talk:
    # () means "no reason to ask"; None "to be asked"; signals that were seen stay seen.
    if needs_signals(talk, content):
        return replace(talk, signals=None) if talk.signals == () else talk
    return replace(talk, signals=()) if talk.signals is None else talk
