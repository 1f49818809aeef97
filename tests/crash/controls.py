# SPDX-License-Identifier: EUPL-1.2
"""Programs that break the promise on purpose, in a child only: the tests must find each of them out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from crash.child import Job
from crash.evening import Evening
from spreekuur.desk import talks
from spreekuur.store import driver
from spreekuur.store.connection import Database


def say_too_early(_job: Job) -> None:
    """A talk is said to be saved before it is."""

    def save(evening: Evening, talk: object, client: object, *, undo: bool) -> None:
        said = {"talk": talk.id, "note": talk.note, "routes": len(talk.routes), "topics": list(talk.topics)}  # type: ignore[attr-defined]
        evening.job.say("talk", **said)
        talks.finish(evening.desk, talk, evening.clock())  # type: ignore[arg-type]

    mock.patch.object(Evening, "_save", save).start()


def save_piecemeal(_job: Job) -> None:
    """Every row is kept by itself."""

    @contextmanager
    def apart(_db: Database) -> Iterator[None]:
        yield

    mock.patch.object(Database, "atomic", apart).start()


def never_wait_for_the_disk(_job: Job) -> None:
    """What SQLite calls synchronous=OFF."""
    mock.patch.dict(driver._PRAGMAS, synchronous=("OFF", "0")).start()


def never_flush_a_file(_job: Job) -> None:
    """Files beside the store are written and never flushed, nor are folders."""
    mock.patch.object(os, "fsync", lambda _handle: None).start()


CONTROLS = {
    "early": say_too_early,
    "piecemeal": save_piecemeal,
    "off": never_wait_for_the_disk,
    "unflushed": never_flush_a_file,
}
