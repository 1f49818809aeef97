# SPDX-License-Identifier: EUPL-1.2
"""Packages to Apache with mod_dav and to rclone, as they answer here: there whole, once, after any break."""

import base64
import http.client
import os
import random
import ssl
import subprocess
import sys
from threading import Barrier, Thread

import pytest

import real_servers
from sending.parcels import FILES, NAME, PARCEL, found, lay_receipt, put, whole
from sending.test_ways import SENDER, _heard
from spreekuur.errors.sending import OtherFiguresThere
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Receipt
from spreekuur.sending.ways import Parcel, ToServer
from spreekuur.transport import tree
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Credentials
from transport.conftest import ME, QUICK
from webdav_server import PASSWORD, USER, Line

pytestmark = pytest.mark.slow
SAME = Parcel("2-1", NAME, FILES, "ba9876543210")
OTHER = Parcel("2-1", NAME, FILES | {"report.pdf": b"%PDF of another laptop"}, "ba9876543210")


@pytest.fixture(scope="module", params=real_servers.installed("apache", "rclone"))
def real(request, certificate):
    with getattr(real_servers, request.param)(certificate) as running:
        yield running


@pytest.fixture(scope="module", params=real_servers.installed("apache"))
def apache(certificate):
    with real_servers.apache(certificate) as running:
        yield running


def to(real, path="team", *, port=0, who=ME):
    return ToServer(Share(parse(real.url(path, port=port)), who, QUICK))


@pytest.fixture
def team(real, trusted):
    return real.emptied()


@pytest.fixture
def way(real, team):
    return to(real)


def test_a_package_arrives_whole_and_ten_times_is_once(way, team):
    for _time in range(10):
        put(way)
    whole(team)
    (outcome,) = deliver([PARCEL], [], way)
    assert (outcome.arrived, outcome.unread, outcome.error) == (True, False, None)


@pytest.mark.parametrize("path", FILES)
def test_what_stands_there_with_other_bytes_is_never_replaced(way, team, path):
    put(way)
    (team / NAME / path).write_bytes(b"another's")
    before = found(team)
    with pytest.raises(OtherFiguresThere):
        put(way)
    assert found(team) == before


def test_two_laptops_one_after_the_other(way, team):
    put(way)
    put(way, SAME)
    with pytest.raises(OtherFiguresThere):
        put(way, OTHER)
    whole(team)


