# SPDX-License-Identifier: EUPL-1.2
"""The parent's side: gives work to a forking child under the shim, hears what it acknowledged, and kills it."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crash import shim

CHILD = Path(__file__).with_name("child.py")


@dataclass(slots=True)
class Life:
    """What one life of the program said before its end."""

    said: list[dict[str, Any]] = field(default_factory=list)
    status: int = 0

    @property
    def was_killed(self) -> bool:
        """Whether it ended by kill -9."""
        return os.WIFSIGNALED(self.status) and os.WTERMSIG(self.status) == signal.SIGKILL

    def all(self, what: str) -> list[dict[str, Any]]:
        """The messages of one kind."""
        return [message for message in self.said if message["what"] == what]


class Lives:
    """A child process that has imported everything and lives a new life, in a fork, for each script."""

    def __init__(self, folder: Path) -> None:
        self._errors = folder / "errors"
        paths = os.pathsep.join([str(CHILD.parents[1]), str(CHILD.parents[2] / "desktop")])
        environment = os.environ | {
            "LD_PRELOAD": str(shim.made(folder)),
            "PYTHONPATH": paths,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONFAULTHANDLER": "1",
        }
        with self._errors.open("wb") as errors:
            self._child = subprocess.Popen(
                [sys.executable, CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                text=True,
            )

    def live(self, script: str, home: Path, *, kill_after: int = 0, **how: Any) -> Life:
        """Live one life. `kill_after`: from here, by kill -9, once so many messages have come."""
        self._ask({"script": script, "home": str(home), **how})
        life = Life()
        pid = self._hear()["pid"]
        while (message := self._hear())["what"] != "end":
            life.said.append(message)
            if len(life.said) == kill_after:
                os.kill(pid, signal.SIGKILL)
        life.status = message["status"]
        if not life.was_killed:
            assert life.status == 0, self._errors.read_text()[-4000:]
        return life

    def close(self) -> None:
        """Let the child end."""
        assert self._child.stdin is not None
        self._child.stdin.close()
        self._child.wait(60)
        assert self._child.stdout is not None
        self._child.stdout.close()

    def _ask(self, what: dict[str, Any]) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps(what) + "\n")
        self._child.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        assert line, self._errors.read_text()[-4000:]
        message: dict[str, Any] = json.loads(line)
        return message
