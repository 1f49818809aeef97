# SPDX-License-Identifier: EUPL-1.2
"""A coordinator changes a rule: tried on the cases first, kept with its source, taken back at any time.

What is kept counts from the next time the vault is opened, so that one evening gives one advice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from spreekuur.content.model import Rule
from spreekuur.content.pack import Content
from spreekuur.content.rights import says_a_right
from spreekuur.content.rulebook import Rulebook
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave
from spreekuur.errors.rules import (
    NothingChanged,
    RuleTextMissing,
    RuleTextTooLong,
    SaysARight,
    SourceMissing,
)
from spreekuur.referral import answers, engine, rule_edits
from spreekuur.referral.model import Suggestion
from spreekuur.referral.rule_edits import TEXTS, EditState, RuleEdit
from spreekuur.store.writing import new_id, step, undo
from spreekuur.times import stamp

LONGEST = 300
Values = Mapping[tuple[str, str], str]
"""(field, language) -> value; the language is empty for `route` and `priority`."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as they will count from the next opening, and the history of all that was changed."""

    content: Content
    edits: tuple[RuleEdit, ...]

    def rule(self, rule_id: str) -> Rule:
        """One rule."""
        return next(rule for rule in self.content.rules if rule.id == rule_id)

    def history(self, rule_id: str) -> tuple[RuleEdit, ...]:
        """What was changed in a rule, the newest first."""
        return tuple(edit for edit in reversed(self.edits) if edit.rule == rule_id)

    def changed(self, rule_id: str) -> bool:
        """Does something of this team's own count for the rule?"""
        return any(edit.state is EditState.ACCEPTED for edit in self.history(rule_id))


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one route of one case; an empty priority: the route is not advised."""

    case: str
    route: str
    before: str
    after: str
    words: bool
    """The reason or the first step that one reads is another one."""

    @property
    def loses_an_emergency(self) -> bool:
        """Was it a matter of emergency, and is it that no longer?"""
        return self.before == "emergency" != self.after


def look(desk: Desk, leave: Permit | None, now: datetime) -> Rules:
    """The rules, for whoever may change them.

    Raises: PermitOver, NotCoordinator.
    """
    of_leave(Act.RULES, leave, now)
    made = tuple(rule_edits.edits(desk.db))
    return Rules(_trial(desk.content, made), made)


def values_of(rule: Rule, content: Content, languages: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """What can be changed in a rule, as it stands now."""
    texts = {
        (field, language): content.text(getattr(rule, field), language)
        if content.has_text(getattr(rule, field), language)
        else ""
        for field in TEXTS
        for language in languages
    }
    return {**texts, ("priority", ""): rule.priority, ("route", ""): rule.route}


def check(rule: Rule, content: Content, wanted: Values, source: str) -> Values:
    """What of it is different from now.

    Raises: RuleTextMissing, RuleTextTooLong, SaysARight, NothingChanged, SourceMissing.
    """
    languages = tuple(dict.fromkeys(language for _field, language in wanted if language))
    now = values_of(rule, content, languages)
    clean = {key: " ".join(value.split()) for key, value in wanted.items()}
    changed = {key: value for key, value in clean.items() if value != " ".join(now.get(key, "").split())}
    for (_field, language), value in changed.items():
        _check_text(language, value)
    if not changed:
        raise NothingChanged
    if not source.strip():
        raise SourceMissing
    return changed


def _check_text(language: str, value: str) -> None:
    if language and not value:
        raise RuleTextMissing
    if len(value) > LONGEST:
        raise RuleTextTooLong
    if language and says_a_right(value, language):
        raise SaysARight(language)


def effects(rules: Rules, rule_id: str, changed: Values) -> list[Effect]:
    """What the change does to the advice in each case, in the order of the cases; what stays is not listed."""
    edits = [_edit(rule_id, key, value, "", "", "") for key, value in changed.items()]
    after = _trial(rules.content, (*rules.edits, *edits))
    found = []
    for case, given in rules.content.cases.items():
        found += _of_case(
            case, _advised(given, rules.content), _advised(given, after), (rules.content, after)
        )
    return found


def accept(
    desk: Desk, leave: Permit | None, rule_id: str, changed: Values, source: str, now: datetime
) -> str:
    """Keep the change, as one step that can be undone; gives its id.

    Raises: PermitOver, NotCoordinator.
    """
    at, by = stamp(now), of_leave(Act.RULES, leave, now).slot_name
    with step(desk.db, "rule.edit") as done:
        for key, value in changed.items():
            rule_edits.keep(desk.db, _edit(rule_id, key, value, " ".join(source.split()), at, by))
    return done


def withdraw(desk: Desk, leave: Permit | None, rule_id: str, now: datetime) -> str:
    """Let the pack's own rule count again; what was changed stays in the history.

    Raises: PermitOver, NotCoordinator.
    """
    at, by = stamp(now), of_leave(Act.RULES, leave, now).slot_name
    with step(desk.db, "rule.withdraw") as done:
        for edit in rule_edits.edits(desk.db, rule_id):
            if edit.state is EditState.ACCEPTED:
                ended = replace(edit, state=EditState.WITHDRAWN, decided_at=at, decided_by=by)
                rule_edits.keep(desk.db, ended)
    return done


def take_back(desk: Desk, step_id: str) -> None:
    """Undo keeping or withdrawing.

    Raises: NothingToUndo, UndoOvertaken.
    """
    undo(desk.db, step_id)


def _edit(rule_id: str, key: tuple[str, str], value: str, source: str, at: str, by: str) -> RuleEdit:
    field, language = key
    return RuleEdit(new_id(), rule_id, field, language, value, source, EditState.ACCEPTED, at, by, at, by)


def _trial(content: Content, made: tuple[RuleEdit, ...]) -> Content:
    """The same content with these edits, and nobody else sees them."""
    trial = replace(content, rules=Rulebook(content.rulebook.shipped))
    rule_edits.lay_over(trial, made)
    return trial


def _advised(given: Mapping[str, object], content: Content) -> dict[str, Suggestion]:
    advice = engine.suggest(answers.read(dict(given), content), content)
    return {suggestion.route: suggestion for suggestion in advice.suggestions}


def _of_case(
    case: str,
    before: Mapping[str, Suggestion],
    after: Mapping[str, Suggestion],
    contents: tuple[Content, Content],
) -> list[Effect]:
    found = []
    for route in dict.fromkeys((*before, *after)):
        old, new = before.get(route), after.get(route)
        words = old is not None and new is not None and _said(old, contents[0]) != _said(new, contents[1])
        one = Effect(case, route, old.priority if old else "", new.priority if new else "", words)
        if one.before != one.after or words:
            found.append(one)
    return found


def _said(suggestion: Suggestion, content: Content) -> tuple[str, ...]:
    ids = (suggestion.why, suggestion.first_step)
    return tuple(content.text(text_id, language) for text_id in ids for language in content.texts)
