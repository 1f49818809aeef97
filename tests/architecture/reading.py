# SPDX-License-Identifier: EUPL-1.2
"""Reads the project's own code once, for the tests that hold its rules."""

import ast
import gc
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "spreekuur"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project that is there: tracked by git, or new and not ignored."""
    git = ["git", "-c", "safe.directory=*", "ls-files"]
    listed = [*git, "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return tuple(path for name in sorted(set(names)) if name and (path := ROOT / name).is_file())


@cache
def modules(*folders: str) -> tuple[tuple[Path, ast.Module], ...]:
    """The Python files below these folders of the project, parsed; the program itself by default."""
    places = [ROOT / folder for folder in folders or ("desktop/spreekuur",)]
    files = [
        file for file in tracked() if file.suffix == ".py" and any(place in file.parents for place in places)
    ]
    read = tuple((file, ast.parse(file.read_text(encoding="utf-8"))) for file in files)
    gc.freeze()  # a million things that stay to the end: nobody needs to look through them for garbage
    return read


@cache
def used() -> dict[str, list[str]]:
    """Where the program uses a name: by itself, as an attribute, or imported from a module."""
    found: dict[str, list[str]] = {}
    for file, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                names = {node.id if isinstance(node, ast.Name) else node.attr}
            else:
                names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
            for name in names:
                found.setdefault(name, []).append(place(file, node))
    return found


@cache
def imported() -> tuple[tuple[Path, frozenset[str]], ...]:
    """Each file of the program with the top names of the modules that it imports."""
    return tuple((file, frozenset(imports(tree))) for file, tree in modules())


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the last part of what is called: `cursor.execute(…)` is `execute`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node


def imports(tree: ast.AST) -> Iterator[str]:
    """The top name of every module that is imported, anywhere in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def place(file: Path, node: ast.AST | None = None) -> str:
    """Where something is, for the message of a failing test."""
    name = file.relative_to(ROOT).as_posix()
    return f"{name}:{node.lineno}" if node is not None and hasattr(node, "lineno") else name
