# SPDX-License-Identifier: EUPL-1.2
"""Every way by which a file of somebody else comes in: what is no file is told, never waited for."""

import json
import os
import re
import signal
from contextlib import suppress

import hypothesis
import pytest
from hypothesis import strategies as st

from architecture.reading import PACKAGE
from spreekuur.cli import given, letter, pack_parts, team
from spreekuur.content import pack
from spreekuur.content.building.reading import read_document
from spreekuur.desk import joining
from spreekuur.directory.hsds import reading as hsds
from spreekuur.errors import UserError
from spreekuur.letters import sender
from spreekuur.messages import explain
from spreekuur.moving import reading as moving
from spreekuur.outside import open_plain, read_json, read_plain
from spreekuur.receiving import bounds, trust
from spreekuur.security import lockfile, ssh_keys
from spreekuur.store import backup, mark
from spreekuur.team import pack_content, pack_files

READERS = {
    "answers on the command line": lambda path: given._read(str(path)),
    "a letter's case": letter._read,
    "a request of a team": team._read,
    "a key of packs": pack_parts.key_of,
    "a content pack": pack.load,
    "a pack that may be signed": pack_content.load,
    "a signed pack": pack_files.read_file,
    "a table": moving.read,
    "a directory in HSDS": lambda path: list(hsds.read(path)),
    "scenarios": read_document,
    "who letters come from": sender.read_sender,
    "a file of a package": lambda path: bounds.read(path, 100),
    "a key to sign with": ssh_keys._content,
    "the keys of desks": lambda path: trust.read(path.parent),
    "the locks of a copy": lockfile._read_file,
    "a copy of a vault": lambda path: backup.read_manifest(path.parent),
}
ODD = {
    "a folder": lambda path: path.mkdir(),
    "a link to itself": lambda path: path.symlink_to(path),
    "a pipe": os.mkfifo,
    "a link to a pipe": lambda path: (os.mkfifo(path.with_name("pipe")), path.symlink_to("pipe")),
}


@pytest.fixture(autouse=True)
def never_waiting():
    """Waiting without end becomes a failure."""

    def waits(_signal, _frame):
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, waits)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_told_in_a_sentence(tmp_path, reader, odd):
    path = tmp_path / ("manifest.json" if reader == "a copy of a vault" else "x.json")
    ODD[odd](path)
    try:
        READERS[reader](path)
    except UserError as error:
        assert explain(error)
    except OSError:
        assert reader == "a file of a package"  # its caller says of which package
    else:
        # what is no file is no key of a desk; a folder is a pack that is not compiled yet
        assert reader == "the keys of desks" or (" pack" in reader and odd == "a folder")


def test_a_pipe_among_the_files_of_an_answer_from_the_team_hides_no_other(tmp_path):
    os.mkfifo(tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "c").write_bytes(b"begin and more")
    assert list(joining.files(tmp_path, b"begin")) == [b"begin and more"]


def test_a_store_or_mark_that_is_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "vault.db")
    os.mkfifo(tmp_path / "vault.mark")
    with pytest.raises(OSError):
        mark.checksum(tmp_path / "vault.db")
    assert mark.read(tmp_path / "vault.db", bytes(32)) is None
    assert mark.last_known(tmp_path / "vault.db") == ""


def test_no_more_is_read_than_tells_that_it_is_too_much(tmp_path):
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)
    assert len(read_plain(tmp_path / "huge", 1000)) == 1001


def test_a_link_is_followed_only_where_somebody_named_the_file(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")
    assert read_plain(tmp_path / "link", 10) == b"x"
    with pytest.raises(OSError):
        open_plain(tmp_path / "link", follow=False)


def test_what_is_changed_for_a_pipe_in_between_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"x")
    told = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(type(path), "stat", lambda _path, **_how: told)
    with pytest.raises(OSError):
        open_plain(path)


REFUSED = (
    b"",
    b"\xff{}",
    b"\xef\xbb\xbf{}",
    b'{"a": 1, "a": 2}',
    b'{"b": {"a": 1, "a": 2}}',
    b"NaN",
    b"[Infinity]",
    b"[-Infinity]",
    b"[1e999]",
    b"[" + b"9" * 5000 + b"]",
    b'"\\ud800"',
    b'{"\\udfff": 1}',
    b'["\\uD800"]',
    b"[" * 100_000,
    b"[" * 65 + b"]" * 65,
    b'{"a":' * 65 + b"1" + b"}" * 65,
    b"{} {}",
    b"{'a': 1}",
)


@pytest.mark.parametrize("untrusted", REFUSED)
def test_json_that_two_programs_would_read_in_two_ways_is_refused(untrusted):
    with pytest.raises(ValueError):
        read_json(untrusted)


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@hypothesis.given(PLAIN, st.booleans())
def test_all_other_json_is_read_as_it_is_written(value, ascii_only):
    assert read_json(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@hypothesis.given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(untrusted):
    with suppress(ValueError):
        read_json(untrusted)


def test_what_opens_files_of_others_has_no_reader_of_json_of_its_own():
    modules = [
        path for path in PACKAGE.rglob("*.py") if "spreekuur.outside import" in path.read_text("utf-8")
    ]
    assert len(modules) >= 16
    own = [path.name for path in modules if re.search(r"json\.loads?\(", path.read_text("utf-8"))]
    assert own == []
