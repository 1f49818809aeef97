# SPDX-License-Identifier: EUPL-1.2
"""What nobody could answer, for the coordinator: alike questions together, answered once, ready for the public page.

No talk, no client and no day is read for it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from spreekuur.consultations import questions
from spreekuur.consultations.questions import Question, QuestionState
from spreekuur.content.folding import words as folded
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave
from spreekuur.desk.words import Say
from spreekuur.store.writing import step, undo

LEAST_TOLD = 5
"""Below this a count says nothing to the outside (`docs/advice.md`)."""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions about one topic in the same words, whatever their accents and signs."""

    ids: tuple[str, ...]
    topic: str
    words: str = field(repr=False)
    languages: tuple[tuple[str, int], ...]
    """(language of the talk, how often), the commonest first."""
    state: QuestionState
    answer: str = field(default="", repr=False)

    @property
    def count(self) -> int:
        """How often it was asked."""
        return len(self.ids)


def look(desk: Desk, leave: Permit | None, now: datetime) -> list[QuestionGroup]:
    """All questions in groups: open ones first, then the ones asked most.

    Raises: PermitOver, NotCoordinator.
    """
    of_leave(Act.QUESTIONS, leave, now)
    return grouped(questions.kept(desk.db))


def grouped(asked: Iterable[Question]) -> list[QuestionGroup]:
    """Alike questions together; what was decided of one of them counts for all."""
    alike: dict[tuple[str, tuple[str, ...]], list[Question]] = {}
    for question in asked:
        alike.setdefault((question.topic, tuple(folded(question.words))), []).append(question)
    groups = [_group(together) for together in alike.values()]
    order = (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.DROPPED)
    return sorted(
        groups, key=lambda group: (order.index(group.state), -group.count, group.topic, group.words)
    )


def decide(
    desk: Desk, leave: Permit | None, group: QuestionGroup, state: QuestionState, answer: str, now: datetime
) -> str:
    """Answer a group, drop it or open it again; the step that is returned can be taken back.

    Raises: PermitOver, NotCoordinator.
    """
    of_leave(Act.QUESTIONS, leave, now)
    kept = " ".join(answer.split()) if state is QuestionState.ANSWERED else ""
    with step(desk.db, "decide_question") as step_id:
        questions.decide(desk.db, group.ids, state, kept)
    return step_id


def take_back(desk: Desk, step_id: str) -> None:
    """Undo a decision."""
    with desk.db.atomic():
        undo(desk.db, step_id)


def page(groups: Sequence[QuestionGroup], _: Say) -> str:
    """The answered questions as plain text for the municipality's page; empty when nothing is answered.

    Nothing of talks: no day, no language, and a count only from five on, in fives.
    """
    told = [_told(group, _) for group in groups if group.state is QuestionState.ANSWERED and group.answer]
    return "\n\n".join([_("Questions at the consultation hour"), *told]) + "\n" if told else ""


def _told(group: QuestionGroup, _: Say) -> str:
    lines = [f"{_('Question:')} {group.words}", f"{_('Answer:')} {group.answer}"]
    if group.count >= LEAST_TOLD:
        lines.append(_("Asked {count} times or more").format(count=group.count - group.count % LEAST_TOLD))
    return "\n".join(lines)


def _group(together: Sequence[Question]) -> QuestionGroup:
    decided = next((each for each in together if each.state is not QuestionState.OPEN), together[0])
    counts = Counter(each.language for each in together)
    return QuestionGroup(
        ids=tuple(each.id for each in together),
        topic=decided.topic,
        words=decided.words,
        languages=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        state=decided.state,
        answer=decided.answer,
    )
