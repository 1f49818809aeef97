# SPDX-License-Identifier: EUPL-1.2
"""The tools that look at the code; each is one test, so that a failure shows the tool's own words."""

import subprocess
import sys

import pytest

import catalogues
from architecture.reading import ROOT

TOOLS = {
    "the code is formatted": ["ruff", "format", "--check", "--diff", "."],
    "ruff finds nothing": ["ruff", "check", "."],
    "the types are right": ["mypy"],
    "each layer imports only from below": ["importlinter"],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS.keys())
def test_a_tool_is_content(command):
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    start = ["-c", code] if command == ["importlinter"] else ["-m", *command]
    result = subprocess.run([sys.executable, *start], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_language_says_everything_the_program_says():
    assert catalogues.check(catalogues.messages_in_code()) == []


def test_gettext_itself_accepts_every_catalogue():
    for file in sorted((ROOT / "translations").rglob("*.po")):
        result = subprocess.run(["msgfmt", "-c", "-o", "-", file], capture_output=True)
        assert result.returncode == 0, f"{file}: {result.stderr.decode()}"
