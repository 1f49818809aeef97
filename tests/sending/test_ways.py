# SPDX-License-Identifier: EUPL-1.2
"""A package on its way, to a real WebDAV server and to a folder: there whole or not at all, once, after any break."""

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from sending.parcels import FILES, NAME, PARCEL, found, lay_receipt, put, whole
from spreekuur.errors.sending import FiguresPlaceAway, OtherFiguresThere
from spreekuur.errors.transport import ShareTrouble
from spreekuur.sending import receipt
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Receipt
from spreekuur.sending.receipt import About, Said
from spreekuur.sending.ways import Parcel, ToFolder, ToServer


class Killed(BaseException):
    """The power went: nothing after it runs but what Python unwinds."""


@pytest.fixture(params=["server", "folder"])
def way_and_folder(request, tmp_path):
    if request.param == "folder":
        return ToFolder(tmp_path), tmp_path
    return ToServer(request.getfixturevalue("share")), request.getfixturevalue("team")


def test_a_package_arrives_whole_and_twenty_times_is_once(way_and_folder):
    way, folder = way_and_folder
    for _time in range(20):
        put(way)
    whole(folder)


@pytest.mark.parametrize("path", FILES)
def test_what_stands_there_with_other_bytes_is_never_replaced(way_and_folder, path):
    way, folder = way_and_folder
    put(way)
    (folder / NAME / path).write_bytes(b"another's")
    before = found(folder)
    with pytest.raises(OtherFiguresThere):
        put(way)
    assert found(folder) == before


def test_two_coordinators_that_send_the_same_period_leave_one_package(way_and_folder):
    way, folder = way_and_folder
    put(way)
    put(way, Parcel("2-1", NAME, FILES, "ba9876543210"))
    whole(folder)
    with pytest.raises(OtherFiguresThere):
        put(way, Parcel("2-1", NAME, FILES | {"manifest.json": b"{}"}, "ba9876543210"))
    whole(folder)


def test_a_receipt_is_found_and_another_packages_is_not_ours(way_and_folder):
    way, folder = way_and_folder
    (first,) = deliver([PARCEL], [], way)
    assert (first.arrived, first.said, first.error) == (True, Said(), None)
    lay_receipt(folder, "taken", hashlib.sha256(b"another").hexdigest())
    assert _heard(way) is None
    for status in Receipt:
        lay_receipt(folder, status.value)
        assert _heard(way) is status


def _heard(way):
    (outcome,) = deliver([], [PARCEL], way)
    return receipt.judge(outcome.said, About(PARCEL.digest)).word


def test_what_is_wrong_with_one_package_stops_no_other(way_and_folder):
    way, folder = way_and_folder
    put(way)
    (folder / NAME / "manifest.json").write_bytes(b"{}")
    other = Parcel("2-1", NAME + "-other", FILES, "0123456789ab")
    first, second = deliver([PARCEL, other], [], way)
    assert (first.arrived, type(first.error), second.arrived) == (False, OtherFiguresThere, True)
    assert found(folder / other.name) == FILES


def test_a_server_that_goes_away_before_any_question_is_gone_on_with(served, server, team):
    put(server)
    steps, cut = len(served.asked), 0
    assert steps > 15
    while True:
        shutil.rmtree(team / NAME)
        left = cut

        def power(asked):
            nonlocal left
            left -= 1
            return ("503 Busy", {}, b"") if left < 0 else None

        served.instead = power
        with pytest.raises(ShareTrouble):
            put(server)
        served.instead = lambda asked: None
        if (team / NAME).exists():
            assert found(team / NAME) == FILES
        put(server)
        whole(team)
        cut += 1
        if cut == steps:
            break


SENDER = """if True:
    import sys
    from sending.parcels import PARCEL, put
    from spreekuur.sending.ways import ToServer
    from spreekuur.transport.address import parse
    from spreekuur.transport.share import Share
    from transport.conftest import ME, QUICK
    put(ToServer(Share(parse(sys.argv[1]), ME, QUICK)))
"""


@pytest.mark.parametrize("question", [9, 16, 17])
def test_a_process_that_is_killed_loses_nothing_and_sends_nothing_twice(served, server, team, question):
    """The question of that number ends the sender, by a signal that no program can answer."""
    child, asked = None, 0

    def kill(_asked):
        nonlocal asked
        asked += 1
        if asked == question:
            child.kill()
        return

    served.instead = kill
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen([sys.executable, "-c", SENDER, str(server.share.address)], env=environment)
    assert child.wait(60) < 0
    served.instead = lambda asked: None
    if (team / NAME).exists():
        assert found(team / NAME) == FILES
    put(server)
    whole(team)


@pytest.mark.parametrize("name", ["open", "write_bytes", "fsync", "rename", "mkdir", "read_bytes"])
@pytest.mark.parametrize("kind", [Killed, OSError])
def test_a_power_cut_or_a_stick_pulled_out_at_any_step_leaves_no_half_package(
    tmp_path, monkeypatch, name, kind
):
    place = os if name == "fsync" else Path
    for number in range(12):
        left, real = number, getattr(place, name)

        def breaking(*args, real=real, **more):
            nonlocal left
            left -= 1
            if left < 0:
                raise kind
            return real(*args, **more)

        monkeypatch.setattr(place, name, breaking)
        with suppress(Killed, FiguresPlaceAway):
            put(ToFolder(tmp_path))
        monkeypatch.undo()
        if (tmp_path / NAME).exists():
            assert found(tmp_path / NAME) == FILES
        put(ToFolder(tmp_path))
        whole(tmp_path)
        shutil.rmtree(tmp_path / NAME)


def test_what_a_power_cut_left_in_a_folder_is_taken_away_and_anothers_is_not(tmp_path):
    for mark in (PARCEL.mark, "another"):
        left = tmp_path / f".{NAME}.{mark}.part"
        left.mkdir()
        (left / "manifest.json").write_bytes(b"half")
    put(ToFolder(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".{NAME}.another.part", NAME]


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path):
    (outcome,) = deliver([PARCEL], [], ToFolder(tmp_path / "stick"))
    assert (outcome.arrived, type(outcome.error)) == (False, FiguresPlaceAway)
    assert list(tmp_path.iterdir()) == []
