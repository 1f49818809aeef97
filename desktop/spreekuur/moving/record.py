# SPDX-License-Identifier: EUPL-1.2
"""One line as a talk. What cannot be kept as it stands there is a fault, never a guess."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache

from spreekuur.consultations.model import Kind, Outcome, Stay
from spreekuur.content.pack import Content
from spreekuur.errors.moving import Refused, Why
from spreekuur.identifiers import find
from spreekuur.moving import coded, dates, sending, stays, words
from spreekuur.moving.line import Line
from spreekuur.moving.model import Column, DateOrder, Field, Person, Record, Row, Sent, Sheet
from spreekuur.moving.splitting import parts
from spreekuur.moving.topic_words import TopicWords
from spreekuur.moving.towns import Towns
from spreekuur.times import from_stamp, local_date

_ANSWERS = (
    Field.REGISTRATION,
    Field.STAY,
    Field.INSURED,
    Field.EMPLOYMENT,
    Field.HOUSING_TIED,
    Field.MUNICIPALITY,
    Field.AGE_GROUP,
    Field.CHILDREN,
)
_BANDS = (Field.AGE_BAND, Field.ORIGIN, Field.SECTOR, Field.HERE_SINCE)
_UNKNOWN = "unknown"


class Reader:
    """Reads the lines of one table; `without_consent` counts those whose name was left out for want of a yes."""

    def __init__(
        self, content: Content, topics: TopicWords, columns: Sequence[Column], sheet: Sheet, today: date
    ) -> None:
        self._topics, self._sheet, self._today = topics, sheet, today
        self._columns: dict[Field, list[Column]] = {}
        for column in columns:
            if column.field is not None:
                self._columns.setdefault(column.field, []).append(column)
        self._places = sending.places(content)
        self._towns = Towns(content)
        self.without_consent = 0

    def header(self, field: Field) -> str:
        """The column of a field."""
        return next((column.header for column in self._columns.get(field, ())), "")

    def read(self, row: Row, *, names: bool) -> tuple[Record | None, list[Refused]]:
        """The talk, or what is wrong with the line."""
        line = Line(row, self._columns, self._sheet, self._towns)
        if line.faults:  # what was not saved, or is too long, cannot be judged
            return None, line.faults
        held_on = self._day(line)
        record = self._record(line, held_on or self._today)
        person = self._person(line, record) if names else None
        return (None, line.faults) if line.faults else (replace(record, person=person), [])

    def _record(self, line: Line, held_on: date) -> Record:
        given_id, key = _id(line)
        answers, bands = _answers(line), _bands(line)
        if (age := line.number(Field.AGE)) is not None:
            bands.setdefault("age_band", coded.age_band(age))
            answers["age_group"] = "minor" if age < 18 else str(answers.get("age_group", "adult"))
        persons, number = line.number(Field.PERSONS), line.number(Field.NUMBER)
        return Record(
            line=line.row.line,
            held_on=held_on,
            key=key,
            id=given_id,
            started_at=_moment(line, Field.STARTED_AT, held_on),
            ended_at=_moment(line, Field.ENDED_AT, None),
            entered_afterwards=line.code(Field.ENTERED_AFTERWARDS) != "no",
            number=int(number) if number is not None else None,
            kind=Kind(line.code(Field.KIND) or Kind.TALK),
            language=line.code(Field.LANGUAGE) or _UNKNOWN,
            topics=self._topics_of(line),
            outcomes=_outcomes(line),
            routes=self._routes(line),
            persons=int(persons) if persons is not None else 1,
            interpreter=line.code(Field.INTERPRETER) or _UNKNOWN,
            key_person=line.code(Field.KEY_PERSON) == "yes",
            consent=line.code(Field.CONSENT) or _UNKNOWN,
            answers=answers,
            bands=bands,
            stays=self._stays(line, held_on),
            note=line.text(Field.NOTE),
        )

    def _day(self, line: Line, field: Field = Field.DATE) -> date | None:
        """The day in a column; None with the fault noted, or when it may be empty and is."""
        text = line.text(field)
        if not text:
            if field is Field.DATE:
                line.fault(Why.NO_DATE, field)
            return None
        order = line.columns(field)[0].order or DateOrder.DAY_FIRST
        day = dates.read(text, order, self._today, since_1904=self._sheet.since_1904)
        if day is None:
            line.fault(Why.BAD_DATE, field)
        elif day < dates.OLDEST:
            line.fault(Why.TOO_OLD, field)
        elif field is Field.DATE and day > self._today:
            line.fault(Why.FUTURE, field)
        else:
            return day
        return None

    def _stays(self, line: Line, held_on: date) -> tuple[Stay, ...]:
        found: list[Stay] = []
        for column, cell in line.texts(Field.STAYS):
            read = [stays.from_text(part) for part in parts(cell)]
            if None in read:
                line.fault(Why.BAD_STAY, at=column)
            found += [stay for stay in read if stay is not None]
        arrival, departure = self._day(line, Field.ARRIVAL), self._day(line, Field.DEPARTURE)
        if arrival is not None and arrival > held_on:
            line.fault(Why.ARRIVAL_AFTER, Field.ARRIVAL)
        elif arrival is not None and departure is not None and departure < arrival:
            line.fault(Why.DEPARTURE_FIRST, Field.DEPARTURE)
        elif arrival is not None or departure is not None:
            found.append(Stay(arrival, departure))
        return tuple(found)

    def _topics_of(self, line: Line) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for column, cell in line.texts(Field.TOPICS):
            topics, near = self._topics.of(cell)
            if near is not None:
                line.fault(Why.NO_TOPIC, near=near, at=column)
            found.update(dict.fromkeys(topics))
        return tuple(found)

    def _routes(self, line: Line) -> tuple[Sent, ...]:
        found: dict[str, Sent] = {}
        for column, cell in line.texts(Field.ROUTES):
            for part in [cell] if sending.named(cell, self._places) else parts(cell):
                sent = sending.from_text(part, self._places)
                if sent is None:
                    line.fault(Why.BAD_PLACE, at=column)
                else:
                    found.setdefault(sent.route, sent)
        return tuple(found.values())

    def _person(self, line: Line, record: Record) -> Person | None:
        given, family = line.text(Field.GIVEN), line.text(Field.FAMILY)
        if whole := line.text(Field.NAME):
            last, comma, first = whole.partition(",")
            if not comma:
                first, _space, last = whole.partition(" ")
            given, family = given or first.strip(), family or last.strip()
        phone = line.text(Field.PHONE)
        if not (given or family or phone):
            return None
        if line.code(Field.RECORD) != "yes" or record.consent == "no":
            self.without_consent += 1
            return None
        for field, text in ((Field.GIVEN, given), (Field.FAMILY, family)):
            if find(text):
                line.fault(Why.IDENTIFIER, field if line.text(field) else Field.NAME)
        return Person(given, family, phone)


def _id(line: Line) -> tuple[str, str]:
    """The id, if it is one of ours, and what the line is known by: a number of another list, or all its cells."""
    text = line.text(Field.ID)
    if not text:
        return "", "\x1f".join(line.row.cells)
    try:
        given = str(uuid.UUID(text))
    except ValueError:
        if len(text) > 100 or find(text):
            line.fault(Why.BAD_ID, Field.ID)
        return "", f"id\x1f{text}"
    return given, given


def _moment(line: Line, field: Field, held_on: date | None) -> datetime | None:
    text = line.text(field)
    if not text:
        return None
    try:
        moment = from_stamp(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or (held_on is not None and local_date(moment) != held_on):
        line.fault(Why.BAD_DATE, field)
        return None
    return moment


def _outcomes(line: Line) -> tuple[Outcome, ...]:
    found: dict[Outcome, None] = {}
    for column, cell in line.texts(Field.OUTCOMES):
        for part in [cell] if words.value_of("outcomes", cell) else parts(cell):
            code = words.value_of("outcomes", part)
            if code is None:
                line.fault(Why.BAD_VALUE, near=_near_outcomes(part), at=column)
            else:
                found[Outcome(code)] = None
    return tuple(found)


@lru_cache(maxsize=4096)
def _near_outcomes(part: str) -> tuple[str, ...]:
    return tuple(get_close_matches(words.phrase(part), words.values("outcomes"), 3, 0.6))


def _answers(line: Line) -> dict[str, str | float]:
    found: dict[str, str | float] = {}
    for field in _ANSWERS:
        if code := line.code(field):
            found[field.value] = code
    if line.text(Field.EXPECTED_MONTHS).casefold() == _UNKNOWN:
        found["expected_months"] = _UNKNOWN
    elif (months := line.number(Field.EXPECTED_MONTHS)) is not None:
        found["expected_months"] = months
    return found


def _bands(line: Line) -> dict[str, str]:
    return {field.value: code for field in _BANDS if (code := line.code(field))}
