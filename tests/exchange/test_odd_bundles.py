# SPDX-License-Identifier: EUPL-1.2
"""One bad thing among the bundles never stops the others: odd files, and manifests that a member signed by hand."""

import contextlib
import os
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import SEVEN
from exchange_vaults import a_desk
from exchange_world import World, whole
from spreekuur.desk import exchange, exchange_status
from spreekuur.errors.exchange import BundleRefused, BundleWaits, PlaceUnreachable, Refusal
from spreekuur.exchange import bundle, taking
from spreekuur.exchange.transport import Folder
from spreekuur.messages import explain
from spreekuur.team import clocks, roster

NAMES = ("a.spreekuur", "z.spreekuur")
"""Before and behind the honest bundle, by name."""


def a_socket(path):
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)  # of a socket only a short name is taken


def a_link_out(path):
    (path.parent / "elsewhere").write_bytes(b"x")
    path.symlink_to(path.parent / "elsewhere")


ODD = {
    "a folder": lambda path: path.mkdir(),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to(path.parent / "gone"),
    "a link to a file": a_link_out,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a pipe": os.mkfifo,
    "a socket": a_socket,
}


@pytest.fixture
def world():
    return World()


def received(world, content, folder):
    return exchange.receive(a_desk(world.ana, content), Folder(folder), SEVEN)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_file_is_told_and_the_good_bundle_beside_it_comes_in(world, content, tmp_path, odd):
    for name in NAMES:
        ODD[odd](tmp_path / name)
    (tmp_path / "m.spreekuur").write_bytes(world.sealed())
    done = received(world, content, tmp_path)
    assert [one.sender for one in done.taken] == ["Bo"]
    assert [(name, error.why) for name, error in done.refused] == [(name, Refusal.NO_FILE) for name in NAMES]


def test_a_pipe_that_is_named_itself_is_told_and_not_waited_for(world, content, tmp_path):
    os.mkfifo(tmp_path / "x.spreekuur")
    (refused,) = received(world, content, tmp_path / "x.spreekuur").refused
    assert refused[1].why is Refusal.NO_FILE


def test_a_file_that_goes_away_in_between_stops_nothing_but_a_folder_that_goes_does(world, tmp_path):
    for name in ("a.spreekuur", "b.spreekuur", "c.spreekuur"):
        (tmp_path / name).write_bytes(b"x")
    found = Folder(tmp_path).bundles()
    assert next(found) == ("a.spreekuur", b"x")
    (tmp_path / "b.spreekuur").unlink()
    name, refused = next(found)
    assert (name, refused.why) == ("b.spreekuur", Refusal.NO_FILE)
    tmp_path.rename(tmp_path.with_name("gone"))
    with pytest.raises(PlaceUnreachable):
        next(found)


def test_a_name_that_moves_the_cursor_is_shown_without_its_power(world, content, tmp_path):
    (tmp_path / "\x1b[2J\u202ex\n.spreekuur").write_bytes(b"x")
    ((name, _error),) = received(world, content, tmp_path).refused
    assert name.isprintable()
    assert name.endswith(".spreekuur")


MOMENTS = [
    "2026-13-45T99:00:00.000+00:00",
    "2026-02-30T12:00:00.000+00:00",
    "0000-01-01T00:00:00.000+00:00",
    "0001-01-01T00:00:00.000+00:00",
    "9999-12-31T23:59:59.999+00:00",
    "2026-11-11T24:00:00.000+00:00",
    "٢٠٢٦-11-11T19:00:00.000+00:00",
    "2026-11-11",
    "",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_that_never_was_is_refused_and_the_good_bundle_behind_it_comes_in(
    world, content, tmp_path, moment
):
    (tmp_path / "a.spreekuur").write_bytes(world.sealed(made_at=moment))
    (tmp_path / "z.spreekuur").write_bytes(world.sealed())
    done = received(world, content, tmp_path)
    assert [(name, error.why) for name, error in done.refused] == [("a.spreekuur", Refusal.DAMAGED)]
    assert explain(done.refused[0][1])
    assert [one.sender for one in done.taken] == ["Bo"]


@pytest.mark.parametrize("day", ["2026-02-30", "0000-01-01", "9999-12-31", "٢٠٢٦-11-11"])
def test_a_count_of_a_day_that_never_was_is_refused(world, day):
    with pytest.raises(BundleRefused) as refused:
        taking.open_bundle(world.ana, world.sealed(counts={day: 1}))
    assert refused.value.why is Refusal.DAMAGED


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**63, -(10**30), 10**9, 1e308, 0.5])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(MOMENTS),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=6), below, max_size=3),
    max_leaves=6,
)
MEMBERS = tuple(bundle._KINDS)


@pytest.fixture(scope="module")
def shared(content):
    world = World()
    world.desk = a_desk(world.ana, content)
    return world


@given(st.dictionaries(st.sampled_from(MEMBERS), ANY, min_size=1, max_size=2))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_member_signs_is_taken_in_or_refused_and_the_screens_stay_whole(shared, told):
    """Any JSON in the place of any member; what is refused leaves every byte as it was."""
    db, before = shared.ana, whole(shared.ana)
    keys, me = roster.of(shared.bo).keys, shared.me
    sealed = bundle.seal(keys, me, shared.told() | told, shared.lines())
    refused = False
    with contextlib.suppress(_Back), db.atomic():
        try:
            taking.take(db, taking.open_bundle(db, sealed), SEVEN)
        except (BundleRefused, BundleWaits) as error:
            refused = True
            assert explain(error)
        assert not refused or whole(db) == before
        clocks.look(db, SEVEN)
        exchange_status.status(shared.desk)
        assert roster.of(db).members
        raise _Back


class _Back(Exception):
    """Takes back what came in, so that the next example begins anew."""
