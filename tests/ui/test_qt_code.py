# SPDX-License-Identifier: EUPL-1.2
"""The kept code of PySide: found again, and never trusted more than its source."""

import builtins

import pytest

from spreekuur.ui.qt_code import kept_code

SOURCE = b"answer = 6 * 7"


def answer(source=SOURCE, name="shibokensupport/part.py"):
    found = {}
    exec(compile(source, name, "exec"), found)  # noqa: S102 - what PySide does
    return found["answer"]


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path / "qt_code.kept"


def test_code_is_kept_and_found_again(place, monkeypatch):
    with kept_code(place):
        assert answer() == 42
    assert place.exists()
    compiled = []
    plain = builtins.compile
    monkeypatch.setattr(builtins, "compile", lambda *given: compiled.append(given[1]) or plain(*given))
    with kept_code(place):
        assert answer() == 42
    assert compiled == []


def test_another_source_is_compiled_anew(place):
    with kept_code(place):
        answer()
    with kept_code(place):
        assert answer(b"answer = 1") == 1


@pytest.mark.parametrize("damaged", [b"", b"\xff", b"i\x01\x00\x00\x00", b"{garbage"])
def test_a_damaged_file_costs_only_time(place, damaged):
    place.write_bytes(damaged)
    with kept_code(place):
        assert answer() == 42
    assert place.read_bytes() != damaged


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    with kept_code(tmp_path / "nowhere" / "qt_code.kept"):
        assert answer() == 42


def test_other_code_is_not_kept_and_compile_is_given_back(place):
    plain = builtins.compile
    with kept_code(place):
        assert answer(name="ours.py") == 42
    assert not place.exists()
    assert builtins.compile is plain
