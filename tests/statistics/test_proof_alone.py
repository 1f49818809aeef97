# SPDX-License-Identifier: EUPL-1.2
"""The prover stands alone, and nobody else makes what it makes: held over the code as it is."""

import ast
import subprocess
import sys

from architecture.reading import PACKAGE, calls, modules, place

STATISTICS = PACKAGE / "statistics"
PROVER = {file.name for file in STATISTICS.glob("proof*.py")} | {"safe.py", "safe_rules.py"}
# What the prover may lean on outside itself: how an error is named, and how JSON from outside is read.
ALLOWED = {"spreekuur.errors", "spreekuur.errors.proof", "spreekuur.outside"}
# What others may use of the prover: its one verb, how it is watched, and what it makes.
OPEN = {"proof": {"prove"}, "proof_worker": {"Watch", "ARGUMENT", "main"}}
SAFE = {"SafeTable", "SafeRelease", "SafeRow", "ProofSummary", "ReleaseFacts", "TableFacts", "seal_proved"}
DRAWN = ("bars", "findings", "report", "workbook", "package", "datapackage", "outbox")
COUNTED = {"private", "counting", "lines", "rounding", "solving", "staging", "releasing", "kept", "closing"}


def sources(tree):
    """Each import of a file as (module, names)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            yield from ((alias.name, set()) for alias in node.names)


def of_statistics(module, names):
    """The modules of the statistics that an import names."""
    if module == "spreekuur.statistics":
        return names
    return {module.split(".")[2]} if module.startswith("spreekuur.statistics.") else set()


def test_the_prover_uses_nothing_of_what_made_the_files():
    strangers = [
        (place(file), module)
        for file, tree in modules()
        if file.parent == STATISTICS and file.name in PROVER
        for module, names in sources(tree)
        if module.startswith("spreekuur")
        and module not in ALLOWED
        and not {f"{name}.py" for name in of_statistics(module, names) or {""}} <= PROVER
    ]
    assert strangers == []


def test_nobody_uses_the_insides_of_the_prover():
    strangers = [
        (place(file), module, names)
        for file, tree in modules()
        if not (file.parent == STATISTICS and file.name in PROVER)
        for module, names in sources(tree)
        for name in of_statistics(module, names)
        if name.startswith("proof")
        and module != "spreekuur.statistics"
        and not names <= OPEN.get(name, set())
    ]
    assert strangers == []


def test_only_the_prover_makes_what_may_leave():
    makers = [
        place(file, call)
        for file, tree in modules()
        if not (file.parent == STATISTICS and file.name in PROVER)
        for name, call in calls(tree)
        if name in SAFE or (name in ("__new__", "__setattr__") and _knows_safe(tree))
    ]
    assert makers == []


def _knows_safe(tree):
    """Who sets a field behind the back of a frozen record must not have these records at hand."""
    return any("safe" in of_statistics(module, names) for module, names in sources(tree))


def test_the_seal_is_nobody_elses():
    users = {
        file.name
        for file, tree in modules()
        if file.parent == STATISTICS
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in ("_seal", "_KEY")
    }
    assert users == {"safe.py"}


def test_whoever_writes_or_draws_never_meets_a_true_count():
    """They know the safe types alone; so does the outbox, and every screen of the figures."""
    strangers = [
        (place(file), module)
        for file, tree in modules()
        if (file.parent == STATISTICS and file.name.startswith(DRAWN)) or PACKAGE / "ui" in file.parents
        for module, names in sources(tree)
        if of_statistics(module, names) & COUNTED
    ]
    assert strangers == []


def test_the_solver_is_not_loaded_before_it_is_needed():
    code = """if True:
        import sys, spreekuur.statistics.proof
        print({"highspy", "numpy"} & set(sys.modules))
    """
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("set()", "")


def test_an_evening_loads_nothing_that_makes_figures():
    """The desk is opened each evening, and figures are made four times a year."""
    code = """if True:
        import sys, spreekuur.app, spreekuur.ui.desk, spreekuur.ui.sending.again
        made = ("rounding", "proof", "releasing", "package", "report", "workbook", "counting")
        print([name for name in made if f"spreekuur.statistics.{name}" in sys.modules])
        print({"spreekuur.sending.delivery", "PySide6.QtNetwork"} & set(sys.modules))
    """
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.split() == ["[]", "set()"], result.stderr
