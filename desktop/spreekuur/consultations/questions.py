# SPDX-License-Identifier: EUPL-1.2
"""Questions that nobody at the desk could answer, in the volunteer's words: at most one of a talk, and never a name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, remove, save

_COLUMNS = "id, language, topic, words, state, answer"


class QuestionState(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Which talk it comes from is kept to correct or undo it there, and is not read here."""

    id: str
    language: str
    topic: str
    words: str = field(repr=False)
    state: QuestionState = QuestionState.OPEN
    answer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of one talk, as it is kept with it; without words there is none."""

    consultation_id: str
    evening_id: str
    language: str
    topic: str
    words: str = field(repr=False)


def keep(db: Database, asked: Asked, noted_at: str) -> None:
    """Keep exactly this question for a talk; asked in other words it is open again."""
    query = "select id, words from question where consultation_id = ?"
    before = db.execute(query, (asked.consultation_id,)).fetchone()
    words = " ".join(asked.words.split())
    if not words:
        if before is not None:
            remove(db, "question", before[0])
        return
    row = {
        "id": before[0] if before else new_id(),
        "consultation_id": asked.consultation_id,
        "evening_id": asked.evening_id,
        "language": asked.language,
        "topic": asked.topic,
        "words": words,
    }
    anew = before is None or before[1] != words
    opened = {"state": QuestionState.OPEN.value, "answer": "", "noted_at": noted_at, "noted_by": db.author}
    save(db, "question", row | opened if anew else row)


def of_consultation(db: Database, consultation_id: str) -> Question | None:
    """The question of one talk, if there is one."""
    query = f"select {_COLUMNS} from question where consultation_id = ?"
    row = db.execute(query, (consultation_id,)).fetchone()
    return _question(row) if row is not None else None


def kept(db: Database) -> list[Question]:
    """All questions, the newest first."""
    return [_question(row) for row in db.execute(f"select {_COLUMNS} from question order by id desc")]


def decide(db: Database, ids: Iterable[str], state: QuestionState, answer: str) -> None:
    """Give these questions one answer, drop them, or open them again."""
    for question_id in ids:
        save(db, "question", {"id": question_id, "state": state.value, "answer": answer})


def _question(row: tuple[str, ...]) -> Question:
    question_id, language, topic, words, state, answer = row
    return Question(question_id, language, topic, words, QuestionState(state), answer)
