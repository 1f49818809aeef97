# SPDX-License-Identifier: EUPL-1.2
"""Files, functions and classes can be read in one go; ruff holds complexity and arguments."""

import ast

from architecture.reading import ROOT, modules, place

FOLDERS = ("desktop/spreekuur", "tools", "tests")
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def test_a_file_has_at_most_300_lines():
    long = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file, _ in modules(*FOLDERS)}
    long["dev.py"] = len((ROOT / "dev.py").read_text(encoding="utf-8").splitlines())
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_a_function_has_at_most_40_lines():
    assert [
        place(file, node)
        for file, tree in modules(*FOLDERS)
        for node in ast.walk(tree)
        if isinstance(node, FUNCTION) and node.end_lineno - node.lineno + 1 > 40
    ] == []


def test_a_class_has_at_most_12_methods():
    found = []
    for file, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and sum(_counts(item) for item in node.body) > 12:
                found.append(place(file, node))
    assert found == []


def _counts(item: ast.stmt) -> bool:
    """A method, but not one that Qt or Python asks for by its name."""
    qt = isinstance(item, FUNCTION) and item.name != item.name.lower()
    return isinstance(item, FUNCTION) and not qt and not item.name.startswith("__")


def test_every_python_file_names_its_licence_first():
    files = [file for file, _ in modules(*FOLDERS)] + [
        ROOT / "dev.py",
        ROOT / "conftest.py",
        ROOT / "build.spec",
    ]
    for file in files:
        first = [
            line for line in file.read_text(encoding="utf-8").splitlines()[:2] if not line.startswith("#!")
        ]
        assert first[:1] == ["# SPDX-License-Identifier: EUPL-1.2"], place(file)


def test_whatever_others_may_use_says_what_it_does():
    """A module, and its classes and functions without an underscore, have a docstring."""
    silent = []
    for file, tree in modules():
        defined = [node for node in ast.walk(tree) if isinstance(node, (*FUNCTION, ast.ClassDef))]
        public = [node for node in tree.body if node in defined and not node.name.startswith("_")]
        silent += [place(file, node) for node in public if not ast.get_docstring(node)]
        if tree.body and not ast.get_docstring(tree):
            silent.append(place(file))
    assert silent == []
