# SPDX-License-Identifier: EUPL-1.2
"""The figures at the desk: opening a report, an evening that was corrected, all counted again.

Beside it twelve two-way tables that the store counts each time they are asked for.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.made import store_with
from bench.measure import Figures, Plan, cpu, paired
from spreekuur.content import pack
from spreekuur.statistics import catalogue, kept
from spreekuur.statistics.coding import Coding
from spreekuur.statistics.kept import Figures as Counted
from spreekuur.statistics.periods import Period
from spreekuur.store.connection import Database
from spreekuur.store.writing import save

_PERSON = ("language", "stay", "registration", "housing_tied")
_OF_TALK = "SELECT {one}, {other}, count(*) FROM consultation WHERE deleted_at IS NULL GROUP BY 1, 2"
_OF_QUESTION = (
    "SELECT t.topic, k.{one}, count(*) FROM consultation_topic t JOIN consultation k ON k.id = t.consultation_id"
    " WHERE k.deleted_at IS NULL GROUP BY 1, 2"
)
_OF_OUTCOME = (
    "SELECT o.outcome, k.{one}, count(*) FROM consultation_outcome o JOIN consultation k ON k.id = o.consultation_id"
    " WHERE k.deleted_at IS NULL GROUP BY 1, 2"
)
_TWELVE = (
    *(_OF_TALK.format(one=one, other="kind") for one in _PERSON),
    *(_OF_QUESTION.format(one=one) for one in _PERSON),
    *(_OF_OUTCOME.format(one=one) for one in _PERSON),
)
_N = "CAST(substr({id}, 2) AS INTEGER)"
_SPREAD = (
    "UPDATE consultation SET {field} = json_extract(?, '$[' || ({n} / {of} % json_array_length(?)) || ']')"
)
_TOPICS = "UPDATE consultation_topic SET topic = json_extract(?, '$[' || ({n} % json_array_length(?)) || ']')"
_SAID = {
    "language": ["pl", "pl", "pl", "bg", "ro", "es"],
    "stay": ["short", "mid", "long", None],
    "registration": ["brp", "rni", "none", None],
    "housing_tied": ["true", "false", None],
}
# Talks -> the highest good ratio of opening, of a corrected evening, of counting all again.
_GOALS = {20_000: (1 / 6, 1 / 50, 1.0), 100_000: (1 / 60, 1 / 50, 1 / 3)}


def counted(plan: Plan) -> Iterator[Figures]:
    """With ten years of talks that no quarter counted yet, which is the most there can be to count."""
    content = pack.load()
    figures = catalogue.of(content)
    by = Counted(figures, Coding.of(figures, content))
    for size in plan.sizes((20_000, 100_000), (500,)):
        opened, corrected, again = _GOALS.get(size, (None, None, None))
        with TemporaryDirectory() as folder:
            db, evening = store_with(Path(folder) / "vault.db", size)
            _spread(db, sorted(content.topics))
            kept.refresh(db, by)
            last = db.execute("SELECT held_on FROM evening WHERE id = ?", (evening,)).fetchone()[0]
            years = [Period(year) for year in range(2016, date.fromisoformat(last).year + 1)]
            twelve = lambda db=db: cpu(lambda: [db.execute(sql).fetchall() for sql in _TWELVE])  # noqa: E731
            rounds = plan.times(9, 1)
            suffix = f"_{size // 1000}k"

            def read(db: Database = db, years: list[Period] = years) -> float:
                return cpu(lambda: [kept.read(db, year) for year in years])

            def correct(db: Database = db, evening: str = evening) -> float:
                _correct(db, evening)
                return cpu(lambda: kept.refresh(db, by))

            def recount(db: Database = db) -> float:
                return cpu(lambda: kept.recount(db, by))

            yield Figures(f"figures_opened{suffix}", paired(read, twelve, rounds), opened, x=size)
            yield Figures(f"figures_corrected{suffix}", paired(correct, twelve, rounds), corrected, x=size)
            yield Figures(
                f"figures_recounted{suffix}", paired(recount, twelve, plan.times(3, 1)), again, x=size
            )
            db.close()


def _spread(db: Database, topics: list[str]) -> None:
    """Let the talks be about all topics, and those who came of every kind."""
    with db.atomic():
        for place, (field, values) in enumerate(_SAID.items()):
            said = json.dumps(values)
            sql = _SPREAD.format(field=field, n=_N.format(id="id"), of=place + 1)
            db.execute(sql, (said, said))
        named = json.dumps(topics)
        db.execute(_TOPICS.format(n=_N.format(id="consultation_id")), (named, named))


def _correct(db: Database, evening: str) -> None:
    """Somebody corrects one talk of the last evening."""
    (talk, language) = db.execute(
        "SELECT id, language FROM consultation WHERE evening_id = ? ORDER BY id LIMIT 1", (evening,)
    ).fetchone()
    save(db, "consultation", {"id": talk, "language": "ro" if language != "ro" else "pl"})


BENCHES = {"figures_counted": counted}
