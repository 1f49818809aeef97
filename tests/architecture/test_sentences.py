# SPDX-License-Identifier: EUPL-1.2
"""Whatever a user can meet is said in a sentence, in every language."""

import importlib
import inspect
import pkgutil
import typing
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

import pytest

from spreekuur import errors
from spreekuur.errors import UserError
from spreekuur.language import LANGUAGES, use
from spreekuur.messages.sentences import SENTENCES

SAMPLES = {
    str: ["x.pdf"],
    int: [1, 2, 5],
    float: [1.5],
    bool: [True, False],
    Path: [Path("a/b.pdf")],
    date: [date(2026, 11, 11)],
    datetime: [datetime(2026, 11, 11, 20, 0, tzinfo=UTC)],
}


def classes() -> set[type]:
    """Every kind of UserError there is, wherever it was made."""
    for module in pkgutil.iter_modules(errors.__path__, "spreekuur.errors."):
        importlib.import_module(module.name)
    found, new = set(), {UserError}
    while new:
        new = {child for parent in new for child in parent.__subclasses__()} - found
        found |= new
    return found


def test_every_error_that_is_raised_has_a_sentence():
    leaves = {kind for kind in classes() if not kind.__subclasses__() and not inspect.isabstract(kind)}
    silent = {kind.__name__ for kind in leaves if not any(parent in SENTENCES for parent in kind.__mro__)}
    assert silent == set()


def test_no_sentence_is_left_without_an_error():
    assert set(SENTENCES) - classes() - {UserError} == set()


def test_every_error_lives_with_its_area():
    assert {
        kind.__name__ for kind in classes() if not kind.__module__.startswith("spreekuur.errors.")
    } == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language):
    use(language)
    try:
        for kind, sentence in SENTENCES.items():
            for error in samples(kind):
                said = sentence(error)
                assert said[-1:] in ".?!", (kind.__name__, said)
                assert "{" not in said, (kind.__name__, said)
    finally:
        use("en")


def samples(kind):
    """Values of that type: each member of an enum, an error or record for each value of its fields."""
    if kind in SAMPLES:
        return SAMPLES[kind]
    if typing.get_origin(kind) is tuple:
        return [(value,) for value in samples(typing.get_args(kind)[0])]
    if typing.get_args(kind):
        return [value for part in typing.get_args(kind) for value in samples(part)]
    if kind is type(None):
        return [None]
    return list(kind) if issubclass(kind, Enum) else instances(kind)


def instances(kind):
    """One object for each choice of each argument, the others at their first."""
    if not (is_dataclass(kind) or "__init__" in vars(kind)):
        return [kind()]
    hints = typing.get_type_hints(kind.__init__)
    names = [name for name in inspect.signature(kind.__init__).parameters if name != "self"]
    spread = [name for name, p in inspect.signature(kind).parameters.items() if p.kind is p.VAR_POSITIONAL]
    choices = {name: samples(hints[name]) for name in names}
    made = []
    for name in names or [None]:
        for value in choices.get(name, [None]):
            facts = {other: choices[other][0] for other in names} | ({name: value} if name else {})
            loose = [facts.pop(other) for other in spread]
            made.append(kind(*loose, **facts))
    return made
