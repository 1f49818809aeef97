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
        """Give the letters anew: to all labels of the screen, seen or not, so that each keeps its own."""
        self._soon.stop()
        labels = [
            label
            for part in self._parts()
            for label in part.findChildren(Label)
            if label.buddy() is not None and label.text()
        ]
        self._give(labels)
        if any(label.isVisible() and not label.mnemonic() for label in labels):
            self._give(sorted(labels, key=lambda label: not label.isVisible()))

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

    def _give(self, labels: Iterable[Label]) -> None:
        taken = {key.removeprefix(_ALT) for key in self._taken() if key.startswith(_ALT)}
        barred = set().union(*map(on_the_key, taken))
        self._labels = {}
        for label in labels:
            letter = next(
                (
                    one
                    for one in _candidates(label.text())
                    if one not in barred and by_sound(one) not in taken
                ),
                "",
            )
            label.set_mnemonic(letter)
            if letter:
                taken.add(by_sound(letter))
                self._labels[letter] = label


def _candidates(words: str) -> list[str]:
    """The letters of a label as capitals, those that begin a word first."""
    upper = words.upper()
    begins = [one for before, one in zip(" " + upper, upper, strict=False) if not before.isalnum()]
    return [letter for letter in [*begins, *upper] if by_sound(letter)]


def _tell_owner(label: Label) -> None:
    part: QWidget | None = label
    while part is not None:
        owner = getattr(part, "mnemonics", None)
        if isinstance(owner, Mnemonics):
            owner.refresh_soon()
            return
        part = part.parentWidget()
