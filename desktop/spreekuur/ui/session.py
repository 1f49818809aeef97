# SPDX-License-Identifier: EUPL-1.2
"""What an open vault gives the screens."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.sending.sender import Sender

if TYPE_CHECKING:
    from spreekuur.content.pack import Content
    from spreekuur.practice import Room
    from spreekuur.security.vault import Unlocked
    from spreekuur.ui.looks import Looks


@dataclass(slots=True)
class Session:
    """From unlocking to locking: who unlocked, the store's jobs, the content, the clock.

    The screens are built while the passphrase is typed: until it is right, `unlocked` is None.
    `today` is a given day for practice and tests; without it the clock decides. Without `looks` the settings
    leave language and look alone. `practice` is the room of a practice.
    """

    home: Path
    jobs: AnyJobs
    content: "Content"
    unlocked: "Unlocked | None" = field(repr=False)
    clock: Clock
    today: date | None = None
    looks: "Looks | None" = None
    practice: "Room | None" = None
    sender: Sender = field(init=False)
    """The one that sends figures: whoever wants them sent asks it."""

    def __post_init__(self) -> None:
        self.sender = Sender(self.jobs, self.clock)
