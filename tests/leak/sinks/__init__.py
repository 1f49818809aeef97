# SPDX-License-Identifier: EUPL-1.2
"""Where a text can go: parts of the screen, screens of the window, papers. Each tells what it shows of it."""

import time
import traceback
from collections.abc import Callable, Iterable
from typing import Any

Shown = Iterable[tuple[str, str, str]]  # what shows it, what it must show, what it does show


class Found:
    """Counts what was shown, and keeps what was shown wrong, or not at all."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.shown = 0
        self.took: dict[str, float] = {}
        self._text = ""
        self._longest = 10.0

    def begin(self, text: str) -> None:
        """The next text."""
        self._text = text

    def into(self, sink: Callable[..., Shown], *given: Any) -> None:
        """Put the text into a sink and look at what it shows."""
        started = time.monotonic()
        try:
            for part, wanted, shown in sink(*given):
                self.shown += 1
                if wanted not in shown:
                    self._fault(f"{sink.__name__} {part}: {wanted[:80]!a} is not in {shown!a}")
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
            self.crashed(error)
        took = time.monotonic() - started
        self.took[sink.__name__] = self.took.get(sink.__name__, 0) + took
        if took > self._longest:
            self._fault(f"{sink.__name__} takes {took:.1f} s")

    def crashed(self, error: BaseException) -> None:
        """An error that the program did not expect."""
        last = traceback.extract_tb(error.__traceback__)[-3:]
        self._fault(
            f"{type(error).__name__} {str(error)[:100]!a} at {[f'{f.name}:{f.lineno}' for f in last]}"
        )

    def _fault(self, words: str) -> None:
        self.faults.append(f"{self._text[:40]!a}: {words}")
