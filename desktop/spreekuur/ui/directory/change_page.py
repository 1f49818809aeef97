# SPDX-License-Identifier: EUPL-1.2
"""One field that is wrong: which one, and what is right if one knows. A coordinator's word counts at once."""

from PySide6.QtCore import Qt

from spreekuur.content.pack import Content
from spreekuur.desk.directory_entry import Entry, kept_value
from spreekuur.directory.model import FIELDS
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.directory import words
from spreekuur.ui.directory.page import FormPage
from spreekuur.ui.widgets import ComboBox, Field, LineEdit, NoteLine

_ORDER = ("phone", "hours", "address", "url", "email", *FIELDS)


class ChangePage(FormPage):
    """`field` and `text` are what was said."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content, self._decides = content, False
        self._entry: Entry | None = None
        self.which = ComboBox(name="change-field")
        self.edit = LineEdit(name="change-value")
        self._which, self._value = Field("", self.which), Field("", self.edit)
        self._now = NoteLine("info", "muted")
        self.which.chosen.connect(lambda _field: self._show_value())
        self.build([self._which, self._now, self._value])

    def begin(self, entry: Entry, *, decides: bool) -> None:
        """About this entry, beginning with its phone; `decides` says that a coordinator sits here."""
        self._entry, self._decides = entry, decides
        self.retranslate()
        self.which.set_value("phone")
        self.error.set_words("")
        self._show_value()

    def said(self) -> tuple[str, str, str]:
        """Entry, field, and what is right."""
        return self._entry.id if self._entry else "", self.which.value(), self.edit.text()

    def tell(self, error: UserError) -> None:
        """Say it under the field."""
        self._value.set_error(explain(error))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Begin with what is right: most often it is the number."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.heading.setText(self._entry.short if self._entry else "")
        self.lead.set_words(
            _("What you type counts at once, for everybody.")
            if self._decides
            else _(
                "The right value is used on this laptop at once. Leave it empty if you only know that it is wrong."
            )
        )
        self._which.set_label(_("What is wrong?"))
        self.which.set_choices([(name, words.field(name)) for name in dict.fromkeys(_ORDER)])
        self._value.set_label(_("What is right?"), "" if self._decides else _("if you know it"))
        self.accept.set_word(_("Save") if self._decides else _("Report"))
        if self._entry is not None:
            self._say_now(self._entry)

    def _say_now(self, entry: Entry) -> str:
        """Say what stands there now; the value as it is kept."""
        line, field = entry.line(self.which.value()), self.which.value()
        kept = kept_value(self._content, self._content.organisations[entry.id], field)
        free = field in ("name", "what") or self._decides
        said = line.value if line is not None and line.shown else kept if free else ""
        self._now.set_words(_("Now: {value}").format(value=said) if said else "")
        return kept

    def _show_value(self) -> None:
        if self._entry is None:
            return
        self._value.set_error("")
        line = self._entry.line(self.which.value())
        shown = line is not None and line.shown and self.which.value() not in ("hours", "bring")
        kept = self._say_now(self._entry)
        self.edit.setText(kept.replace("\n", "; ") if self._decides and not shown else "")
