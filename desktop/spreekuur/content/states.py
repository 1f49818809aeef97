# SPDX-License-Identifier: EUPL-1.2
"""How far a text can be trusted: whether somebody who speaks the language has read it."""

from datetime import date

WRITTEN = "own wording, unreviewed"
TRANSLATED = "own translation, unreviewed"
REVIEWED = "reviewed "  # and the day, such as `reviewed 2026-12-01`
PARTS = ("texts", "topics", "signals", "phrases")


def is_state(text: str) -> bool:
    """Is this one of the states that a text can have?"""
    if not text.startswith(REVIEWED):
        return text in (WRITTEN, TRANSLATED)
    try:
        return date.fromisoformat(text.removeprefix(REVIEWED)).isoformat() == text.removeprefix(REVIEWED)
    except ValueError:
        return False


def is_reviewed(state: str) -> bool:
    """Has somebody who speaks the language read the text and found it right?"""
    return state.startswith(REVIEWED)


def usual(language: str) -> str:
    """The state of a text of which nobody says more: ours, and not reviewed."""
    return WRITTEN if language == "nl" else TRANSLATED
