# SPDX-License-Identifier: EUPL-1.2
"""The fields that live in this letter only; which of them are shown depends on what the receiver may see."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import letter_fields
from spreekuur.identifiers import find
from spreekuur.language import _
from spreekuur.ui.letter.identifier_words import sentence_for
from spreekuur.ui.widgets import Field, LineEdit, Paragraph

_MAY_HOLD_NUMBERS = ("phone", "birth_date")


class LetterFields(QWidget):
    """Name, birth date, phone and the like, as typed. `edited` says that a letter would look different."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: Field("", LineEdit(name=name)) for name in letter_fields.ALL}
        self._only_here = Paragraph(role="hint", tone="muted")
        self._shown: tuple[str, ...] = ()
        self._only_year = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._only_here)
        for name, field in self.fields.items():
            column.addWidget(field)
            line = self.line(name)
            line.textEdited.connect(lambda _text, name=name: self._on_edited(name))
            line.editingFinished.connect(lambda name=name: self.check(name))
        self.retranslate()
        self.show_only((), only_year=False)

    def line(self, name: str) -> LineEdit:
        """The editor of a field."""
        editor = self.fields[name].editor
        assert isinstance(editor, LineEdit)
        return editor

    def show_only(self, names: Collection[str], *, only_year: bool) -> None:
        """Show these fields; what was typed in the others is kept and not printed."""
        self._shown, self._only_year = tuple(names), only_year
        for name, field in self.fields.items():
            field.setVisible(name in self._shown)
        self.retranslate()

    def set_values(self, letter: Mapping[str, str]) -> None:
        """Fill in what the talk knows already."""
        for name in self.fields:
            self.line(name).setText(_as_typed(name, letter.get(name, "")))
            self.fields[name].set_error("")

    def values(self) -> dict[str, str]:
        """What is typed, as the draft keeps it: also in fields that are not shown now."""
        kept = {name: self.line(name).text().strip() for name in self.fields}
        day = letter_fields.birth_date(kept["birth_date"])
        return {name: text for name, text in kept.items() if text} | (
            {"birth_date": day.isoformat()} if day else {}
        )

    def printable(self, names: Collection[str]) -> dict[str, str]:
        """What can stand in a letter that may hold these fields: those that are sound."""
        return {name: text for name, text in self.values().items() if name in names and self.sound(name)}

    def sound(self, name: str) -> bool:
        """Is what is typed here fit to print, as far as this screen can tell?"""
        return not self._fault(name)

    def check(self, name: str) -> bool:
        """Look at a field when it is left, and say below it what is wrong."""
        fault = self._fault(name)
        self.fields[name].set_error(fault)
        return not fault

    def first_fault(self) -> QWidget | None:
        """Check all fields that are shown; the first that is wrong, to put the focus there."""
        wrong = [name for name in self._shown if not self.check(name)]
        return self.line(wrong[0]) if wrong else None

    def say_wrong(self, name: str, sentence: str) -> bool:
        """Say below a field why the paper could not be made; False if there is no such field in sight."""
        if name not in self._shown:
            return False
        self.fields[name].set_error(sentence)
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        said = [_("For this letter only: 14 days, then erased. None of it is required.")]
        if self._only_year:
            said.append(_("Of the date of birth only the year is printed."))
        self._only_here.set_words(" ".join(said))
        self._only_here.setVisible(bool(self._shown))
        for name, (label, example) in _words().items():
            self.fields[name].set_label(label)
            self.line(name).setPlaceholderText(example)

    def _on_edited(self, name: str) -> None:
        self.fields[name].set_error("")
        self.edited.emit()

    def _fault(self, name: str) -> str:
        typed = self.line(name).text().strip()
        if name == "birth_date":
            return _unreadable() if typed and letter_fields.birth_date(typed) is None else ""
        if name in _MAY_HOLD_NUMBERS:
            return ""
        found = find(typed)
        return sentence_for(found[0].kind) if found else ""


def _as_typed(name: str, text: str) -> str:
    if name == "birth_date" and (day := letter_fields.birth_date(text)):
        return f"{day.day}-{day.month}-{day.year}"
    return text


def _unreadable() -> str:
    return _("Write the date as day, month, year, for instance 12-3-1991.")


def _words() -> dict[str, tuple[str, str]]:
    """Label and example of each field."""
    return {
        "given": (_("First name"), ""),
        "family": (_("Family name"), ""),
        "birth_date": (_("Date of birth"), "12-3-1991"),
        "phone": (_("Phone"), _("e.g. {number}").format(number="06 12 34 56 78")),
        "safe_to_call": (_("When is it safe to call?"), _("e.g. {time}").format(time=_("after 18:00"))),
        "area": (_("Town or district"), ""),
    }
