# SPDX-License-Identifier: EUPL-1.2
"""What stands behind the unlock screen. Everything heavy is imported here, and only when it is needed."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from spreekuur import language
from spreekuur.errors import UserError
from spreekuur.ui.jobs import Jobs
from spreekuur.ui.names import BESIDE, PACK

if TYPE_CHECKING:
    from spreekuur.app import App, Founding
    from spreekuur.content.pack import Content
    from spreekuur.desk.desk import Desk
    from spreekuur.practice import Room
    from spreekuur.security.instance import InstanceLock
    from spreekuur.security.vault import Unlocked
    from spreekuur.store.mark import Seen

STORE = "vault.db"
LOCKS = "keyslots.json"
_WIPING = "vault.wiping"


class Door:
    """The vault of one folder, from outside; with `room` that of a practice. Its methods may run on any thread."""

    def __init__(
        self, home: Path, content: Path | None, room: "Room | None" = None, *, team: Path | None = None
    ) -> None:
        """`team` is the folder of the team's own vault: a practice uses the content that lies beside that."""
        self._home, self.room = home, room
        beside = team / BESIDE / PACK if team is not None and room is not None else None
        self._given = content or (beside if beside is not None and beside.is_file() else None)
        self._held: InstanceLock | None = None
        self._loaded: Content | None = None
        self._unlocked: Unlocked | None = None
        self._seen: Seen | None = None

    def exists(self) -> bool:
        """Whether there is a vault, or what is left of one; a wipe that was cut short is brought to its end."""
        if os.path.lexists(self._home / _WIPING):
            from spreekuur.security import wiping

            with suppress(UserError):  # told when somebody tries to open it
                wiping.finish(self._home)
        return (self._home / LOCKS).exists() or (self._home / STORE).exists()

    def content(self) -> "Content":
        """The content pack, read once and indexed; with it what unlocking needs is imported.

        Raises: ContentError, PackRefused.
        """
        if self._loaded is None:
            import spreekuur.app  # noqa: F401
            from spreekuur.team import pack_beside, pack_content

            given = self._given
            self._loaded = _ready(
                pack_content.load(given) if given is not None else pack_beside.load(self._home)
            )
        return self._loaded

    def look_at_store(self) -> None:
        """Look whether the store is as it was left, while somebody types: the larger it is, the longer that takes."""
        from spreekuur.store import mark

        self._seen = mark.look(self._home / STORE)

    def unlock(self, passphrase: str) -> "Unlocked":
        """Try a passphrase; takes about a second. The vault is then ours until the process ends.

        Raises: WrongPassphrase, AlreadyOpen, NoVault, KeyslotsMissing, DamagedKeyslots.
        """
        from spreekuur.app import unlock_home

        self.release()
        self._held, self._unlocked = unlock_home(self._home, passphrase)
        return self._unlocked

    def objection(self) -> "UserError | None":
        """Why a vault should not be in this folder, if it should not."""
        from spreekuur.security import places

        return places.objection(self._home)

    def found(self, founding: "Founding") -> "Unlocked":
        """Make the vault, all or nothing; it is then ours until the process ends.

        Raises: VaultExists, CloudFolder, UnsuitableDisk, AlreadyOpen, SlotNameTaken, SlotNameInvalid, NoRoom,
        ReadOnlyHome, StoreFaulty.
        """
        from spreekuur.app import found_home

        return self._take(found_home(self._home, founding, content=self._given))

    def found_practice(self, name: str) -> "Unlocked":
        """Make the practice vault, with people waiting in it; `name` sits at the desk.

        Raises: as `found`.
        """
        if self.room is None:
            raise RuntimeError("there is no room to practise in")
        return self._take(self.room.found(name, self._given))

    def complete(self, word: str) -> str:
        """The word of the list that begins so, when there is only one."""
        from spreekuur.security import words

        return words.complete(word, language.current())

    def jobs(self) -> Jobs:
        """The jobs of the desk, to be given work once somebody has unlocked.

        The store is opened by the first of them, which may fail with a UserError.
        """
        return Jobs(self._open_desk)

    def _open_desk(self) -> "Desk":
        from spreekuur.app import desk_of, store_of
        from spreekuur.desk.due import look_after
        from spreekuur.store import reserve
        from spreekuur.team import pack_beside

        if self._unlocked is None:
            raise RuntimeError("the vault was asked for something before it was unlocked")
        db = store_of(self._home, self._unlocked, seen=self._seen)
        if self._given is None:
            self._loaded = _ready(pack_beside.believed(self._home, db, self.content()))
        desk = desk_of(db, self.content())
        if db.reading is None:
            look_after(desk, desk.db.clock())
            reserve.hold(desk.db)
        return desk

    def _take(self, made: "App") -> "Unlocked":
        made.db.close()
        self._held, self._unlocked = made.lock, made.unlocked
        return made.unlocked

    def release(self) -> None:
        """Let another program have the vault."""
        if self._held is not None:
            self._held.release()
            self._held = None


def _ready(content: "Content") -> "Content":
    """The same content, indexed: once is enough."""
    from spreekuur.referral import engine, topic_search

    engine.prepare(content)
    topic_search.prepare(content)
    return content
