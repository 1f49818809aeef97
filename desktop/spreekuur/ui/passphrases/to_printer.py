# SPDX-License-Identifier: EUPL-1.2
"""A paper that opens the vault goes to the printer, and what became of it is said below its buttons."""

from collections.abc import Callable

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.ui.letter.printing import PrintRun, Reads, print_pdf

_JOB = "Spreekuur"  # the queue of a printer is read by others: not even what it is


def send(
    jobs: Reads, pdf: bytes, printer: str, say: Callable[[str], None], fail: Callable[[UserError], None]
) -> PrintRun:
    """Begin to print; keep the run that is returned until it has ended."""
    run = print_pdf(jobs, pdf, _JOB, printer)
    run.done.connect(lambda: say(_("The paper is on its way to the printer.")))
    run.failed.connect(fail)
    run.start()
    return run
