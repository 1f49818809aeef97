# SPDX-License-Identifier: EUPL-1.2
"""Rules that keep data from turning into code, markup or a path, and errors from being swallowed."""

import ast

import pytest

from architecture.reading import PACKAGE, calls, modules, place, used

UI = PACKAGE / "ui"
LABEL = UI / "widgets" / "label.py"
# Work runs on another thread; whatever goes wrong there is raised again on the main one.
JOBS = UI / "jobs.py"
FORBIDDEN = {
    "QMessageBox": "its text may be read as markup: use our own notices",
    "QTextEdit": "pasted HTML opens paths: use QPlainTextEdit",
    "QTextBrowser": "it follows links: use a label",
    "QSettings": "what it remembers lies outside the vault: use settings",
    "QDesktopServices": "data must never open anything",
    "openUrl": "data must never open anything",
    "setToolTip": "a tooltip may be read as markup: use our own helper",
    "setHtml": "data must never be read as markup",
    "setWhatsThis": "it may be read as markup",
    "QToolTip": "a tooltip may be read as markup",
    "QErrorMessage": "its text may be read as markup: use our own notices",
    "QInputDialog": "its label may be read as markup: use a field",
    "QProgressDialog": "its label may be read as markup",
    "QStaticText": "it guesses whether a text is markup: use a text block",
    "QTextDocument": "it reads markup and opens what that names",
    "setOpenExternalLinks": "data must never open anything",
    "startfile": "data must never open anything",
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_the_screen_does_without(name):
    assert used().get(name, []) == [], FORBIDDEN[name]


def test_every_label_is_our_own_that_shows_plain_text():
    strangers = [
        place(file)
        for file, tree in modules()
        if file != LABEL and any(name == "QLabel" for name, _ in calls(tree))
    ]
    assert strangers == []


def test_no_error_is_caught_without_being_named():
    swallowed = [
        place(file, node)
        for file, tree in modules("desktop/spreekuur", "tools")
        if file != JOBS
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type) and not _tidies_up(node)
    ]
    assert swallowed == []


def _catches_all(kind: ast.expr | None) -> bool:
    names = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in names
    )


def _tidies_up(handler: ast.ExceptHandler) -> bool:
    """It puts something right and raises the same error again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_only_the_command_line_prints():
    talkers = [
        place(file, call)
        for file, tree in modules()
        for name, call in calls(tree)
        if name == "print" and PACKAGE / "cli" not in file.parents
    ]
    assert talkers == []
