# SPDX-License-Identifier: EUPL-1.2
"""From nothing to the unlock screen, from Enter to the desk, and what each takes of the memory."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import made
from bench.measure import Figures, Plan, Ran, Rounds, run_child
from spreekuur import app
from spreekuur.app import Founding
from spreekuur.letters.sender import example
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.settings import Settings, save

PASSPHRASE = "appel boom citroen dorp eend fiets"
_KIB_IN_MIB = 1024


@contextmanager
def vault(memory_mib: int) -> Iterator[Path]:
    """A new vault whose passphrase costs so much memory, as on a laptop that was used before."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        people = (NewSlot("Bench", PASSPHRASE, coordinator=True),)
        founding = Founding("Spreekuur", example(), 0, people, bytes(25))
        app.found_home(home, founding, cost=Argon2Cost(memory_mib * _KIB_IN_MIB, 3, 4)).close()
        save(home, Settings())
        yield home


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """What a child needs to open a window: a screen of its own in memory, else Qt's own pretence of one."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    size = ["-screen", "0", "1366x768x24", "-nolisten", "tcp", "-displayfd", str(writing)]
    server = subprocess.Popen(["Xvfb", *size], pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def start(plan: Plan) -> Iterator[Figures]:
    """Fresh processes until their first picture: the real program, and an empty window."""
    with vault(64) as home, screen() as environment:
        bare, ours = [], []
        for number in range(plan.times(9, 1) + 1):
            both = run_child("bare_window", (), environment), run_child("our_start", [str(home)], environment)
            if number:
                bare.append(both[0])
                ours.append(both[1])
    yield Figures(
        "start", ([ran.cpu for ran in ours], [ran.cpu for ran in bare]), 1.15, note="processor time"
    )
    yield Figures(
        "start_wall", ([ran.wall for ran in ours], [ran.wall for ran in bare]), 1.20, note="clock time"
    )


def unlock(plan: Plan) -> Iterator[Figures]:
    """From Enter to the painted desk, one second after the unlock screen, beside Argon2id alone."""
    for memory, goal in ((64, 1.12), (256, 1.05)):
        with vault(memory) as home, screen() as environment:
            bare, ours = [], []
            for number in range(plan.times(5, 1) + 1):
                base = said(run_child("bare_argon", [str(memory)]))
                own = said(run_child("our_desk", [str(home), PASSPHRASE], environment))
                if number:
                    bare.append(base)
                    ours.append(own)
        for kind, suffix in (("cpu", ""), ("wall", "_wall")):
            rounds = [own[kind] for own in ours], [base[kind] for base in bare]
            yield Figures(f"unlock_{memory}{suffix}", rounds, goal, note=f"Argon2id with {memory} MiB")


def open_growth(plan: Plan) -> Iterator[Figures]:
    """From Enter to the painted desk with many talks in the store, beside a new one; `_whole` is the whole process."""
    for size in plan.sizes((20_000, 1_000_000), (1_000,)):
        with vault(64) as new, vault(64) as old, screen() as environment:
            _fill(old, size)
            found: dict[str, Rounds] = {name: ([], []) for name in ("", "_wall", "_whole")}
            for number in range(plan.times(5, 1) + 1):
                both = [run_child("our_desk", [str(home), PASSPHRASE], environment) for home in (old, new)]
                for which, ran in enumerate(both if number else ()):
                    told = said(ran)
                    found[""][which].append(told["cpu"])
                    found["_wall"][which].append(told["wall"])
                    found["_whole"][which].append(ran.cpu)
        for suffix, rounds in found.items():
            name = f"open_growth_{size // 1000}k{suffix}"
            yield Figures(name, rounds, None if suffix == "_whole" else 1.03, x=size)


def _fill(home: Path, talks: int) -> None:
    opened = app.open_home(home, PASSPHRASE)
    made.fill(opened.db, talks)
    opened.close()


def memory(plan: Plan) -> Iterator[Figures]:
    """Resident memory: the unlock screen and the desk beside an empty window, twenty letters beside the desk."""
    bare, first, desk, letters = [], [], [], []
    with vault(64) as home, screen() as environment:
        for _ in range(plan.times(3, 1)):
            bare.append(_mib(run_child("bare_window", ["memory"], environment), "VmRSS:"))
            first.append(_mib(run_child("our_start", [str(home), "memory"], environment), "VmRSS:"))
            later = said(run_child("our_desk", [str(home), PASSPHRASE, "letters"], environment))
            desk.append(later["desk.VmRSS"] / _KIB_IN_MIB)
            letters.append(later["letters.VmRSS"] / _KIB_IN_MIB)
    yield Figures("memory_unlock", (first, bare), 1.15, "MiB")
    yield Figures("memory_desk", (desk, bare), 1.75, "MiB")
    yield Figures("memory_letters", (letters, desk), 1.10, "MiB", note="beside the desk")


def said(ran: Ran) -> dict[str, float]:
    """The figures that a child printed, by name."""
    return {
        name: float(value) for name, value in (line.split()[:2] for line in ran.said.splitlines() if line)
    }


def _mib(ran: Ran, name: str) -> float:
    return said(ran)[name] / _KIB_IN_MIB


BENCHES = {"start": start, "unlock": unlock, "open_growth": open_growth, "memory": memory}
