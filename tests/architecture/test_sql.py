# SPDX-License-Identifier: EUPL-1.2
"""SQL is written by us to the last sign: what a person typed only ever reaches the store as a parameter.

A statement may be put together from literals, from constants in capitals, from names that hold such text, and from
arguments of a private function for which each of its callers passes such text.
"""

import ast
import re

import pytest

from architecture.reading import PACKAGE, calls, modules, place

STATEMENTS = {"execute", "executemany", "executescript", "query"}
# The one door for rows makes its statements from the schema's own table and column names.
STORE = PACKAGE / "store"
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


class Writing:
    """Says of each text in one file whether we wrote it."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.functions = {node.name: node for node in ast.walk(tree) if isinstance(node, FUNCTION)}
        self.inside = {child: node for node in self.functions.values() for child in ast.walk(node)}
        self.class_of = {
            method: node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for method in node.body
        }
        self.looking: set[str] = set()

    def is_ours(self, text: ast.expr) -> bool:
        """A literal, or made of nothing else than texts that are ours."""
        if isinstance(text, ast.JoinedStr):
            return all(
                self.is_ours(piece.value) for piece in text.values if isinstance(piece, ast.FormattedValue)
            )
        if isinstance(text, ast.BinOp):
            return isinstance(text.op, ast.Add) and self.is_ours(text.left) and self.is_ours(text.right)
        if isinstance(text, ast.IfExp):
            return self.is_ours(text.body) and self.is_ours(text.orelse)
        if isinstance(text, ast.Name):
            return text.id == text.id.upper() or self._names_ours(text)
        if (
            isinstance(text, ast.Call)
            and isinstance(text.func, ast.Attribute)
            and text.func.attr in {"items", "keys"}
        ):
            return isinstance(text.func.value, ast.Name) and self.is_ours(text.func.value)
        return isinstance(text, ast.Constant)

    def _names_ours(self, name: ast.Name) -> bool:
        function = self.inside.get(name)
        if function is None or (key := f"{function.name}.{name.id}") in self.looking:
            return False
        self.looking.add(key)
        assigned = [
            node.value for node in ast.walk(function) if isinstance(node, ast.Assign) and _is(node, name.id)
        ]
        assigned += [
            node.iter for node in ast.walk(function) if isinstance(node, ast.For) and _is(node, name.id)
        ]
        parameters = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
        values = assigned + (
            self._passed(function, parameters.index(name.id)) if name.id in parameters else []
        )
        ours = bool(values) and all(value is not None and self.is_ours(value) for value in values)
        self.looking.discard(key)
        return ours

    def _passed(self, function: ast.FunctionDef, index: int) -> list[ast.expr | None]:
        """What callers pass for that argument; None when somebody outside this file could call."""
        name = function.args.args[index].arg
        callee, skipped = function.name, 0
        if callee == "__init__":
            callee, skipped = self.class_of[function], 1
        given: list[ast.expr | None] = [] if callee.startswith("_") else [None]
        for called, call in calls(self.tree):
            if called == callee:
                by_name = [word.value for word in call.keywords if word.arg == name]
                given += by_name or [*call.args[index - skipped :], None][:1]
        return given


def _is(node: ast.Assign | ast.For, name: str) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(
        isinstance(part, ast.Name) and part.id == name for target in targets for part in ast.walk(target)
    )


def made_from_values(tree):
    """The calls that run a statement which is not ours to the last sign."""
    writing = Writing(tree)
    found = [(call.args[0], call) for name, call in calls(tree) if name in STATEMENTS and call.args]
    return [call for statement, call in found if not writing.is_ours(statement)]


def test_no_statement_is_made_from_what_was_typed():
    assert [
        place(file, call)
        for file, tree in modules()
        if STORE not in file.parents
        for call in made_from_values(tree)
    ] == []


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        ('db.execute("select id from client where id = ?", (id_,))', False),
        ('db.execute(f"select {_COLUMNS} from client")', False),
        ('db.execute(f"select id from client where name = {name}")', True),
        ('db.execute("select id from client where name = " + name)', True),
        ('db.execute("select id from client where name = %s" % name)', True),
        ('db.execute("select id from client where name = {}".format(name))', True),
        ('def _read(db, where):\n    db.execute(f"select {where}")\n_read(db, "id = ?")', False),
        ('def _read(db, where):\n    db.execute(f"select {where}")\n_read(db, typed)', True),
        ('def read(db, where):\n    db.execute(f"select {where}")\nread(db, "id = ?")', True),
    ],
)
def test_the_rule_itself(code, refused):
    assert bool(made_from_values(ast.parse(code))) == refused


def test_no_limit_is_a_bare_value():
    """SQLite reads a bare value there while it prepares, and so prepares anew whenever a value is bound: `? + 0`."""
    bare = re.compile(r"\blimit\s+(\?\d*+|:\w++)(?!\s*\+)", re.IGNORECASE)
    found = [
        place(file, node)
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and bare.search(node.value)
    ]
    assert found == []
