# SPDX-License-Identifier: EUPL-1.2
"""Advice as lines for people: headings in the language of the messages, the content's own texts in Dutch."""

from collections.abc import Callable, Iterator, Sequence

from spreekuur.content.pack import Content
from spreekuur.language import _
from spreekuur.referral.model import Advice, Mode, Suggestion

SOURCE = "nl"

_PRIORITIES: dict[str, Callable[[], str]] = {
    "emergency": lambda: _("now"),
    "urgent": lambda: _("today or tomorrow"),
    "normal": lambda: _("no hurry"),
}

# What the engine calls a key, and what people call it.
QUESTIONS: dict[str, Callable[[], str]] = {
    "topics": lambda: _("topics"),
    "signals": lambda: _("signals"),
    "age_group": lambda: _("adult or minor"),
    "children": lambda: _("children"),
    "employment": lambda: _("work"),
    "housing_tied": lambda: _("housing tied to the work"),
    "insured": lambda: _("health insurance"),
    "municipality": lambda: _("municipality"),
    "registration": lambda: _("registration"),
    "expected_months": lambda: _("months in the Netherlands"),
    "stay": lambda: _("length of stay"),
    "language": lambda: _("language"),
    "consent": lambda: _("consent"),
}


def of_all(advices: Sequence[Advice], content: Content) -> str:
    """Every advice as a block of lines, numbered if there are several."""
    blocks = []
    for place, advice in enumerate(advices, 1):
        heading = [_("Answers {n}").format(n=place)] if len(advices) > 1 else []
        blocks.append("\n".join([*heading, *_lines(advice, content)]))
    return "\n\n".join(blocks)


def _lines(advice: Advice, content: Content) -> Iterator[str]:
    if advice.mode is Mode.INFORM_ONLY:
        yield _("No consent: only tell, do not note anything and do not call for the client.")
    if not advice.suggestions:
        yield _("No route fits these answers yet.")
    for place, suggestion in enumerate(advice.suggestions, 1):
        yield from _suggestion(place, suggestion, content)
    if advice.ask_next:
        names = (QUESTIONS[each.question]() for each in advice.ask_next if each.question in QUESTIONS)
        yield _("Worth asking: {questions}").format(questions=", ".join(names))


def _suggestion(place: int, suggestion: Suggestion, content: Content) -> Iterator[str]:
    hurry = _PRIORITIES[suggestion.priority]()
    yield f"{place}. {content.text(f'org.{suggestion.route}.name', SOURCE)} ({hurry})"
    yield "   " + _("Why: {text}").format(text=content.text(suggestion.why, SOURCE))
    yield "   " + _("First step: {text}").format(text=content.text(suggestion.first_step, SOURCE))
    if suggestion.bring:
        items = "; ".join(content.text(item, SOURCE) for item in suggestion.bring)
        yield "   " + _("Bring: {text}").format(text=items)
    if suggestion.fallback:
        name = content.text(f"org.{suggestion.fallback}.name", SOURCE)
        yield "   " + _("If that fails: {text}").format(text=name)
