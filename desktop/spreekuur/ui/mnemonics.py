# SPDX-License-Identifier: EUPL-1.2
"""Alt and the underlined letter of a label go to its field.

Letters are given when the words are known, so each language has its own; no two labels of a screen share one.
A Cyrillic letter is heard as it is typed, and under a Latin layout by the key of its sound.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from spreekuur.ui.layouts import by_sound, on_the_key
from spreekuur.ui.widgets.label import Label

_ALT = "Alt+"


class Mnemonics(QObject):
    """Gives the labels of the fields in `parts` their letters, but none of the keys that are `taken`."""

    def __init__(
        self, owner: QWidget, parts: Callable[[], Iterable[QWidget]], taken: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__(owner)
        self._parts, self._taken = parts, taken
        self._labels: dict[str, Label] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        Label.of_a_field = _tell_owner

    def refresh_soon(self) -> None:
        """Give the letters anew once all labels say what they will say."""
        self._soon.start()

    def refresh(self) -> None:
        """Give the letters anew. What is in sight comes first; a label keeps its letter while it says the same."""
        self._soon.stop()
        labels = [
            label
            for part in self._parts()
            for label in part.findChildren(Label)
            if label.buddy() is not None and label.text()
        ]
        taken = {key.removeprefix(_ALT) for key in self._taken() if key.startswith(_ALT)}
        barred = set().union(*map(on_the_key, taken))
        seen = [label for label in labels if label.isVisible()]
        given = _Letters(lambda letter: letter not in barred and by_sound(letter) not in taken)
        for only_first in (True, False):
            for label in seen:
                given.give(label, only_first=only_first)
        for label in labels:
            given.give_free(label)
        self._labels = given.owners

    def go(self, key: str) -> bool:
        """Go to the field of a key such as `Alt+N`; False when no label in sight has that letter."""
        letter = key.removeprefix(_ALT)
        if letter == key or len(letter) != 1:
            return False
        self.refresh()
        label = self._labels.get(letter) or self._sounding(letter)
        buddy = label.buddy() if label is not None and label.isVisible() else None
        if buddy is None or not buddy.isVisible() or not buddy.isEnabled():
            return False
        focus_first = getattr(buddy, "focus_first", None)
        if focus_first is not None:
            focus_first()
        else:
            buddy.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _sounding(self, letter: str) -> Label | None:
        return next((self._labels[one] for one in self._labels if by_sound(one) == letter), None)


class _Letters:
    """Which label owns which letter."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self.owners: dict[str, Label] = {}
        self._allowed = allowed

    def give(self, label: Label, *, only_first: bool) -> None:
        """Give a letter that begins a word; or any, for which others move on to another of theirs."""
        if label in self.owners.values():
            return
        letters = [label.mnemonic(), *_beginnings(label.text())] if only_first else _letters(label)
        free = next((one for one in letters if one and self._is_free(one)), "")
        if free:
            self.owners[free] = label
        elif not only_first:
            self._make_room(label, set())
        self._show(label)

    def give_free(self, label: Label) -> None:
        """Give a letter that nobody has, or none."""
        if label not in self.owners.values():
            free = next((one for one in _letters(label) if self._is_free(one)), "")
            if free:
                self.owners[free] = label
            self._show(label)

    def _is_free(self, letter: str) -> bool:
        return not self._held(letter) and self._allowed(letter)

    def _held(self, letter: str) -> str:
        """The letter of that sound which somebody has: Д and D are one key, where a file's headers stand among ours."""
        return next((one for one in self.owners if by_sound(one) == by_sound(letter)), "")

    def _make_room(self, label: Label, tried: set[str]) -> bool:
        for letter in _letters(label):
            if letter in tried or not self._allowed(letter):
                continue
            tried.add(letter)
            held = self._held(letter)
            owner = self.owners[held] if held else None
            if owner is None or self._make_room(owner, tried):
                self.owners.pop(held, None)
                self.owners[letter] = label
                for one in filter(None, (owner, label)):
                    self._show(one)
                return True
        return False

    def _show(self, label: Label) -> None:
        label.set_mnemonic(next((one for one, owner in self.owners.items() if owner is label), ""))


def _letters(label: Label) -> list[str]:
    """The letters a label can have, as capitals, the best first."""
    upper = label.text().upper()
    found = [label.mnemonic(), *_beginnings(upper), *upper]
    return [letter for letter in found if letter and by_sound(letter)]


def _beginnings(words: str) -> list[str]:
    """The letters that begin a word, as capitals."""
    upper = words.upper()
    begins = [one for before, one in zip(" " + upper, upper, strict=False) if not before.isalnum()]
    return [letter for letter in begins if by_sound(letter)]


def _tell_owner(label: Label) -> None:
    part: QWidget | None = label
    while part is not None:
        owner = getattr(part, "mnemonics", None)
        if isinstance(owner, Mnemonics):
            owner.refresh_soon()
            return
        part = part.parentWidget()
