# SPDX-License-Identifier: EUPL-1.2
"""An emergency wipe is killed at every change of a file, and the disk refuses at every change: whole or gone.

Until it is decided the vault opens as ever. From then on the next start brings it to its end, and so does a second
wipe; on a disk that refuses it says which locks still stand, and only then does a passphrase open anything.
"""

import errno
import json
import sys

import pytest

from journey.vaults import PHRASE
from spreekuur.app import open_home
from spreekuur.errors import UserError
from spreekuur.errors.vault import NoVault
from spreekuur.security import vault as locks
from spreekuur.security import wiping
from spreekuur.store import backup


@pytest.fixture(scope="module")
def base(base):
    """With a copy beside it, and what a change of key and a restore leave when they are cut short."""
    app = open_home(base, PHRASE)
    backup.back_up(app.db, base / "backups")
    app.close()
    slots = (base / "keyslots.json").read_bytes()
    for name in (
        "keyslots.previous.json",
        "keyslots.json.new",
        "new-key.part/keyslots.json",
        "replaced-by-x/keyslots.json",
    ):
        place = base / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(slots)
    return base


@pytest.fixture(scope="module")
def wrapped(base):
    """What must be nowhere: the wrapped keys, as they are written."""
    told = json.loads((base / "keyslots.json").read_bytes())
    return [slot["wrapped"].encode() for slot in told["slots"]]


def opens(home):
    """Whether anything in the folder can be opened by who has a passphrase, as the program would."""
    try:
        open_home(home, PHRASE).close()
    except UserError:
        return False
    return True


def bytes_of_locks(home, wrapped):
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in files if any(key in path.read_bytes() for key in wrapped)]


def test_killed_at_any_change_it_is_whole_or_gone(lives, vault, wrapped):
    home = vault()
    changes = lives.live("wiping", home).said[-1]["changes"]
    assert changes > 20
    assert [path.name for path in home.iterdir()] in ([], ["vault.lock"])
    seen = set()
    for kill_at in range(1, changes + 1):
        home = vault()
        assert lives.live("wiping", home, kill_at=kill_at, torn=kill_at % 2 == 1).was_killed
        decided = wiping.is_decided(home)
        gone = not wiping._parts(home)
        if decided and kill_at % 2:
            wiping.wipe(home)  # a second one
        is_open = opens(home)
        seen.add((decided, is_open))
        sys.stdout.write(f"wipe: killed at {kill_at} of {changes}, decided {decided}, opens {is_open}\n")
        assert is_open is (not decided and not gone)
        if not is_open:
            assert bytes_of_locks(home, wrapped) == []
            assert not wiping._parts(home)
    assert seen >= {(False, True), (True, False)}


def test_on_a_disk_that_refuses_it_says_what_still_stands_and_a_later_one_ends_it(lives, vault, wrapped):
    for change, error in [
        (1, errno.EROFS),
        (1, errno.ENOSPC),
        (2, errno.EIO),
        (5, errno.EROFS),
        (9, errno.EIO),
    ]:
        home = vault()
        said = lives.live("refused wipe", home, change=change, error=error).said[-1]
        standing = {path.relative_to(home).as_posix() for path in bytes_of_locks(home, wrapped)}
        assert standing <= set(said["locks"]) | set(said["unsure"])
        if not said["locks"]:
            with pytest.raises(NoVault):
                locks.unlock(home, PHRASE)
        wiping.wipe(home)
        assert not opens(home)
        assert not wiping._parts(home)
