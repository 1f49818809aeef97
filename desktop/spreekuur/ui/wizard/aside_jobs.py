# SPDX-License-Identifier: EUPL-1.2
"""Work before there is a store: printing asks for jobs with a store, and gets them without one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from spreekuur.errors import UserError
from spreekuur.ui.unlock.unlock_view import Aside


class AsideJobs:
    """`read` as the desk's jobs have it; `work` gets None. Only one piece of work is under way at a time."""

    def __init__(self, aside: Aside) -> None:
        self._aside = aside

    def read(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do the work beside the window."""
        self._aside(owner, lambda: work(None), then or _nothing, failed or _nothing)


def _nothing(_result: object) -> None:
    """Nobody asked."""
