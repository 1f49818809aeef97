# SPDX-License-Identifier: EUPL-1.2
"""Packages to what Nextcloud is known to answer. Its answers are replayed: no Nextcloud was run."""

from datetime import UTC, datetime

import pytest

from nextcloud_replayed import HOME, LINK, Nextcloud
from sending.parcels import FILES, NAME, PARCEL, put
from spreekuur.errors.sending import OtherFiguresThere
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.messages import explain
from spreekuur.sending import outbox
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Stage
from spreekuur.sending.ways import Parcel, ToServer
from spreekuur.transport import tree
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Credentials
from transport.conftest import ME, QUICK
from webdav_server import saying

WHOLE = {f"{NAME}/{path}": content for path, content in FILES.items()}


@pytest.fixture
def reached(certificate, trusted):
    """Lays a line to a replayed Nextcloud."""
    lines = []

    def reach(cloud, who=ME):
        lines.append(saying(certificate, cloud, hears=True))
        port = lines[-1].__enter__().port
        return ToServer(Share(parse(f"https://localhost:{port}{cloud.home}"), who, QUICK))

    yield reach
    for line in lines:
        line.__exit__(None, None, None)


@pytest.mark.parametrize(
    "home", [HOME, LINK], ids=["with an app password", "by a public link that may be edited"]
)
def test_a_package_arrives_whole_once_and_another_is_not_replaced(reached, home):
    cloud = Nextcloud(home)
    way = reached(cloud)
    for _time in range(3):
        (outcome,) = deliver([PARCEL], [], way)
        assert (outcome.arrived, outcome.unread, outcome.error) == (True, False, None)
    assert cloud.files == WHOLE
    other = Parcel("2-1", NAME, FILES | {"manifest.json": b"{}"}, "ba9876543210")
    assert type(deliver([other], [], way)[0].error) is OtherFiguresThere
    assert cloud.files == WHOLE
    assert cloud.asked.count("MOVE") == 1


def test_trying_out_and_bundles_of_the_exchange_work_as_well(reached):
    cloud = Nextcloud()
    way = reached(cloud)
    assert tree.try_out(way.share) is True
    way.share.try_out()
    assert (cloud.files, cloud.folders) == ({}, {""})
    with way.share.opened() as there:
        there.write("1-a.spreekuur", b"sealed")
        assert [(file.name, file.size) for file in there.files()] == [("1-a.spreekuur", 6)]
        with pytest.raises(ShareTrouble) as caught:
            there.write("1-a.spreekuur", b"another")
    assert caught.value.why is Trouble.CHANGED


def test_a_wrong_app_password_is_named_and_so_is_what_comes_of_trying_it_too_often(reached):
    cloud = Nextcloud()
    strange = reached(cloud, Credentials("kraam", "wrong"))
    whys = [deliver([PARCEL], [], strange)[0].error.why for _time in range(6)]
    assert whys == [Trouble.PASSWORD] * 4 + [Trouble.BUSY] * 2


@pytest.mark.parametrize(
    ("method", "status", "meant"),
    [
        *((method, "503", Trouble.BUSY) for method in ("PROPFIND", "MKCOL", "PUT", "GET", "MOVE")),
        *((method, "423", Trouble.LOCKED) for method in ("MKCOL", "PUT", "GET", "MOVE")),
        ("PUT", "507", Trouble.FULL),
        ("PUT", "404", Trouble.NO_FOLDER),
        ("MKCOL", "409", Trouble.CONFLICT),
        ("MOVE", "409", Trouble.CONFLICT),
        ("MOVE", "403", Trouble.NO_RENAME),
        ("MKCOL", "403", Trouble.FORBIDDEN),
        ("PROPFIND", "404", Trouble.NO_FOLDER),
        ("PROPFIND", "429", Trouble.BUSY),
    ],
)
def test_each_refusal_is_named_and_the_package_goes_later(reached, method, status, meant):
    cloud = Nextcloud()
    way = reached(cloud)
    cloud.instead = lambda asked, _path: status if asked == method else None
    (outcome,) = deliver([PARCEL], [], way)
    assert (outcome.arrived, outcome.error.why) == (False, meant)
    assert NAME not in cloud.folders
    cloud.instead = lambda _asked, _path: None
    put(way)
    assert cloud.files == WHOLE


def test_maintenance_and_locks_pass_by_themselves_and_a_full_quota_needs_somebody():
    now = datetime(2027, 1, 20, tzinfo=UTC)
    whys = (Trouble.BUSY, Trouble.LOCKED, Trouble.FULL, Trouble.PASSWORD, Trouble.NO_RENAME)
    stages = [outbox.broke(outbox.Note(), why.value, now).stage for why in whys]
    assert stages == [Stage.WAITING] * 2 + [Stage.NEEDS_YOU] * 3


def test_a_file_drop_takes_no_folder_and_gets_no_figure_and_that_is_said(reached):
    """It would give every file that comes twice another name; so a public link has to be one that may be edited."""
    cloud = Nextcloud(LINK, drop=True)
    (outcome,) = deliver([PARCEL], [], reached(cloud))
    assert (outcome.arrived, outcome.error.why) == (False, Trouble.NO_RENAME)
    assert "make and rename folders" in explain(outcome.error)
    assert (cloud.files, "PUT" in cloud.asked) == ({}, False)
