# SPDX-License-Identifier: EUPL-1.2
"""The worker that solves: it says nothing but its answers, and is killed when it hangs."""

import json
import subprocess
import sys
import time

import pytest

from spreekuur.statistics.model import Answer, Problem
from spreekuur.statistics.solving import Solver


@pytest.fixture(scope="module")
def solver():
    with Solver() as one:
        yield one


def test_a_worker_that_hangs_is_killed(monkeypatch):
    monkeypatch.setattr(
        "spreekuur.statistics.solving.command", lambda: [sys.executable, "-c", "input(); input()"]
    )
    monkeypatch.setattr("spreekuur.statistics.solving._GRACE", 0.1)
    with Solver() as hung:
        begun = time.monotonic()
        assert hung.solve(Problem(), 0.1, lambda: False).answer is Answer.TIME
        assert hung._child is None
        assert time.monotonic() - begun < 5


def test_the_worker_says_nothing_but_its_answers():
    problem = Problem()
    problem.row(5, 5, {problem.column(0, 4, 1): 1, problem.column(0, 9, 2): 1})
    told = json.dumps(problem.as_document(5.0, 0.0)).encode()
    run = [sys.executable, "-P", "-m", "spreekuur.statistics.solver"]
    said = subprocess.run(run, input=told + b"\n" + told + b"\n", capture_output=True, check=True)
    assert (said.stdout, said.stderr) == (b'{"answer": "solved", "values": [4, 1]}\n' * 2, b"")


def test_what_cannot_be_has_no_answer(solver):
    problem = Problem()
    problem.row(3, None, {problem.column(0, 1, 0): 1, problem.column(0, 1, 0): 1})
    assert solver.solve(problem, 5.0, lambda: False).answer is Answer.IMPOSSIBLE
