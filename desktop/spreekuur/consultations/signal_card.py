# SPDX-License-Identifier: EUPL-1.2
"""The card of a talk about danger: of each signal what was seen, what was said and what is only supposed, kept apart.

A judgement that is written down as a fact does harm to whoever it is about; the card therefore has no place for one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

FORMAT = "spreekuur signal card/1"


class Ground(StrEnum):
    """What a line of the card rests on."""

    SEEN = "seen"
    SAID = "said"
    INFERRED = "inferred"
    FACTS = "facts"
    """About the whole card: what, where, when."""
    SOURCE = "source"
    """About the whole card: who told it, and to whom."""


COLUMNS = (Ground.SEEN, Ground.SAID, Ground.INFERRED)
WHOLE = (Ground.FACTS, Ground.SOURCE)
HOLDS = (Ground.SEEN, Ground.SAID)
"""What makes a signal one that is there; a supposition alone does not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a signal (empty for what is about the whole card), what it rests on, and words, which may be empty."""

    signal: str
    ground: Ground
    words: str = field(default="", repr=False)


Card = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SealedCard:
    """A card that was kept: nobody without the confidants' key reads it, the one who wrote it included."""

    id: str
    at: str
    """When it was kept, as a UTC stamp."""
    sealed: str = field(repr=False)
    """The bytes, as hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A card as a confidant reads it."""

    at: str
    card: Card = field(repr=False)


def found(card: Card, signal: str, ground: Ground) -> Entry | None:
    """The line of this signal and ground, if there is one."""
    return next((entry for entry in card if (entry.signal, entry.ground) == (signal, ground)), None)


def grounds(card: Card, signal: str) -> tuple[Ground, ...]:
    """What there is of a signal, in the order of the columns."""
    return tuple(ground for ground in COLUMNS if found(card, signal, ground) is not None)


def tick(card: Card, signal: str, ground: Ground, *, on: bool) -> Card:
    """The card with this line, or without it and its words."""
    there = found(card, signal, ground)
    if on:
        return card if there else (*card, Entry(signal, ground))
    return tuple(entry for entry in card if entry is not there)


def write(card: Card, signal: str, ground: Ground, words: str) -> Card:
    """The card with these words in a line, which is made if need be; of the whole card a line goes when it is empty."""
    there, line = found(card, signal, ground), Entry(signal, ground, words)
    if there is None:
        return (*card, line) if words else card
    if not words and ground in WHOLE:
        return tick(card, signal, ground, on=False)
    return tuple(line if entry is there else entry for entry in card)


def signals_there(card: Card) -> tuple[str, ...]:
    """The signals that were seen or told, without those that somebody only supposes."""
    return tuple(dict.fromkeys(entry.signal for entry in card if entry.ground in HOLDS))


def words_of(card: Card, ground: Ground) -> tuple[str, ...]:
    """Everything that was written in one column, in the order in which it was."""
    return tuple(entry.words.strip() for entry in card if entry.ground is ground and entry.words.strip())


def to_bytes(card: Card, at: str) -> bytes:
    """What is sealed."""
    content = {"format": FORMAT, "at": at, "lines": as_rows(card)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def from_bytes(opened: bytes) -> Opened:
    """A card from what was sealed."""
    content: dict[str, Any] = json.loads(opened)
    return Opened(content["at"], from_rows(content["lines"]))


def as_rows(card: Card) -> list[list[str]]:
    """The lines as plain lists."""
    return [[entry.signal, entry.ground.value, entry.words] for entry in card]


def from_rows(rows: Iterable[Iterable[str]]) -> Card:
    """The lines from plain lists."""
    return tuple(Entry(signal, Ground(ground), words) for signal, ground, words in rows)
