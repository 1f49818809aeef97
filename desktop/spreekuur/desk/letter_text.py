# SPDX-License-Identifier: EUPL-1.2
"""What somebody changed in the sentences of one letter: taken out, put in, own words, order. Pure.

It lives in the draft of the talk, beside the fields of the letter, one text for each receiver.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.letters import case as cases
from spreekuur.letters import sentences
from spreekuur.letters.asks import MOST
from spreekuur.letters.fields import MAX_LIST, MAX_TEXT
from spreekuur.letters.model import Sender
from spreekuur.letters.sentences import ASKS, DONE, GOING_ON, Line

OWN = (ASKS, GOING_ON, DONE)
"""The parts in which somebody may write in own words."""
_NAME = "text/"


@dataclass(frozen=True, slots=True)
class Edits:
    """The changes, as the members of a case are called."""

    say: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    order: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[str, ...] = field(default=(), repr=False)
    situation: tuple[str, ...] = field(default=(), repr=False)
    done: tuple[str, ...] = field(default=(), repr=False)

    def members(self) -> dict[str, Any]:
        """What of it goes into the case: nothing of what was not changed."""
        return {name: list(value) for name, value in asdict(self).items() if value}


def edits_of(letter: Mapping[str, str], route: str) -> Edits:
    """The changes that the draft holds for this receiver; none if it holds none that can be read."""
    try:
        kept = json.loads(letter.get(f"{_NAME}{route}", "{}"))
        return Edits(**{name: tuple(map(str, value)) for name, value in kept.items()})
    except (ValueError, TypeError, AttributeError):
        return Edits()


def with_edits(talk: Talk, route: str, edits: Edits) -> Talk:
    """The talk with these changes for this receiver."""
    name = f"{_NAME}{route}"
    letter = {key: text for key, text in talk.letter.items() if key != name}
    if members := edits.members():
        letter[name] = json.dumps(members, ensure_ascii=False, sort_keys=True)
    return replace(talk, letter=letter)


def lines(content: Content, case: Mapping[str, Any], sender: Sender, language: str) -> tuple[Line, ...]:
    """The sentences of the letter that this case makes, and those that would fit."""
    # The letter gets a kenmerk when it is made, and with it the slip: there is room for one thing less to ask.
    numbered = {**case, "kenmerk": case.get("kenmerk") or "PS-2026-0001-04"}
    return sentences.lines(cases.read(numbered, content), content, sender, language)


def toggled(edits: Edits, line: Line) -> Edits:
    """The changes with this sentence taken out, or put in."""
    if line.own:
        kept = tuple(text for text in getattr(edits, line.part) if text != line.key)
        return _without_order(replace(edits, **{line.part: kept}), line.key)
    if line.is_in:
        said = tuple(key for key in edits.say if key != line.key)
        left = edits.leave_out if line.key in edits.say else (*edits.leave_out, line.key)
        return _without_order(replace(edits, say=said, leave_out=left), line.key)
    if line.key in edits.leave_out:
        return replace(edits, leave_out=tuple(key for key in edits.leave_out if key != line.key))
    return replace(edits, say=(*edits.say, line.key))


def written(edits: Edits, part: str, words: str) -> Edits:
    """The changes with a sentence in own words behind the others of its part; the same words stand there once."""
    text = " ".join(words.split())[:MAX_TEXT]
    there = getattr(edits, part)
    if not text or text in there or len(there) >= MAX_LIST:
        return edits
    return replace(edits, **{part: (*there, text)})


def moved(edits: Edits, found: Sequence[Line], line: Line, by: int) -> Edits:
    """The changes with this sentence so many places further down, or up, in its part of the letter."""
    keys = [other.key for other in found if other.is_in and other.part == line.part and other.own == line.own]
    if line.part == ASKS:
        keys = [other.key for other in found if other.is_in and other.part == ASKS]
    if line.key not in keys:
        return edits
    at = keys.index(line.key)
    keys.insert(min(max(at + by, 0), len(keys) - 1), keys.pop(at))
    if (
        line.own and line.part != ASKS
    ):  # own words stand behind the sentences of the bank, in an order of their own
        return replace(edits, **{line.part: tuple(keys)})
    others = tuple(key for key in edits.order if key not in keys)
    return replace(edits, order=(*others, *keys))


def has_room(edits: Edits, part: str) -> bool:
    """Does one more fit? A letter asks three things at most, the slip among them; others give way to what is chosen."""
    chosen = [key for key in edits.say if key.startswith("core.ask.")]
    return part != ASKS or len(chosen) + len(edits.asked) < MOST - 1


def _without_order(edits: Edits, key: str) -> Edits:
    return replace(edits, order=tuple(other for other in edits.order if other != key))
