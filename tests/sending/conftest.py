# SPDX-License-Identifier: EUPL-1.2
"""A WebDAV server that this computer trusts, and a coordinator who signs figures."""

import pytest

from desk.conftest import ana, clock
from spreekuur.sending.ways import ToServer
from transport.conftest import authority, certificate, davd, served, share, trusted

__all__ = ["ana", "authority", "certificate", "clock", "davd", "served", "share", "trusted"]


@pytest.fixture
def server(share):
    return ToServer(share)


@pytest.fixture
def team(served):
    return served.folder / "team"
