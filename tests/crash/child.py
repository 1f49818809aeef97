# SPDX-License-Identifier: EUPL-1.2
"""The child's side: imports once, then forks for every life that is asked for on its input."""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import memory_locks
import passphrases
from crash.shim import Shim


class Job:
    """One life: where, how, and the pipe on which it acknowledges each step once it is kept."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.home, self.how, self.shim = Path(asked["home"]), asked, Shim()
        self._said = 0

    def say(self, what: str, **more: Any) -> None:
        """Acknowledge: from now on what is said here must hold, whatever happens to this process."""
        self.shim.mark(self._said)
        self._said += 1
        os.write(1, (json.dumps({"what": what, "changes": self.shim.count(), **more}) + "\n").encode())


def _live(asked: dict[str, Any]) -> None:
    from crash import scripts

    job = Job(asked)
    job.shim.watch(Path(asked.get("watch", asked["home"])))
    if not asked.get("flushes"):
        job.shim.without_flushes()
    if "log" in asked:
        job.shim.record(Path(asked["log"]))
    job.shim.kill_at(asked.get("kill_at", 0), torn=asked.get("torn", False))
    scripts.SCRIPTS[asked["script"]](job)


def main() -> None:
    """Serve until the input ends."""
    from crash import scripts

    memory_locks.leave_out()
    passphrases.stretch_once()
    scripts.warm_up()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                os.write(1, (json.dumps({"pid": os.getpid()}) + "\n").encode())
                _live(json.loads(line))
                status = 0
            except BaseException:  # noqa: BLE001 -- said, and told by the status
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(status)
        _pid, status = os.waitpid(pid, 0)
        os.write(1, (json.dumps({"what": "end", "status": status}) + "\n").encode())


if __name__ == "__main__":
    main()
