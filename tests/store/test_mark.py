# SPDX-License-Identifier: EUPL-1.2
"""The checksum over a store's seals tells every other page; a look before the key is there counts for that file."""

import os
import shutil
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.store import mark, vault_settings
from spreekuur.store.connection import open_store

PAGE, SEAL, KEY = 4096, 64, bytes(range(32))


def of(path, data):
    path.write_bytes(data)
    return mark.checksum_of_seals(path)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("mark") / "vault.db"


def pages(count, rest=0):
    return b"".join(number.to_bytes(8, "big") * (PAGE // 8) for number in range(count)) + b"x" * rest


@given(st.integers(2, 140), st.integers(0, PAGE - 1), st.data())
def test_another_seal_another_order_and_another_size_give_another_checksum(path, count, rest, data):
    good = pages(count, rest)
    found = of(path, good)
    assert found == of(path, good)
    at = data.draw(st.integers(0, count - 1)) * PAGE + PAGE - SEAL + data.draw(st.integers(0, 31))
    assert of(path, good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]) != found
    one, other = sorted(data.draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)))
    cut = [good[number * PAGE : (number + 1) * PAGE] for number in range(count)]
    cut[one], cut[other] = cut[other], cut[one]
    assert of(path, b"".join(cut) + good[count * PAGE :]) != found
    assert of(path, good[: data.draw(st.integers(0, len(good) - 1))]) != found
    assert of(path, good + bytes(data.draw(st.integers(1, 2 * PAGE)))) != found


def later():
    """A moment at which the times of a file that was just written say enough."""
    return time.time_ns() + 3_000_000_000


def left(path):
    """A store that was closed, and its bytes."""
    open_store(path, KEY).close()
    return path.read_bytes()


def test_the_look_before_the_key_counts_for_that_file_alone(tmp_path):
    path = tmp_path / "vault.db"
    old = left(path)
    db = open_store(path, KEY)
    vault_settings.put(db, "name", "Punt")
    db.close()
    seen, times = mark.look(path, later), path.stat()
    assert mark.as_found(path, KEY, seen).found == ""
    while (
        path.stat().st_ctime_ns == times.st_ctime_ns
    ):  # within one tick of the disk's clock nothing is seen of it
        path.write_bytes(old.ljust(times.st_size, b"\0")[: times.st_size])
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert mark.as_found(path, KEY, seen).found == mark.OTHER
    assert mark.look(path) is None, "changed just now: its times say too little"
    assert mark.look(tmp_path / "nothing", later) is None


def test_a_look_spares_the_second_reading(tmp_path, monkeypatch):
    path = tmp_path / "vault.db"
    left(path)
    seen = mark.look(path, later)
    monkeypatch.setattr(mark, "checksum_of_seals", None)
    assert mark.as_found(path, KEY, seen).found == ""


def test_a_mark_over_the_whole_file_is_still_understood(tmp_path):
    path = tmp_path / "vault.db"
    left(path)
    kept = mark.read(path, KEY)
    mark.write(path, KEY, replace(kept, sha256=mark.checksum(path)))
    assert mark.as_found(path, KEY).found == ""
    shutil.copyfile(path, tmp_path / "other.db")
    with path.open("ab") as file:
        file.write(bytes(PAGE))
    assert mark.as_found(path, KEY).found == mark.OTHER


def test_closing_reads_the_file_again_only_if_it_was_written(tmp_path, monkeypatch):
    path, read = tmp_path / "vault.db", []
    left(path)
    whole = mark.checksum_of_seals
    monkeypatch.setattr(mark, "checksum_of_seals", lambda file: read.append(file) or whole(file))
    for name, times in (("", 0), ("Punt", 1)):
        seen = mark.look(path, later)
        read.clear()
        db = open_store(path, KEY, seen=seen)
        if name:
            vault_settings.put(db, "name", name)
        db.close()
        assert read == [path] * times
        assert mark.read(path, KEY).sha256 == whole(path)
        assert mark.as_found(path, KEY).found == ""
