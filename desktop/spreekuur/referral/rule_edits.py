# SPDX-License-Identifier: EUPL-1.2
"""What a team changed in the rules of its pack: the rows, and what becomes of the rules by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from spreekuur.content.model import Rule
from spreekuur.content.pack import Content
from spreekuur.content.rulebook import Texts
from spreekuur.store.connection import Database
from spreekuur.store.writing import save

TEXTS = ("why", "first_step")
PRIORITIES = ("emergency", "urgent", "normal")
SOURCE_LANGUAGE = "nl"
_COLUMNS = "id, rule, field, language, value, source, state, noted_at, noted_by, decided_at, decided_by"


class EditState(StrEnum):
    """Does an edit count?"""

    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """One field of one rule with its new value; `language` only for a text. Together they are the history of a rule.

    `source` is where the change comes from, in the coordinator's words.
    """

    id: str
    rule: str
    field: str
    language: str
    value: str
    source: str
    state: EditState
    noted_at: str
    noted_by: str
    decided_at: str = ""
    decided_by: str = ""


def edits(db: Database, rule: str | None = None) -> list[RuleEdit]:
    """The edits of one rule, or of all, the oldest first."""
    rows = db.execute(
        f"select {_COLUMNS} from rule_edit where rule = ? or ? is null order by noted_at, id", (rule, rule)
    )
    return [
        RuleEdit(id_, of, field, language, value, source, EditState(state), noted_at, by, at or "", who or "")
        for id_, of, field, language, value, source, state, noted_at, by, at, who in rows
    ]


def keep(db: Database, edit: RuleEdit) -> None:
    """Keep an edit, or what became of it since."""
    row = {
        "id": edit.id,
        "rule": edit.rule,
        "field": edit.field,
        "language": edit.language,
        "value": edit.value,
        "source": edit.source,
        "state": edit.state.value,
        "noted_at": edit.noted_at,
        "noted_by": edit.noted_by,
        "decided_at": edit.decided_at or None,
        "decided_by": edit.decided_by or None,
    }
    save(db, "rule_edit", row)


def lay_over(content: Content, made: Iterable[RuleEdit]) -> None:
    """Let the edits that count stand in the place of what the pack says; the last of a field wins.

    An edit of a rule, a route or a priority that this pack does not know is passed by: a newer pack may have
    another set of rules.
    """
    values = {
        (edit.rule, edit.field, edit.language): edit.value
        for edit in made
        if edit.state is EditState.ACCEPTED
    }
    rules = tuple(_with(rule, values, content) for rule in content.rulebook.shipped)
    if rules == content.rulebook.shipped:
        rules = content.rulebook.shipped
    content.rulebook.lay(rules, _texts(content, values))


def _with(rule: Rule, values: Mapping[tuple[str, str, str], str], content: Content) -> Rule:
    route = values.get((rule.id, "route", ""), rule.route)
    priority = values.get((rule.id, "priority", ""), rule.priority)
    return replace(
        rule,
        route=route if route in content.organisations else rule.route,
        priority=priority if priority in PRIORITIES else rule.priority,
    )


def _texts(content: Content, values: Mapping[tuple[str, str, str], str]) -> Texts:
    """New Dutch takes the old translations away: who reads Polish then reads the new Dutch, not the old advice."""
    made: dict[str, dict[str, str]] = {}
    for rule in content.rulebook.shipped:
        for field in TEXTS:
            text_id = getattr(rule, field)
            given = {
                lang: value for (of, name, lang), value in values.items() if (of, name) == (rule.id, field)
            }
            if not given:
                continue
            shipped = {lang: texts[text_id] for lang, texts in content.texts.items() if text_id in texts}
            made[text_id] = given if SOURCE_LANGUAGE in given else {**shipped, **given}
    return made
