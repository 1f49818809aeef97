# SPDX-License-Identifier: EUPL-1.2
"""Rules, their conditions and what a change does to the cases, in the words of the desk."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spreekuur.content.model import Rule
from spreekuur.content.pack import Content
from spreekuur.desk.directory_search import name_of
from spreekuur.desk.rule_edits import Effect
from spreekuur.language import NAMES, _, current
from spreekuur.referral.rule_edits import EditState, RuleEdit
from spreekuur.times import from_stamp, local_date
from spreekuur.ui import words
from spreekuur.ui.clients.words import day

_MONTHS = "expected_months"


def place(content: Content, route: str) -> str:
    """The place as short as it is known."""
    return name_of(content, route, current())


def conditions(when: Mapping[str, Any], content: Content) -> list[str]:
    """The condition of a rule, a line for each thing that must be so; no line: the rule always holds."""
    return list(_lines(when, content))


def _lines(when: Mapping[str, Any], content: Content) -> Iterator[str]:
    for key, wanted in when.items():
        if key == "any":
            ways = _(" and ").join
            yield _("At least one of these:")
            yield from (f"–  {ways(_lines(one, content))}" for one in wanted)
        else:
            yield _("{label}: {values}").format(label=_label(key), values=_values(key, wanted, content))


def _label(key: str) -> str:
    return {"topics": _("It is about"), "signals": _("Seen or heard")}.get(key) or words.label(key)


def _values(key: str, wanted: Any, content: Content) -> str:
    if key == _MONTHS:
        return _months(wanted)
    known = dict(words.choices(key, content.municipality.answers))
    labels = {one: there.label[current()] for one, there in content.topics.items()} if key == "topics" else {}
    if key == "signals":
        labels = {one: there.label[current()] for one, there in content.signals.items()}
    said = [labels.get(one) or known.get(one, one) for one in wanted]
    return _(" or ").join(said)


def _months(wanted: Mapping[str, float]) -> str:
    parts = []
    if "gte" in wanted:
        parts.append(_("{n} or more").format(n=wanted["gte"]))
    if "lt" in wanted:
        parts.append(_("less than {n}").format(n=wanted["lt"]))
    return _(" and ").join(parts)


def about(case: Mapping[str, Any], content: Content) -> str:
    """What a case is about: its topics."""
    labels = [content.topics[topic].label[current()] for topic in case.get("topics", ())]
    return ", ".join(labels)


def effect(one: Effect, content: Content) -> str:
    """What happens to one place in one case."""
    name = place(content, one.route)
    if not one.before:
        return _("{place} comes in: {priority}").format(place=name, priority=words.when(one.after))
    if not one.after:
        return _("{place} is not advised any more; it was: {priority}").format(
            place=name, priority=words.when(one.before)
        )
    if one.before != one.after:
        return _("{place}: first {before}, then {after}").format(
            place=name, before=words.when(one.before), after=words.when(one.after)
        )
    return _("{place}: the reason or the first step says something else").format(place=name)


def edit(one: RuleEdit, content: Content, today: Any) -> str:
    """One line of the history of a rule."""
    what = {
        "why": _("reason"),
        "first_step": _("first step"),
        "priority": _("how soon"),
        "route": _("place"),
    }.get(one.field, one.field)
    shown = _shown(one, content)
    if one.language:
        what = f"{what} ({NAMES.get(one.language, one.language)})"
    on = day(local_date(from_stamp(one.noted_at)), today)
    state = "" if one.state is EditState.ACCEPTED else " · " + _("taken back")
    return f"{on} · {one.noted_by} · {what}: {shown} · {one.source}{state}"


def _shown(one: RuleEdit, content: Content) -> str:
    if one.field == "priority":
        return words.when(one.value)
    return place(content, one.value) if one.field == "route" else one.value


def matches(rule: Rule, typed: Sequence[str], content: Content, fold: Any) -> bool:
    """Does every typed word begin a word of the rule: its id, its reason, its place, its topics?"""
    topics = [topic for topic in rule.when.get("topics", ()) if topic in content.topics]
    said = [
        rule.id,
        content.text(rule.why, current()),
        content.text(f"org.{rule.route}.name", current()),
        place(content, rule.route),
        *(content.topics[topic].label[current()] for topic in topics),
    ]
    known = {word for text in said for word in fold(text)}
    return all(any(word.startswith(one) for word in known) for one in typed)
