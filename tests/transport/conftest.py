# SPDX-License-Identifier: EUPL-1.2
"""A WebDAV server that this computer trusts."""

import shutil

import pytest

from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Credentials, Patience
from webdav_server import PASSWORD, USER, Authority, Davd, closing_what_was_cut

ME = Credentials(USER, PASSWORD)
QUICK = Patience(silence=20, question=40)


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def certificate(authority):
    return authority.certificate("localhost", "127.0.0.1")


@pytest.fixture
def trusted(authority, monkeypatch):
    """This computer trusts the authority of the tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


@pytest.fixture(scope="module")
def davd(certificate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    server = Davd(folder, certificate)
    yield server
    server.close()


@pytest.fixture
def served(davd, trusted):
    """The server, with an empty folder `team` in it."""
    team = davd.folder / "team"
    if team.exists():
        shutil.rmtree(team)
    team.mkdir()
    davd.instead = davd.done = lambda request: None
    davd.also = {}
    davd.asked.clear()
    with closing_what_was_cut():
        yield davd


@pytest.fixture
def share(served):
    return Share(parse(served.url("team")), ME, QUICK)