@pytest.mark.parametrize("second", [SAME, OTHER], ids=["the same", "another"])
def test_two_laptops_at_once_leave_one_whole_package(real, team, second):
    for _time in range(10):
        outcomes, start = {}, Barrier(2)

        def give(parcel, outcomes=outcomes, start=start):
            start.wait()
            outcomes[parcel.mark] = deliver([parcel], [], to(real))[0]

        threads = [Thread(target=give, args=(parcel,)) for parcel in (PARCEL, second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found(team / NAME) in (FILES, dict(second.files))
        for parcel in (PARCEL, second):
            mine = found(team / NAME) == parcel.files
            outcome = deliver([parcel], [], to(real))[0]
            assert (outcome.arrived, type(outcome.error) is OtherFiguresThere) == (mine, not mine)
            assert not outcomes[parcel.mark].arrived or mine
        real.emptied()


def test_receipts_are_found(way, team):
    put(way)
    assert _heard(way) is None
    for status in Receipt:
        lay_receipt(team, status.value)
        assert _heard(way) is status


def carried(real):
    """How many bytes a whole package is on the line, there and back."""
    line = Line(real.port)
    with line.laid() as port:
        put(to(real, port=port))
    return line.carried


def test_a_line_that_is_cut_anywhere_is_gone_on_from(real, team, way):
    most = carried(real)
    for seed in range(150):
        real.emptied()
        with Line(real.port, after=random.Random(seed).randrange(200, most + 2000)).laid() as port:
            (outcome,) = deliver([PARCEL], [], to(real, port=port))
        assert outcome.arrived or outcome.error.why in (
            Trouble.CUT,
            Trouble.NOT_PRIVATE,
            Trouble.NOBODY_ANSWERS,
        )
        if outcome.arrived or (team / NAME).exists():
            assert found(team / NAME) == FILES
        put(way)
        assert found(team / NAME) == FILES


def test_a_process_that_is_killed_anywhere_loses_nothing_and_sends_nothing_twice(real, team, way):
    most = carried(real)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for part in range(1, 13):
        real.emptied()
        children = []
        line = Line(real.port, after=most * part // 13, cut=lambda children=children: children[0].kill())
        with line.laid() as port:
            command = [sys.executable, "-c", SENDER, real.url(port=port)]
            children.append(subprocess.Popen(command, env=environment))
            assert children[0].wait(60) < 0
        if (team / NAME).exists():
            assert found(team / NAME) == FILES
        put(way)
        assert found(team / NAME) == FILES
        assert all(".unfinished" in path.name or path.name == NAME for path in team.iterdir())


def test_half_an_upload_is_taken_for_nothing(real, team, way, authority):
    beside = f"{NAME}.{PARCEL.mark}.unfinished"
    raw(real, authority, "MKCOL", f"/team/{beside}/")
    line = raw_line(real, authority)
    line.putrequest("PUT", f"/team/{beside}/report.pdf")
    line.putheader("Authorization", told())
    line.putheader("Content-Length", str(len(FILES["report.pdf"])))
    line.endheaders()
    line.send(FILES["report.pdf"][:10_000])
    line.close()
    put(way)
    whole(team)


def test_a_wrong_password_and_a_folder_that_is_not_there_are_named(real, team):
    strange = to(real, who=Credentials(USER, "wrong"))
    assert deliver([PARCEL], [], strange)[0].error.why is Trouble.PASSWORD
    assert deliver([PARCEL], [], to(real, "elsewhere"))[0].error.why is Trouble.NO_FOLDER
    away = team.rename(real.folder / "away")
    assert deliver([PARCEL], [], to(real))[0].error.why is Trouble.NO_FOLDER
    away.rename(team)
    put(to(real))
    whole(team)


def test_what_somebody_else_locked_waits_and_goes_later(real, team, authority, way):
    body = (
        b'<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>'
    )
    token = raw(real, authority, "LOCK", "/team/", body, Depth="infinity", Timeout="Second-600")
    (outcome,) = deliver([PARCEL], [], way)
    assert (outcome.arrived, outcome.error.why) == (False, Trouble.LOCKED)
    raw(real, authority, "UNLOCK", "/team/", **{"Lock-Token": token})
    put(way)
    assert found(team / NAME) == FILES


def test_trying_out_leaves_nothing_behind(real, team, way):
    assert tree.try_out(way.share) is True
    way.share.try_out()
    assert list(team.iterdir()) == []


def test_a_bundle_of_the_exchange_is_there_once_and_another_is_not_replaced(real, team, way):
    for _time in range(3):
        with way.share.opened() as there:
            there.write("1-a-0-b-000001.spreekuur", b"sealed")
            assert [(file.name, file.size) for file in there.files()] == [("1-a-0-b-000001.spreekuur", 6)]
    with way.share.opened() as there, pytest.raises(ShareTrouble) as caught:
        there.write("1-a-0-b-000001.spreekuur", b"another")
    assert caught.value.why is Trouble.CHANGED
    assert found(team) == {"1-a-0-b-000001.spreekuur": b"sealed"}


@pytest.mark.parametrize("path", ["team", "sizes"])
def test_the_notice_of_a_withdrawal_lies_beside_the_package_once_and_another_is_not_replaced(
    apache, trusted, path
):
    place = apache.emptied(path)
    with to(apache, path).reached() as there:
        seen = [there.lay(f"{NAME}.withdrawn.json", b"notice", PARCEL.mark) for _time in range(3)]
        with pytest.raises(OtherFiguresThere):
            there.lay(f"{NAME}.withdrawn.json", b"another!", "ba9876543210")
    assert seen == [path == "team"] * 3
    assert found(place)[f"{NAME}.withdrawn.json"] == b"notice"


@pytest.mark.parametrize(("path", "meant"), [("drop", Trouble.UNREADABLE), ("sizes", None)])
def test_apache_that_shows_nothing_is_sent_to(apache, trusted, path, meant):
    place = apache.emptied(path)
    (outcome,) = deliver([PARCEL], [], to(apache, path))
    assert (outcome.arrived, outcome.unread, outcome.error) == (True, True, None)
    whole(place)
    (again,) = deliver([PARCEL], [], to(apache, path))
    assert again.arrived if meant is None else again.error.why is meant
    (other,) = deliver([OTHER], [], to(apache, path))
    assert not other.arrived
    assert found(place / NAME) == FILES


@pytest.mark.parametrize(
    ("path", "meant"),
    [("still", Trouble.NO_RENAME), ("small", Trouble.TOO_LARGE), ("moved", Trouble.REDIRECTED)],
)
def test_apache_that_does_not_do_it_is_named(apache, trusted, path, meant):
    place = apache.emptied(path)
    (outcome,) = deliver([PARCEL], [], to(apache, path))
    assert (outcome.arrived, outcome.error.why) == (False, meant)
    assert not (place / NAME).exists()


def told():
    return "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


def raw_line(real, authority):
    context = ssl.create_default_context(cafile=str(authority.file))
    return http.client.HTTPSConnection("localhost", real.port, context=context, timeout=20)


def raw(real, authority, method, path, body=None, **headers):
    """A question of somebody else; gives the token of a lock, if there is one."""
    line = raw_line(real, authority)
    line.request(method, path, body, {"Authorization": told(), **headers})
    answer = line.getresponse()
    answer.read()
    line.close()
    assert answer.status < 300, (method, answer.status)
    return answer.headers.get("Lock-Token")
