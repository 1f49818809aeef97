# SPDX-License-Identifier: EUPL-1.2
"""From a table to talks: every line becomes a talk or says why it cannot. Pure: the day of today is given."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spreekuur.content.pack import Content
from spreekuur.errors.moving import Refused, Why, WordRefused
from spreekuur.identifiers import find
from spreekuur.moving import dates, mapping, registers
from spreekuur.moving.model import PERSONAL, Choices, Column, Field, Judged, Notice, Record, Sheet, Told
from spreekuur.moving.record import Reader
from spreekuur.moving.topic_words import TopicWords

_MOST_WORDS = 50
_WELCOME = (Field.LANGUAGE, Field.TOPICS, Field.OUTCOMES)


def judge(sheet: Sheet, content: Content, choices: Choices, today: date, language: str) -> Judged:
    """What a table gives with these choices; `language` is the one in which topics are named.

    Raises: IdentifierColumn, ColumnRefused, WordRefused.
    """
    guessed = mapping.guess(sheet, content, today)
    registers.refuse(sheet, [column.at for column in guessed if column.field is Field.PHONE])
    wanted = mapping.chosen(sheet, guessed, choices.columns, today)
    columns = mapping.ordered(wanted, choices.orders, choices.dates)
    for topic in choices.words.values():
        if topic not in content.topics:
            raise WordRefused(topic)
    topics = TopicWords(content, choices.words, language)
    reader = Reader(content, topics, columns, sheet, today)
    records, refused = _records(reader, sheet, names=choices.names)
    notices = [*sheet.notices, *_about_dates(columns, sheet, today), *_about_columns(columns)]
    notices += [*_about_names(columns, reader, names=choices.names)]
    masked = sum(bool(record.note and find(record.note)) for record in records)
    notices += [Notice(Told.MASKED, count=masked)] if masked else []
    rows = len(sheet.rows) + len(sheet.refused)
    return Judged(columns, rows, tuple(records), tuple(refused), tuple(notices), topics.unknown(_MOST_WORDS))


def _records(reader: Reader, sheet: Sheet, *, names: bool) -> tuple[list[Record], list[Refused]]:
    records: list[Record] = []
    refused = list(sheet.refused)
    seen: Counter[str] = Counter()
    for row in sheet.rows:
        record, faults = reader.read(row, names=names)
        if record is None:
            refused += faults
            continue
        seen[record.key] += 1
        if seen[record.key] > 1 and record.key.startswith(("id\x1f", record.id or "id\x1f")):
            refused.append(Refused(row.line, Why.TWICE, reader.header(Field.ID)))
        elif seen[record.key] > 1:  # two talks of one evening may well be alike
            records.append(replace(record, key=f"{record.key}\x1e{seen[record.key]}"))
        else:
            records.append(record)
    return records, sorted(refused, key=lambda one: one.line)


def _about_dates(columns: Sequence[Column], sheet: Sheet, today: date) -> Iterator[Notice]:
    """How the dates of each such column are read; and of how many of them that is a guess."""
    for column in columns:
        if column.order is not None and column.sure:
            yield Notice(Told.DATES_GUESSED, column.header)
        elif column.order is not None:
            many = dates.unsure(sheet.column(column.at), today)
            yield Notice(Told.DATES_UNSURE, column.header, many)


def _about_columns(columns: Sequence[Column]) -> list[Notice]:
    told = [Notice(Told.NOT_TAKEN, column.header) for column in columns if column.field is None]
    fields = {column.field for column in columns}
    return told + [Notice(Told.NO_COLUMN, field.value) for field in _WELCOME if field not in fields]


def _about_names(columns: Sequence[Column], reader: Reader, *, names: bool) -> list[Notice]:
    personal = [column for column in columns if column.field in PERSONAL]
    if personal and not names:
        return [Notice(Told.NAMES_LEFT_OUT, ", ".join(column.header for column in personal))]
    count = reader.without_consent
    return [Notice(Told.NAMES_WITHOUT_CONSENT, count=count)] if personal and count else []
