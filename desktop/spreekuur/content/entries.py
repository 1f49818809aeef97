# SPDX-License-Identifier: EUPL-1.2
"""Makes objects of the entries of a pack, which are the dictionaries that JSON gives. What is not sound raises."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from spreekuur.content.former import Kept
from spreekuur.content.model import (
    Guard,
    JobLoss,
    LossClock,
    Municipality,
    Opening,
    Organisation,
    Rule,
    Signal,
    Topic,
)

T = TypeVar("T")


def known(pack: dict[str, Any], part: str, read: Callable[[str, dict[str, Any]], T]) -> Mapping[str, T]:
    """The entries of a part; those of former packs are found by their id alone."""
    now = {key: read(key, fields) for key, fields in pack[part].items()}
    former = {key: read(key, fields) for key, fields in pack.get("former", {}).get(part, {}).items()}
    return Kept(now, former) if former else now


def organisations(pack: dict[str, Any]) -> dict[str, Organisation]:
    """The organisations; nobody is sent to one of a former pack, but old referrals name it."""
    former = pack.get("former", {}).get("organisations", {})
    retired = {
        key: replace(organisation(key, fields), bring=(), retired=True) for key, fields in former.items()
    }
    return retired | {key: organisation(key, fields) for key, fields in pack["organisations"].items()}


def texts(pack: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The texts by language and id, with those of former entries."""
    said: dict[str, dict[str, str]] = pack["texts"]
    for language, former in pack.get("former", {}).get("texts", {}).items():
        said[language] = {**former, **said.get(language, {})}
    return said


def municipality(fields: dict[str, Any]) -> Municipality:
    """Whose content it is."""
    fields["also"] = {code: tuple(names) for code, names in fields.get("also", {}).items()}
    return Municipality(**fields)


def rule(fields: dict[str, Any]) -> Rule:
    """A rule."""
    fields["bring"] = tuple(fields["bring"])
    fields["sources"] = tuple(fields["sources"])
    return Rule(**fields)


def guard(fields: dict[str, Any]) -> Guard:
    """A guard."""
    fields["drop"] = tuple(fields["drop"])
    fields["may_call_without_consent"] = tuple(fields["may_call_without_consent"])
    return Guard(**fields)


def topic(identity: str, fields: dict[str, Any]) -> Topic:
    """A topic."""
    fields["synonyms"] = {language: tuple(words) for language, words in fields["synonyms"].items()}
    return Topic(id=identity, **fields)


def signal(identity: str, fields: dict[str, Any]) -> Signal:
    """A signal."""
    fields["routes"] = tuple(fields["routes"])
    fields["do_not_inform"] = tuple(fields["do_not_inform"])
    return Signal(id=identity, **fields)


def job_loss(fields: dict[str, Any]) -> JobLoss:
    """What starts to run with a lost job."""
    clocks = []
    for clock in fields["clocks"]:
        clock["rules"], clock["sources"] = tuple(clock["rules"]), tuple(clock["sources"])
        clocks.append(LossClock(**clock))
    return JobLoss(tuple(fields["topics"]), tuple(clocks))


def organisation(identity: str, fields: dict[str, Any]) -> Organisation:
    """An organisation."""
    for key in ("languages", "phones", "bring", "lines"):
        fields[key] = tuple(fields.get(key, ()))
    fields["opening"] = tuple(
        Opening(tuple(one["days"]), one["opens"], one["closes"]) for one in fields.get("opening", ())
    )
    return Organisation(id=identity, **fields)
