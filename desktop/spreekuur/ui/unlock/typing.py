# SPDX-License-Identifier: EUPL-1.2
"""What can be read from the keys of somebody who types a passphrase unseen: Caps Lock, another alphabet."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QGuiApplication, QKeyEvent

from spreekuur.errors import UserError

Complete = Callable[[str], str]
T = TypeVar("T")

_CAPS_LOCK = 0x01000024
_SHIFT = 0x02000000
_SHORTEST = 4


def caps_lock(event: QKeyEvent, before: bool) -> bool:
    """Whether Caps Lock is on, as far as this key tells; otherwise as it was before."""
    if event.key() == _CAPS_LOCK:
        return not before
    letter = event.text()
    if len(letter) != 1 or letter.lower() == letter.upper():
        return before
    shifted = bool(event.modifiers().value & _SHIFT)
    return letter.isupper() != shifted


def other_alphabet(text: str) -> bool:
    """Whether somebody types letters that are not Latin: then the keyboard stands wrong."""
    return any(letter.isalpha() and letter > "ɏ" for letter in text)


def keyboard_name() -> str:
    """The keyboard's own name for its language when it is not Latin; else empty."""
    locale = QGuiApplication.inputMethod().locale()
    name = locale.nativeLanguageName()
    return name if other_alphabet(name) else ""


def completed(text: str, complete: Complete) -> str:
    """The phrase with its last word completed, when four letters or more leave only one word possible."""
    head, space, last = text.rpartition(" ")
    if len(last) < _SHORTEST:
        return text
    return f"{head}{space}{complete(last)}"


def expanded(text: str, complete: Complete) -> str:
    """The phrase with every word completed; unchanged unless it then has six words and grew."""
    words = text.split()
    if len(words) != 6 or any(len(word) < _SHORTEST for word in words):
        return text
    grown = " ".join(complete(word) for word in words)
    return grown if len(grown) > len(text) else text


def tried(typed: str, complete: Complete, check: Callable[[str], T]) -> T:
    """What `check` says of the phrase with its words completed, or else as it was typed."""
    longer = expanded(typed, complete)
    if longer != typed:
        try:
            return check(longer)
        except UserError:
            return check(typed)
    return check(typed)
