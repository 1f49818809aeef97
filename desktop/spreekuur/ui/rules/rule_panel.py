# SPDX-License-Identifier: EUPL-1.2
"""One rule: when it holds, and what of it can be changed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from spreekuur.desk import rule_edits
from spreekuur.desk.directory_search import receivers
from spreekuur.desk.rule_edits import Rules, Values
from spreekuur.errors import UserError
from spreekuur.language import LANGUAGES, NAMES, _, current
from spreekuur.referral.rule_edits import PRIORITIES, TEXTS
from spreekuur.ui import words as common
from spreekuur.ui.rules import words
from spreekuur.ui.settings.panel import Panel
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import Button, ComboBox, Field, Label, LineEdit, NoteField, NoteLine, Paragraph


class RulePanel(Panel):
    """Texts are typed language by language; `accepted` once everything typed can stand on a card."""

    take_back = Signal()

    def __init__(self, rules: Rules, rule_id: str, today: date) -> None:
        super().__init__()
        self._rules, self._rule, self._today = rules, rules.rule(rule_id), today
        self._values = rule_edits.values_of(self._rule, rules.content, LANGUAGES)
        self.changed: Values = {}
        self.comes_from = ""
        self._when, self._conditions = Label(role="label"), Paragraph(role="body")
        self.language, self.soon = PickRow(), PickRow()
        self.texts = {field: Field("", NoteField(lines=3, name=field), required=True) for field in TEXTS}
        self.place = Field("", ComboBox(name="route"))
        self.source = Field("", LineEdit(name="source"), required=True)
        self.back = Button(icon="undo-2", kind="normal")
        self._past_heading, self._past = Label(role="label"), QVBoxLayout()
        self._build()
        self._fill()
        self.retranslate()

    @property
    def rule_id(self) -> str:
        """Which rule it is."""
        return self._rule.id

    def title(self) -> str:
        """The place and the number."""
        return f"{words.place(self._rules.content, self._rule.route)} · {self._rule.id}"

    def lead(self) -> str:
        """What is done here."""
        return _("Change what you want, and say where it comes from. Then see what it does to the cases.")

    def words(self) -> tuple[str, str]:
        """What the two buttons say."""
        return _("Try it on the cases"), _("Back to the list")

    def ready(self) -> bool:
        """Can it stand on a card, and is the source there?"""
        self._take_in()
        for field in (*self.texts.values(), self.source):
            field.set_error("")
        try:
            self.changed = rule_edits.check(self._rule, self._rules.content, self._values, self.comes_from)
        except UserError as error:
            self.tell(error)
            return False
        return True

    def focus_first(self) -> None:
        """Begin with the language of the texts."""
        self.language.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self._when.setText(_("This rule holds when all of this is so"))
        lines = words.conditions(self._rule.when, self._rules.content)
        self._conditions.set_words("\n".join(lines) or _("always"))
        self.language.set_label(_("Language of the texts"))
        self.soon.set_label(_("How soon"))
        self.soon.set_choices([(one, common.badge(one)) for one in PRIORITIES])
        named = {"why": _("Reason"), "first_step": _("First step")}
        for field, editor in self.texts.items():
            editor.set_label(named[field])
        self.place.set_label(_("Place"))
        self.source.set_label(_("Where the change comes from"))
        self.back.set_word(_("Take back"))
        self._past_heading.setText(_("Changed before"))

    def _build(self) -> None:
        for part in (
            self._when, self._conditions, self.language, *self.texts.values(), self.soon, self.place,
            self.source, self._past_heading, self.back,
        ):  # fmt: skip
            self.parts.addWidget(part)
        holder = QWidget()
        holder.setLayout(self._past)
        self._past.setContentsMargins(0, 0, 0, 0)
        self.parts.insertWidget(self.parts.count() - 1, holder)
        self.language.set_choices([(code, NAMES[code]) for code in LANGUAGES])
        self.language.picked.connect(lambda _code: self._show_texts())
        self.back.clicked.connect(self.take_back)
        source = self.source.editor
        assert isinstance(source, LineEdit)
        source.returnPressed.connect(self.try_now)

    def _fill(self) -> None:
        places = self.place.editor
        assert isinstance(places, ComboBox)
        known = dict(receivers(self._rules.content, current()))
        own = {self._rule.route: words.place(self._rules.content, self._rule.route)}
        places.set_choices(list({**own, **known}.items()))
        places.set_value(self._rule.route)
        # The longest name must not make the panel wider than the screen.
        places.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        places.setMinimumContentsLength(12)
        self.soon.set_choices([(one, common.badge(one)) for one in PRIORITIES])
        self.soon.set_values([self._rule.priority])
        self._shown = current()
        self.language.set_values([self._shown])
        self._put_texts()
        past = self._rules.history(self._rule.id)
        for one in past:
            line = words.edit(one, self._rules.content, self._today)
            self._past.addWidget(NoteLine("pencil", "muted", line))
        self._past_heading.setVisible(bool(past))
        self.back.setVisible(self._rules.changed(self._rule.id))

    def _show_texts(self) -> None:
        """Another language: keep what was typed in the one before."""
        self._take_in()
        self._shown = self.language.value() or self._shown
        self._put_texts()

    def _put_texts(self) -> None:
        for field, holder in self.texts.items():
            editor = holder.editor
            assert isinstance(editor, NoteField)
            editor.setPlainText(self._values[field, self._shown])

    def _take_in(self) -> None:
        for field, holder in self.texts.items():
            editor = holder.editor
            assert isinstance(editor, NoteField)
            self._values[field, self._shown] = editor.toPlainText()
        places = self.place.editor
        assert isinstance(places, ComboBox)
        self._values["route", ""] = places.value()
        source = self.source.editor
        assert isinstance(source, LineEdit)
        self.comes_from = source.text()
        self._values["priority", ""] = self.soon.value() or self._rule.priority
