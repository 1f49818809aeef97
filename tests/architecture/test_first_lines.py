# SPDX-License-Identifier: EUPL-1.2
"""Every file names its licence first, and what others may use says what it does."""

import ast

from architecture.reading import ROOT, modules, place

FOLDERS = ("desktop/spreekuur", "tools", "tests")
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


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
    """A module, and its functions and own classes without an underscore; a derived class may leave it to its base."""
    silent = []
    for file, tree in modules():
        public = [
            node
            for node in tree.body
            if isinstance(node, (*FUNCTION, ast.ClassDef))
            and not node.name.startswith("_")
            and not getattr(node, "bases", ())
        ]
        silent += [place(file, node) for node in public if not ast.get_docstring(node)]
        if tree.body and not ast.get_docstring(tree):
            silent.append(place(file))
    assert silent == []
