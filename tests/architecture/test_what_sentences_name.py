# SPDX-License-Identifier: EUPL-1.2
"""What a sentence tells to type, press or choose is there: options, commands, keys, and the words on buttons."""

import argparse
import ast
import re
from functools import cache
from importlib import import_module
from itertools import zip_longest
from pathlib import Path

import pytest

from architecture.reading import PACKAGE, calls, modules, place, tracked
from catalogues import LANGUAGES, messages_of, sources
from spreekuur.cli import common
from spreekuur.cli.main import COMMANDS
from spreekuur.ui.keys import KEYS

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
COMMAND = re.compile(r"\bspreekuur((?: [a-z][a-z-]*)+)")
KEY = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Za-z0-9]+|[/=+-])|\bF[1-9][0-9]?\b")
QUOTED = re.compile(r"“([^”{]*)”")
PATH = re.compile(r"((?:\b[A-Z][a-z]+, )+)“")
SIGNS = {"Ctrl+Plus": "Ctrl++", "Ctrl+Minus": "Ctrl+-"}
HELD = {"Ctrl+Shift+Delete"}  # on the locked screen, where no other key is heard
SAID = {
    "0-4": "a figure",
    "Bel 112": "a Dutch heading of the directory, which is content",
    "Excel 2007–365 (.xlsx)": "a choice of another program",
    "Excel workbook (.xlsx)": "a choice of another program",
    "doctor": "something to type",
    "home": "something to type",
}
"""What stands in quotes and is no word of ours on a screen. What somebody tells in practice is a whole sentence."""


@cache
def parsers() -> dict[tuple[str, ...], frozenset[str]]:
    """Every command with its options, those for every command among them."""
    found = {}
    for name, module in COMMANDS.items():
        parser = argparse.ArgumentParser(prog=name, allow_abbrev=False)
        common.describe(parser)
        import_module(module).add_arguments(parser)
        found |= _below((name,), parser, frozenset())
    shared = argparse.ArgumentParser()
    common.describe(shared)
    everywhere = frozenset(shared._option_string_actions) | {"--help"}
    return {(): everywhere | {"--version"}} | {path: options | everywhere for path, options in found.items()}


def _below(path, parser, above):
    options = above | frozenset(parser._option_string_actions)
    found = {path: options}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                found |= _below((*path, name), below, options)
    return found


def options_of(command: str) -> frozenset[str]:
    """All options of a command and of what is below it."""
    return frozenset().union(*(options for path, options in parsers().items() if path[:1] == (command,)))


def strangers(text: str) -> list[str]:
    """The commands that a text names and that are none, and their options where that command has none such."""
    wrong = []
    starts = [*COMMAND.finditer(text)]
    for found, following in zip_longest(starts, starts[1:]):
        words = tuple(found.group(1).split())
        path = next((words[:n] for n in range(len(words), 0, -1) if words[:n] in parsers()), ())
        rest = text[found.start() : following.start() if following else None]
        if not path or (
            len(words) > len(path)
            and any(known[: len(path)] == path and known != path for known in parsers())
        ):
            wrong.append(found.group())
        known = frozenset().union(*(o for p, o in parsers().items() if p[: len(path)] == path))
        wrong += [f"{found.group()} {option}" for option in OPTION.findall(rest) if option not in known]
    return wrong


@cache
def said() -> tuple[tuple[Path, ast.Call, str], ...]:
    """Each sentence of the program with the file that says it."""
    return tuple(
        (file, call, argument.value)
        for file, tree in modules()
        for name, call in calls(tree)
        if name in ("_", "N_", "ngettext")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    )


@cache
def users() -> dict[str, set[str]]:
    """Of each module of the command line the commands whose modules use it."""
    uses = {}
    for file, tree in modules():
        if file.parent == PACKAGE / "cli":
            named = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
            whole = {alias.name for node in named if node.module == "spreekuur.cli" for alias in node.names}
            parts = {node.module.split(".")[2] for node in named if node.module.startswith("spreekuur.cli.")}
            uses[file.stem] = whole | parts
    found = {}
    for command, module in COMMANDS.items():
        seen, new = set(), {module.rpartition(".")[2]}
        while new:
            seen |= new
            new = {below for one in new for below in uses.get(one, ())} - seen
        for one in seen:
            found.setdefault(one, set()).add(command)
    return found


