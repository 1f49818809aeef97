# SPDX-License-Identifier: EUPL-1.2
"""Jobs that are done at once, for as long as a test takes."""

from collections.abc import Iterator
from typing import Any

from spreekuur.ui.jobs import InlineJobs


def jobs_of(db: Any) -> Iterator[InlineJobs]:
    """Jobs over a store or a desk; afterwards nobody hears of them any more.

    What listens to a signal is held by Qt, where Python's collector does not see it: as long as the jobs are there,
    so is every screen that was ever built over them.
    """
    jobs = InlineJobs(db)
    yield jobs
    jobs.deleteLater()
