# SPDX-License-Identifier: EUPL-1.2
"""The advice rules: for the coordinator, who types the passphrase; search, change one, see what it does, keep it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from spreekuur.content.folding import words as folded
from spreekuur.content.model import Rule
from spreekuur.desk import rule_edits
from spreekuur.desk.rule_edits import Rules
from spreekuur.language import _, current, ngettext
from spreekuur.ui import theme
from spreekuur.ui import words as common
from spreekuur.ui.rules import words
from spreekuur.ui.rules.steps import RuleSteps
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_panels import LeavePanel
from spreekuur.ui.widgets import Button, Field, FoundList, FoundRow, NoteLine, SearchField

_SHOWN = 6


class _RulesLeave(LeavePanel):
    def lead(self) -> str:
        """Why it is asked."""
        return _("A rule decides what everybody is told. The leave holds until you go to another screen.")


class RulesSection(PanelSection):
    """Nothing is shown before the coordinator gave leave, and nothing is left of it when one goes."""

    key, icon = "rules", "scale"
    leave_panel = _RulesLeave

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self.rules: Rules | None = None
        self.steps = RuleSteps(self, lambda: self._look(self.focus_first))
        self.list, self.none = FoundList(), NoteLine("info", "muted")
        self.field = SearchField(self.list, name="find_rule")
        self.search = Field("", self.field)
        self.show_button = Button(icon="eye")
        self.show_button.clicked.connect(lambda: self.with_leave(lambda: self._look(self.focus_first)))
        self.field.searched.connect(lambda _text: self._show())
        self.list.taken.connect(self.steps.open)
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addStretch(1)
        for part in (self.search, self.list, self.none):
            self.box.addWidget(part)
        self.box.addLayout(row)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Advice rules")

    def lead(self) -> str:
        """What they are, and who changes them."""
        return _(
            "A rule says when a place helps, how soon and why. The coordinator changes it and first sees what that does"
            " to made-up cases. A change counts from the next time the vault is opened."
        )

    def leaving(self) -> None:
        """Out of sight it is forgotten; the passphrase shows it again."""
        super().leaving()
        self.rules = None
        self.field.clear()
        self._show()

    def focus_first(self) -> None:
        """Begin with the search, or with the button that shows it."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            (self.field if self.rules else self.show_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.search.set_label(_("Find a rule"), _("topic, place, reason or number"))
        self.list.setAccessibleName(_("Rules found"))
        self.show_button.set_word(_("Show the rules"))
        self._show()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _look(self, then: Callable[[], None]) -> None:
        permit, now = self.acts.leave.permit(), self.acts.session.clock()

        def looked(rules: Rules) -> None:
            self.rules = rules
            self._show()
            then()

        self.close_panel()
        self.acts.session.jobs.read(
            self, lambda desk: rule_edits.look(desk, permit, now), looked, self.refuse
        )

    def _show(self) -> None:
        rules, typed = self.rules, folded(self.field.text())
        content = rules.content if rules else None
        shown = [
            _row(rule, rules)
            for rule in (content.rules if content else ())
            if rules and words.matches(rule, typed, rules.content, folded)
        ]
        self.list.set_rows(shown)
        self.list.setVisible(bool(shown))
        self.search.setVisible(rules is not None)
        self.show_button.setVisible(rules is None)
        self.none.set_words(_found(len(shown)) if rules else "")
        self.restyle()


def _found(count: int) -> str:
    if not count:
        return _("No rule has these words. Try another word.")
    return ngettext("{n} rule", "{n} rules", count).format(n=count)


def _row(rule: Rule, rules: Rules) -> FoundRow:
    about = f"{rule.id} · {words.place(rules.content, rule.route)} · {common.when(rule.priority)}"
    badge = ("info", "pencil", _("changed here")) if rules.changed(rule.id) else None
    icon = "siren" if rule.priority == "emergency" else "scale"
    return FoundRow(rule.id, icon, rules.content.text(rule.why, current()), about, badge)
