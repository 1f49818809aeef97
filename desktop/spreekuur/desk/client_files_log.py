# SPDX-License-Identifier: EUPL-1.2
"""Who saw which client file: for whoever may manage people, and for nobody else in the window."""

from datetime import datetime

from spreekuur.clients import seen
from spreekuur.clients.seen import Seen
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave

MOST = 200


def look(desk: Desk, leave: Permit | None, now: datetime) -> list[Seen]:
    """The newest lines, the last one first; that somebody looked is not noted.

    Raises: PermitOver, NotCoordinator.
    """
    of_leave(Act.SEEN_FILES, leave, now)
    return seen.newest(desk.db, MOST)