def test_every_command_that_is_named_is_there_with_its_options():
    wrong = {place(file, call): found for file, call, text in said() if (found := strangers(text))}
    for file in tracked():
        if file.suffix == ".md":
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                for code in [line] if line.startswith("    ") else re.findall(r"`([^`]*)`", line):
                    if found := strangers(code):
                        wrong[f"{place(file)}:{number}"] = found
    assert wrong == {}


def test_every_option_that_is_named_belongs_to_the_commands_that_say_it():
    wrong = []
    for file, call, text in said():
        if PACKAGE / "cli" in file.parents and not COMMAND.search(text):
            commands = users().get(file.stem, ()) if file.stem != "common" else ()
            for option in OPTION.findall(text):
                known = [options_of(command) for command in commands] or [parsers()[()]]
                wrong += [(place(file, call), option)] if any(option not in one for one in known) else []
    assert wrong == []


def test_an_error_that_names_an_option_is_raised_where_that_option_is_asked_for():
    """Else somebody is told to use what the command does not know."""
    told, wrong, seen = dict(errors_with_options()), [], 0
    for file, tree in modules():
        names: set[str] = set()
        raised = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and node.exc is not None:
                raised.append((node, getattr(getattr(node.exc, "func", node.exc), "id", "")))
            names |= {getattr(node, "attr", ""), getattr(node, "id", ""), getattr(node, "arg", "") or ""}
        for node, kind in raised:
            option = told.get(kind, "")
            seen += bool(option)
            if option and option.removeprefix("--").replace("-", "_") not in names:
                wrong.append((place(file, node), kind, option))
    assert wrong == []
    assert seen > 5


def errors_with_options():
    """The errors whose sentence names an option and no command, as its table says."""
    for file, tree in modules():
        if file.parent == PACKAGE / "messages":
            for table in (n for n in ast.walk(tree) if isinstance(n, ast.Dict)):
                for key, value in zip(table.keys, table.values, strict=True):
                    texts = [n.value for n in ast.walk(value) if isinstance(n, ast.Constant)]
                    for text in (t for t in texts if isinstance(t, str) and not COMMAND.search(t)):
                        for option in OPTION.findall(text):
                            yield getattr(key, "attr", getattr(key, "id", "")), option


def test_every_key_that_is_named_is_one():
    forms = {form for keys in KEYS.values() for form in keys} | HELD
    plain = {f"Alt+{n}" for n in range(10)}  # choices by number, held screen by screen
    wrong = []
    for file, call, text in said():
        for key in KEY.findall(text):
            known = forms | plain | alt_keys(file.parent)
            if SIGNS.get(key, key) not in known:
                wrong.append((place(file, call), key))
    assert wrong == []


@cache
def alt_keys(folder: Path) -> frozenset[str]:
    """The keys with Alt that the screens of this folder give to something."""
    return frozenset(
        node.value
        for file, tree in modules()
        if file.parent == folder
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    )


def test_what_stands_in_quotes_stands_on_a_screen_and_so_does_the_way_there():
    words = {_bare(text) for _file, _call, text in said()}
    wrong = []
    for file, call, text in said():
        for quoted in QUOTED.findall(text):
            told = quoted in SAID or quoted[-1:] in ".?!"
            if not told and not {quoted, quoted[0].lower() + quoted[1:]} & words:
                wrong.append((place(file, call), quoted))
        for way in PATH.findall(text):
            wrong += [(place(file, call), part) for part in way.split(", ") if part and part not in words]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_names_what_the_sentence_names(language):
    """The same keys and options; and a button by the words that stand on it in that language."""
    entries = [one for source in sources(language) for one in messages_of(source)]
    known: dict[str, list[str]] = {}
    for one in entries:
        known.setdefault(_bare(one.singular), []).extend(map(_bare, one.texts))
    wrong = []
    for one in entries:
        for text in one.texts:
            same = set(OPTION.findall(one.singular)) == set(OPTION.findall(text))
            if not same or not _keys(text, language) >= _keys(one.singular):
                wrong.append((one.singular, text))
            for quoted in QUOTED.findall(one.singular):
                here = known.get(quoted) or known.get(quoted[:1].lower() + quoted[1:], [])
                if here and not any(word.casefold().rstrip(".") in text.casefold() for word in here):
                    wrong.append((here, text))
    assert wrong == []


def _bare(text):
    """What stands on a button beside its number."""
    return re.sub(r"\W*\{\w+\}\W*", "", text)


def _keys(text, language=""):
    spoken = text.replace("Ctrl+Intro", "Ctrl+Enter") if language == "es" else text
    return {key for key in KEY.findall(spoken) if key not in SIGNS}
