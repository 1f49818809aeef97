# SPDX-License-Identifier: EUPL-1.2
"""A user name and a password come out of a file of two lines, and out of nothing else."""

import argparse
import io
import sys

import pytest

from spreekuur.cli import credentials
from spreekuur.errors.transport import CredentialsUnreadable


def given(file):
    parser = argparse.ArgumentParser()
    credentials.add_option(parser)
    return credentials.given(parser.parse_args(["--credentials-file", str(file)] if file else []))


@pytest.mark.parametrize("written", ["ana\nge heim:ł\n", "ana\r\nge heim:ł", "\ufeffana\nge heim:ł\n\n"])
def test_two_lines_are_a_name_and_a_password(tmp_path, written):
    (tmp_path / "file").write_bytes(written.encode())
    assert given(tmp_path / "file") == ("ana", "ge heim:ł")


def test_they_may_come_by_stdin_and_may_be_none(monkeypatch):
    assert given("") == ("", "")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"ana\nsecret\n")))
    assert given("-") == ("ana", "secret")


@pytest.mark.parametrize(
    "written", [b"", b"ana", b"ana\n", b"\nsecret\n", b"a:b\nc\n", b"ana\nb\nc\n", b"\xff\n\xfe\n"]
)
def test_any_other_file_is_refused_without_saying_what_is_in_it(tmp_path, written):
    (tmp_path / "file").write_bytes(written)
    with pytest.raises(CredentialsUnreadable) as caught:
        given(tmp_path / "file")
    assert (str(caught.value), caught.value.__cause__) == ("", None)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CredentialsUnreadable):
        given(tmp_path / "gone")
