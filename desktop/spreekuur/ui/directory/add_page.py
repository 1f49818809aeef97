# SPDX-License-Identifier: EUPL-1.2
"""A place that is missing: a name is enough, a number makes it useful; the rest can follow."""

from PySide6.QtCore import Qt

from spreekuur.errors import UserError
from spreekuur.errors.directory import (
    HoursNotReadable,
    KnownAlready,
    LinkNotReadable,
    PhoneNotReadable,
    PlaceNeedsName,
)
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.directory import words
from spreekuur.ui.directory.page import FormPage
from spreekuur.ui.directory.search_card import FREE
from spreekuur.ui.widgets import ChipRow, Field, LineEdit
from spreekuur.ui.words import SPOKEN, language_name

_OF_ERROR = {
    PlaceNeedsName: "name",
    KnownAlready: "name",
    PhoneNotReadable: "phone",
    LinkNotReadable: "url",
    HoursNotReadable: "hours",
}
_TYPED = ("name", "phone", "url", "address", "hours")
_ANYTHING = "information"
_COSTS_NOTHING = "gratis"  # as the content says it, so that it is known in all six languages


class AddPage(FormPage):
    """Asks only what one knows in the middle of a talk."""

    def __init__(self) -> None:
        super().__init__()
        self.edits = {name: LineEdit(name=f"place-{name}") for name in _TYPED}
        self.fields = {name: Field("", edit, required=name == "name") for name, edit in self.edits.items()}
        self.kind, self.languages = ChipRow(), ChipRow(single=False)
        self.free = ChipRow(single=False)
        parts = [self.fields["name"], self.fields["phone"], self.kind, self.fields["hours"]]
        self.build([*parts, self.fields["url"], self.fields["address"], self.languages, self.free])

    def begin(self, name: str = "") -> None:
        """Start with empty fields, or with this name."""
        for field, edit in self.edits.items():
            edit.setText(name if field == "name" else "")
            self.fields[field].set_error("")
        for row in (self.kind, self.languages, self.free):
            row.set_values(())
        self.error.set_words("")

    def category(self) -> str:
        """What kind of place it is."""
        return self.kind.value() or _ANYTHING

    def values(self) -> dict[str, str]:
        """What was typed and chosen."""
        typed = {name: edit.text() for name, edit in self.edits.items()}
        cost = _COSTS_NOTHING if self.free.values() else ""
        return {**typed, "languages": " ".join(self.languages.values()), "cost": cost}

    def tell(self, error: UserError) -> None:
        """Say it beside the field that it is about, and go there."""
        for field in self.fields.values():
            field.set_error("")
        name = _OF_ERROR.get(type(error))
        if name is None:
            super().tell(error)
            return
        self.fields[name].set_error(explain(error))
        self.edits[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Begin with the name; with a name there already, with the number."""
        self.edits["phone" if self.edits["name"].text() else "name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.heading.setText(_("Add an organisation"))
        self.lead.set_words(
            _(
                "It can be used on this laptop at once. The coordinator still looks at it. Never type a client here."
            )
        )
        for name, field in self.fields.items():
            field.set_label(words.field(name))
        self.edits["hours"].setPlaceholderText(_("Mon-Fri 9:00-17:00; Sat 10-12"))
        self.kind.set_label(_("What kind of help?"))
        self.kind.set_choices(words.kinds())
        self.languages.set_label(_("Languages"))
        self.languages.set_choices([(code, language_name(code)) for code in SPOKEN])
        self.free.set_label(_("Cost"))
        self.free.set_choices([(FREE, _("Free"))])
        self.accept.set_word(_("Add"))
