# SPDX-License-Identifier: EUPL-1.2
"""Looking a vault over: is every byte of it, and of its copies, still what was written?"""

from dataclasses import dataclass

from spreekuur.errors import UserError
from spreekuur.store import copying, driver
from spreekuur.store.backup import local_copies, read_manifest
from spreekuur.store.connection import STORE_NAME, Database


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: what, and in which file or table."""

    what: str
    where: str


def check(db: Database, *, deep: bool = False) -> list[Problem]:
    """Everything found wrong with an open vault, worst first; empty when it is sound.

    The quick check reads the structure; the deep one also every page's seal and every local copy.
    """
    try:
        found = copying.problems(db.connection) if deep else _quick(db)
    except (driver.Error, UserError):
        found = ["cannot be read to the end"]
    problems = [Problem(what, STORE_NAME) for what in found]
    return problems + (_of_copies(db) if deep else [])


def _quick(db: Database) -> list[str]:
    found = [str(row[0]) for row in db.execute("PRAGMA quick_check") if row[0] != "ok"]
    return found + copying.lost_references(db.connection)


def _of_copies(db: Database) -> list[Problem]:
    if db.path is None:
        return []
    problems = []
    for folder in local_copies(db.path.parent):
        try:
            copying.verify(folder / STORE_NAME, db.key, read_manifest(folder)["rows"])
        except UserError as error:
            problems.append(Problem(type(error).__name__, f"backups/{folder.name}"))
    return problems
