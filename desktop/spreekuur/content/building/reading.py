# SPDX-License-Identifier: EUPL-1.2
"""Reads the content files; a file that the given folder lacks comes from the shipped content."""

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

from spreekuur.content.building.faults import Faults
from spreekuur.errors.content import Problem
from spreekuur.outside import read_plain

# libyaml is seven times faster; the pure loader is for places that have no wheel with it.
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]  # the base is chosen while running
    """The safe loader, but a key that stands twice in one mapping is an error."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _value in node.value:
            if not isinstance(key.value, str):
                continue
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"twice: {key.value}", problem_mark=key.start_mark)
            seen.add(key.value)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


class _TextLoader(_Loader):
    """Takes what people type as it stands: a date, a yes, a phone number with its + are text; counts are numbers."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


_TextLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)\Z"), ["~", "n", "N", ""]
)
_TextLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"-?(0|[1-9][0-9]*)\Z"), list("-0123456789")
)
_TextLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"-?[0-9]+\.[0-9]+\Z"), list("-0123456789")
)


MOST_BYTES = 16 * 1024 * 1024
DEEPEST, MOST_NODES = 40, 1_000_000
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Unsafe(Exception):
    """YAML that would grow without bound, or take the parser down with it; holds the line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _refuse_bombs(data: bytes) -> None:
    """Look at what the file is made of before anything is made of it.

    Aliases make a small file a huge one; a hundred thousand brackets end the process inside libyaml.

    Raises: _Unsafe, and what YAML itself raises.
    """
    if len(data) > MOST_BYTES:
        raise _Unsafe(1)
    walk = _Walk()
    for event in yaml.parse(data, _Loader):
        if not walk.step(event):
            raise _Unsafe(event.start_mark.line + 1 if event.start_mark else 1)


class _Walk:
    """Counts how much a file holds once each alias is written out in full, and how deep it goes."""

    def __init__(self) -> None:
        self._total = 0
        self._open: list[tuple[str | None, int]] = []  # each opened anchor, with the total when it began
        self._sizes: dict[str, int] = {}

    def step(self, event: Any) -> bool:
        """Take in one event; False when it goes too far."""
        if isinstance(event, _OPENING):
            self._open.append((event.anchor, self._total))
        elif isinstance(event, _CLOSING):
            anchor, before = self._open.pop()
            if anchor:
                self._sizes[anchor] = self._total - before + 1
        elif isinstance(event, yaml.AliasEvent):
            # One that stands inside itself has no size yet, and no end either.
            self._total += self._sizes.get(event.anchor or "", MOST_NODES)
        elif isinstance(event, yaml.ScalarEvent) and event.anchor:
            self._sizes[event.anchor] = 1
        self._total += 1
        return self._total <= MOST_NODES and len(self._open) <= DEEPEST


class Sources:
    """The files of one content folder, each read once."""

    def __init__(self, folder: Path, shipped: Path, faults: Faults) -> None:
        self._folder, self._shipped, self._faults = folder, shipped, faults

    def is_own(self, name: str) -> bool:
        """Does this file stand in the folder itself?"""
        return (self._folder / name).is_file()

    def read(self, name: str) -> dict[str, Any]:
        """The file as a mapping; a file that cannot be used is noted as a fault and gives an empty one."""
        path = (self._folder if self.is_own(name) else self._shipped) / name
        try:
            data = self._parsed(path)
        except FileNotFoundError:
            self._faults.note(name, "", Problem.ABSENT)
        except OSError as error:
            self._faults.note(name, "", Problem.NOT_READABLE, error.strerror or "")
        except _Unsafe as error:
            self._faults.note(name, str(error.line), Problem.UNSAFE)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self._faults.note(name, "", Problem.NOT_READABLE, f"{error.problem}, {line}")
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
            self._faults.note(name, "", Problem.NOT_READABLE, "YAML")
        else:
            if isinstance(data, dict):
                return data
            self._faults.note(name, "", Problem.NOT_READABLE, "YAML")
        return {}

    def _parsed(self, path: Path) -> Any:
        data = read_plain(path, MOST_BYTES)
        if path.parent.resolve() != self._shipped.resolve():
            _refuse_bombs(data)
        return yaml.load(data, _Loader)


def read_document(path: Path) -> Any:
    """One YAML file outside the content: lists, mappings, texts and counts; `yes` and `2026-11-11` are texts.

    Raises: ContentError when it is not there or no YAML.
    """
    faults = Faults()
    try:
        data = read_plain(path, MOST_BYTES)
        _refuse_bombs(data)
        return yaml.load(data, _TextLoader)  # a safe loader
    except _Unsafe as error:
        faults.note(path.name, str(error.line), Problem.UNSAFE)
    except OSError as error:
        faults.note(path.name, "", Problem.NOT_READABLE, error.strerror or "")
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        faults.note(path.name, "", Problem.NOT_READABLE, "YAML")
    faults.raise_if_any()
    return None
