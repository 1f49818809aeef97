# SPDX-License-Identifier: EUPL-1.2
"""Kill -9 and disks that refuse while figures are sent: what is begun again arrives whole, and is noted, once."""

import os
import shutil
import signal
import sys
import threading
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from crash.figures_sending import NOW
from figures_home import NAME, files, is_whole, keep_place, made, note, steps, with_desk
from spreekuur.desk import figures_sending
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Stage
from spreekuur.store.checking import check
from transport.conftest import authority, certificate, davd, served, trusted
from webdav_server import PASSWORD, USER

__all__ = ["authority", "certificate", "davd", "files", "made", "served", "trusted"]
SEED = 20260415


@pytest.fixture
def fresh(made, tmp_path):
    """Makes that vault anew, with an empty stick beside it; the one before is thrown away."""

    def home(where: str = "", user: str = "", password: str = ""):
        world = tmp_path / "world"
        shutil.rmtree(world, ignore_errors=True)
        shutil.copytree(made, world / "home")
        (world / "stick").mkdir()
        keep_place(world / "home", where or str(world / "stick"), user, password)
        return world / "home"

    return home


def goes_on(home, folder, files):
    """The vault is sound, and sending on from where it broke off brings the package there once."""
    there = _seen(folder / NAME)

    def on(desk):
        assert check(desk.db, deep=True) == []
        before = note(desk).stage
        begun, way = figures_sending.set_out(desk, NOW + timedelta(minutes=1), only_due=True)
        figures_sending.finish(desk, deliver(begun.sending, begun.asking, way), NOW + timedelta(minutes=1))
        assert note(desk).stage is Stage.SENT
        assert steps(desk) == ["sent"]
        return before.value

    before = with_desk(home, on)
    assert is_whole(folder, files)
    assert not there or there == _seen(folder / NAME), "what was there is not written again"
    return before


def _seen(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")} if folder.exists() else {}


def test_no_kill_at_a_change_of_the_disk_or_the_stick_loses_or_doubles_a_package(lives, fresh, files, slow):
    rng, home, found = Random(SEED), fresh(), Counter()
    how = {"trust": "", "watch": str(home.parent)}
    whole = lives.live("sending", home, **how)
    assert [one["what"] for one in whole.said] == ["last", "begun", "delivered", "finished", "closed"]
    ends = [one["changes"] for one in whole.said]
    spans = [range(first + 1, last + 1) for first, last in pairwise(ends)]
    for number in range(100 if slow else 8):
        home, at = fresh(), rng.choice(spans[number % len(spans)])
        life = lives.live("sending", home, kill_at=at, torn=rng.random() < 0.5, **how)
        assert life.was_killed
        found[goes_on(home, home.parent / "stick", files)] += 1
    sys.stdout.write(f"changes {ends}, found {dict(found)}\n")
    assert found.keys() == {"ready", "sending", "sent"}


STEPS = (("PROPFIND", 1), ("MKCOL", 1), ("PUT", 3), ("GET", 9), ("MOVE", 1), ("GET", -1))


@pytest.mark.parametrize(("method", "at"), STEPS)
def test_no_kill_at_a_question_to_the_server_loses_or_doubles_a_package(
    lives, fresh, files, served, authority, monkeypatch, method, at
):
    home, team, asked = fresh(served.url("team"), USER, PASSWORD), served.folder / "team", Counter()
    app, moved = served._app, threading.Event()

    def answer(question, start):
        answered = list(app(question, start))
        if question["REQUEST_METHOD"] == "MOVE":
            moved.set()
        return answered

    def kill(question):
        asked[question["REQUEST_METHOD"]] += 1
        is_last = at < 0 and asked["MOVE"]
        if question["REQUEST_METHOD"] == method and (is_last or asked[method] == at):
            os.kill(int((home.parent / "pid").read_text()), signal.SIGKILL)

    served.instead = kill
    monkeypatch.setattr(served, "_app", answer)
    life = lives.live("sending", home, trust=str(authority.file))
    assert life.was_killed
    served.instead = lambda question: None
    assert not asked["MOVE"] or moved.wait(20), "the server does what it was asked last"
    assert goes_on(home, team, files) == "sending"


def test_a_disk_that_refuses_at_any_change_notes_nothing_half_and_it_goes_later(lives, fresh, slow):
    home = fresh()
    base = shutil.copytree(home, home.parent / "base")
    faults = lives.live(
        "faulty sending", home, trust="", base=str(base), watch=str(home.parent), all_ways=slow
    ).all("fault")
    found = Counter((fault["step"], fault["error"], fault["refused"]) for fault in faults)
    sys.stdout.write(f"{found}\n")
    assert {fault["step"] for fault in faults} == {"begin", "deliver", "finish"}
    said = {fault["refused"] for fault in faults}
    assert {"NoRoom", "ReadOnlyHome", "StoreFaulty"} & said
    assert said <= {"NoRoom", "ReadOnlyHome", "StoreFaulty", ""}
