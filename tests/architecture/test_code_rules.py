# SPDX-License-Identifier: EUPL-1.2
"""Rules that keep data from turning into code, markup or a path, and errors from being swallowed."""

import ast

import pytest

from architecture.reading import PACKAGE, calls, modules, place

UI = PACKAGE / "ui"
LABEL = UI / "widgets" / "label.py"
FORBIDDEN = {
    "QMessageBox": "its text may be read as markup: use our own notices",
    "QTextEdit": "pasted HTML opens paths: use QPlainTextEdit",
    "QTextBrowser": "it follows links: use a label",
    "QSettings": "what it remembers lies outside the vault: use settings",
    "QDesktopServices": "data must never open anything",
    "openUrl": "data must never open anything",
    "setToolTip": "a tooltip may be read as markup: use our own helper",
    "setHtml": "data must never be read as markup",
    "startfile": "data must never open anything",
}
SQL = {"execute", "executemany", "executescript", "query"}
# The one door for rows makes its statements from our own table and column names; values stay parameters.
MAKES_SQL = {
    "store/writing.py",
    "store/rows.py",
    "store/schema.py",
    "store/migrations.py",
    "store/connection.py",
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_the_screen_does_without(name):
    used = [
        place(file, node)
        for file, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == name)
        or (isinstance(node, ast.Attribute) and node.attr == name)
        or (isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names})
    ]
    assert used == [], FORBIDDEN[name]


def test_every_label_is_our_own_that_shows_plain_text():
    strangers = [
        place(file)
        for file, tree in modules()
        if file != LABEL and any(name == "QLabel" for name, _ in calls(tree))
    ]
    assert strangers == []


def test_no_sql_is_put_together_from_values():
    made = [
        place(file, call)
        for file, tree in modules()
        if file.relative_to(PACKAGE).as_posix() not in MAKES_SQL
        for name, call in calls(tree)
        if name in SQL and call.args and not _is_fixed(call.args[0])
    ]
    assert made == []


def _is_fixed(sql: ast.expr) -> bool:
    """A literal, or a name that holds one; never an f-string, a sum, `%` or `format`."""
    return not isinstance(sql, ast.JoinedStr | ast.BinOp) and not (
        isinstance(sql, ast.Call)
        and isinstance(sql.func, ast.Attribute)
        and sql.func.attr in {"format", "join"}
    )


def test_no_error_is_caught_without_being_named():
    swallowed = [
        place(file, node)
        for file, tree in modules("desktop/spreekuur", "tools")
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type)
    ]
    assert swallowed == []


def _catches_all(kind: ast.expr | None) -> bool:
    names = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in names
    )


def test_only_the_command_line_prints():
    talkers = [
        place(file, call)
        for file, tree in modules()
        for name, call in calls(tree)
        if name == "print" and PACKAGE / "cli" not in file.parents
    ]
    assert talkers == []
