# SPDX-License-Identifier: EUPL-1.2
"""Looking a vault over: is every byte of it, and of its copies, still what was written?"""

from dataclasses import dataclass, replace

from spreekuur.errors import UserError
from spreekuur.store import copying, driver, finding, journal, mark
from spreekuur.store.backup import believed, local_copies, read_manifest
from spreekuur.store.connection import STORE_NAME, Database

UNLIKE = "not as last noted"
INDEX = "the search index was not as the files are"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: what, and in which file or table."""

    what: str
    where: str
    since: str = ""  # when the store was last left, if it was found otherwise
    missing: int = 0  # changes that it lacks, if that is known


def check(db: Database, *, deep: bool = False) -> list[Problem]:
    """Everything found wrong with an open vault, worst first; empty when it is sound.

    The quick check reads the structure and says how the file was found; the deep one also reads every page's seal and
    every local copy.
    """
    try:
        found = copying.problems(db.connection) if deep else _quick(db)
    except (driver.Error, UserError):
        found = ["cannot be read to the end"]
    problems = [Problem(what, STORE_NAME) for what in found]
    problems += [problem] if (problem := as_left(db)) else []
    return problems + (_unlike_the_journal(db) + _of_the_index(db) + _of_copies(db) if deep else [])


def is_sound(db: Database) -> bool:
    """Whether what is in the store can be read and fits together, whatever may have been in it before."""
    try:
        return not _quick(db)
    except (driver.Error, UserError):
        return False


def _quick(db: Database) -> list[str]:
    found = [str(row[0]) for row in db.execute("PRAGMA quick_check") if row[0] != "ok"]
    return found + copying.lost_references(db.connection)


def as_left(db: Database) -> Problem | None:
    """What was wrong with the file when it was opened, until somebody decided to go on with it; see `note`."""
    if db.mark is None or not db.mark.found:
        return None
    where = mark.WHERE.get(db.mark.found, STORE_NAME)
    return Problem(db.mark.found, where, db.mark.since, db.mark.missing)


def note(db: Database, problem: Problem | None) -> None:
    """From now on this, or nothing, is said to be wrong with how the file was left.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; what was said before is then said still.
    """
    if db.mark is None:
        return
    what, since, missing = (problem.what, problem.since, problem.missing) if problem else ("", "", 0)
    noted = replace(db.mark, found=what, since=since, missing=missing)
    if db.path is not None:
        mark.write(db.path, db.key, noted)
    db.mark = noted


def _unlike_the_journal(db: Database) -> list[Problem]:
    """Tables with rows of another version than was last noted: an old page in a new store has such."""
    try:
        wrong = [table for table in db.shapes.kept() if journal.disagrees(db, table)]
    except (driver.Error, UserError):
        return []  # said already: it cannot be read to the end
    return [Problem(UNLIKE, f"{STORE_NAME}: {table}") for table in wrong]


def _of_the_index(db: Database) -> list[Problem]:
    """Is a file found by what stands in it? Where it is not the index is made anew: it holds nothing of its own."""
    try:
        db.execute(finding.SOUND)
        if db.execute(finding.MISPLACED).fetchone() is None:
            return []
    except (driver.Error, UserError):
        pass
    try:
        with db.atomic():
            for statement in finding.ANEW:
                db.execute(statement)
    except (driver.Error, UserError):
        return []  # said already: the store itself cannot be read or written
    return [Problem(INDEX, f"{STORE_NAME}: client_words")]


def _of_copies(db: Database) -> list[Problem]:
    if db.path is None:
        return []
    problems = []
    for folder in local_copies(db.path.parent):
        try:
            copying.verify(folder / STORE_NAME, db.key, read_manifest(folder)["rows"])
            believed(folder, db.key)
        except UserError as error:
            problems.append(Problem(type(error).__name__, f"backups/{folder.name}"))
    return problems
