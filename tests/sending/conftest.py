# SPDX-License-Identifier: EUPL-1.2
"""A WebDAV server that this computer trusts, and a coordinator who signs figures."""

import pytest

from desk.conftest import ana, clock
from exchange_vaults import a_copy, a_desk, a_vault
from figures_desk import APRIL_15, Hand, signed, some_talks
from spreekuur.sending.ways import ToServer
from spreekuur.statistics.periods import Period
from transport.conftest import authority, certificate, davd, served, share, trusted

__all__ = ["ana", "authority", "certificate", "clock", "davd", "served", "share", "trusted"]


@pytest.fixture
def server(share):
    return ToServer(share)


@pytest.fixture(scope="session")
def once_signed(content):
    """Signing takes a second or two: it is done once, and each test has a copy of the store."""
    db = a_vault("Ana", 0, founds=True, clock=Hand(APRIL_15))
    some_talks(a_desk(db, content))
    signed(a_desk(db, content), Period(2026, 1))
    yield db
    db.close()


@pytest.fixture
def signed_desk(once_signed, content, clock):
    """The desk of `ana`, with signed figures of the first quarter of 2026."""
    db = a_copy(once_signed, clock)
    yield a_desk(db, content)
    db.close()


@pytest.fixture
def team(served):
    return served.folder / "team"
