# SPDX-License-Identifier: EUPL-1.2
"""What the repository holds, and what it must never hold."""

import re
from itertools import pairwise

import pytest

from architecture.reading import ROOT, place, tracked

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def texts():
    """Every text file of the project with its name; locks and this file aside."""
    for file in tracked():
        if (
            file.suffix
            not in {*PICTURES, ".ttf", ".otf", ".db", ".pages", ".spreekuur", ".lock", ".pdf", ".ico"}
            and file.name != "test_repository.py"
        ):
            yield place(file), file.read_text(encoding="utf-8")


def found(pattern, names=r".*"):
    """The places where that pattern stands, in files whose name matches."""
    return [
        f"{name}: {match.group(0)}"
        for name, text in texts()
        if re.fullmatch(names, name)
        for match in re.finditer(pattern, text)
    ]


def test_no_path_of_a_machine():
    assert found(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/[\w.-]*") == []


def test_no_address_of_a_package_registry():
    assert found(r"index-url|find-links|https?://\S+/simple\b") == []


def test_nothing_is_put_off_or_passed_over():
    put_off = r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b"
    passed_over = r"\b(?:mark|pytest|unittest)\.(?:skip\w*|xfail|importorskip)\b"
    assert found(f"{put_off}|{passed_over}", r".*\.(?:py|spec)") == []


def test_the_repository_is_small():
    sizes = {place(file): file.stat().st_size for file in tracked()}
    assert sum(sizes.values()) < 15_000_000
    assert len([name for name in sizes if "." + name.rpartition(".")[2] in PICTURES]) <= 12
    assert [
        name for name, size in sizes.items() if name.startswith("tests/stores/") and size > 340 * 1024
    ] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashes_and_no_address(lock):
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or line.lstrip().startswith("-i")] == []
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    hashed = [line for line, below in pairwise(lines) if below.startswith("    --hash=sha256:")]
    assert packages == [line for line in hashed if not line.startswith(" ")]


def test_both_locks_name_the_same_versions():
    run, dev = ({line for line in (ROOT / lock).read_text().splitlines() if "==" in line} for lock in LOCKS)
    assert run - dev == set()


def test_every_document_that_is_named_exists():
    missing = []
    for name, text in texts():
        if name.endswith(".md"):
            here = (ROOT / name).parent
            links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)
            missing += [f"{name} -> {link}" for link in links if not (here / link).exists()]
    assert missing == []


def test_the_two_commands_stand_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 dev.py run" in readme
    assert "python3 dev.py test" in readme


def test_every_dependency_has_its_reason_and_licence():
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    names = {
        re.match(r"[\w-]+", line).group(0)
        for line in (ROOT / LOCKS[1]).read_text().splitlines()
        if line[:1].isalpha()
    }
    assert {name for name in names if name.lower() not in table} == set()
