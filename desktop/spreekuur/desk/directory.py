# SPDX-License-Identifier: EUPL-1.2
"""Keeps what all parts of the desk see of the directory as the store has it."""

from functools import partial

from spreekuur.content import hours
from spreekuur.content.folding import fold
from spreekuur.content.model import Opening
from spreekuur.content.pack import Content
from spreekuur.desk.desk import Desk
from spreekuur.directory import overlay, store
from spreekuur.directory.overlay import Reading
from spreekuur.language import LANGUAGES
from spreekuur.store import writing


def lay_over(desk: Desk) -> None:
    """Show everywhere what the store has now: when the desk opens, and after each change of the directory."""
    directory = desk.content.directory
    found = store.findings(desk.db)
    reading = Reading(partial(_read_hours, desk.content), partial(_translated, desk.content))
    directory.lay(overlay.laid_over(directory.shipped, store.entries(desk.db), found, reading))


def take_back(desk: Desk, step: str) -> None:
    """Undo one change of the directory.

    Raises: NothingToUndo, UndoOvertaken: nothing was changed.
    """
    writing.undo(desk.db, step)
    lay_over(desk)


def put_back(desk: Desk, step: str) -> None:
    """Do again what was taken back.

    Raises: NothingToUndo, UndoOvertaken: nothing was changed.
    """
    writing.redo(desk.db, step)
    lay_over(desk)


def _read_hours(content: Content, value: str) -> tuple[tuple[Opening, ...], dict[str, str]]:
    """Data and texts of written hours; what cannot be read stands as it was written."""
    opening = hours.read(value, content.days, "nl")
    if opening is None:
        return (), {}
    return opening, {language: hours.said(opening, words) for language, words in content.days.items()}


def _translated(content: Content, field: str, value: str) -> dict[str, str]:
    """A text that the pack says in the same words, such as "gratis", is known in all its languages."""
    begins, ends = ("bring.", "") if field == "bring" else ("org.", f".{field}")
    wanted = fold(value)
    for text_id, dutch in content.texts["nl"].items():
        if text_id.startswith(begins) and text_id.endswith(ends) and fold(dutch) == wanted:
            known = {language: content.texts.get(language, {}).get(text_id) for language in LANGUAGES}
            return {language: text for language, text in known.items() if text}
    return {}
