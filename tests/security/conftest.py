# SPDX-License-Identifier: EUPL-1.2
"""Vaults whose passphrases cost next to nothing to stretch; only tests make such."""

import pytest

from spreekuur.security import lockfile, recovery, renewing, sealing, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot

CHEAP = Argon2Cost(16 * 1024, 1, 1)
PHRASE = "molen kaars zomer brug appel rivier"
COORDINATOR = "trein boter wolk hamer lepel groen"


@pytest.fixture
def cheap():
    return CHEAP


@pytest.fixture
def sheet():
    return recovery.new_secret()


@pytest.fixture
def home(tmp_path, sheet):
    """A home with the locks of two people: Ana, and Bo who coordinates."""
    people = [NewSlot("Ana", PHRASE), NewSlot("Bo", COORDINATOR, coordinator=True)]
    vault.found(tmp_path, people, sheet, sealing.new_key_pair().private, cost=CHEAP)
    (tmp_path / "vault.db").write_bytes(b"the store, of no matter here")
    return tmp_path


def put(home, renewal):
    """The locks of a new key in place, where the store is of no matter; gives the vault as it is open then."""
    lockfile.write(home, renewal.after, keep_before=False)
    return renewal.opened


def remove_slot(home, opened, name):
    """Take a person's way in away."""
    return put(home, renewing.without(home, opened, name))


def replace_recovery(home, opened, secret):
    """Let a new sheet count."""
    return put(home, renewing.with_sheet(home, opened, secret))
