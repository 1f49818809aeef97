# SPDX-License-Identifier: EUPL-1.2
"""What a change does to the cases, before it counts; an emergency that goes is asked about once more."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout

from spreekuur.desk.rule_edits import Effect, Rules
from spreekuur.language import _, ngettext
from spreekuur.ui.rules import words
from spreekuur.ui.settings.panel import Confirm, Panel
from spreekuur.ui.widgets import Label, NoteLine, Paragraph


class EffectsPanel(Panel):
    """Before and after, case by case."""

    def __init__(self, rules: Rules, found: Sequence[Effect]) -> None:
        super().__init__()
        self._rules, self.found = rules, found
        self.lost = [one for one in found if one.loses_an_emergency]
        self.danger = NoteLine("siren", "danger")
        self.parts.addWidget(self.danger)
        self._cases = _Cases(self.parts, rules, found)
        self.counts = NoteLine("info", "muted")
        self.parts.addWidget(self.counts)
        self.retranslate()

    def title(self) -> str:
        """What is shown."""
        return _("What the change does")

    def lead(self) -> str:
        """How many of the cases change."""
        cases, all_of_them = len({one.case for one in self.found}), len(self._rules.content.cases)
        if not cases:
            return _("None of the {all} cases gets another advice. They may not touch this rule.").format(
                all=all_of_them
            )
        return ngettext(
            "{n} of the {all} cases gets another advice.", "{n} of the {all} cases get another advice.", cases
        ).format(n=cases, all=all_of_them)

    def words(self) -> tuple[str, str]:
        """What the two buttons say."""
        return _("Keep the change"), _("Cancel")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.danger.set_words(_lost(self.lost))
        self._cases.retranslate()
        self.counts.set_words(_("It counts from the next time the vault is opened."))


class LostPanel(Confirm):
    """Asks once more before an emergency goes."""

    def __init__(self, rules: Rules, lost: Sequence[Effect]) -> None:
        super().__init__()
        self._lost = lost
        self._cases = _Cases(self.parts, rules, lost)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Should the emergency really go?")

    def lead(self) -> str:
        """In how many cases."""
        return _lost(self._lost)

    def words(self) -> tuple[str, str]:
        """Do it, or leave it."""
        return _("Yes, keep the change"), _("No, leave the rule as it is")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self._cases.retranslate()


def _lost(lost: Sequence[Effect]) -> str:
    if not lost:
        return ""
    return ngettext(
        "In {n} case an emergency is no emergency any more.",
        "In {n} cases an emergency is no emergency any more.",
        len({one.case for one in lost}),
    ).format(n=len({one.case for one in lost}))


class _Cases:
    """A heading for each case, and a line for each place in it."""

    def __init__(self, parts: QLayout, rules: Rules, found: Sequence[Effect]) -> None:
        self._content, self._found = rules.content, found
        cases = dict.fromkeys(one.case for one in found)
        self._shown = {case: (Label(role="label"), Paragraph(role="body")) for case in cases}
        for heading, lines in self._shown.values():
            parts.addWidget(heading)
            parts.addWidget(lines)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for case, (heading, lines) in self._shown.items():
            heading.setText(f"{case} · {words.about(self._content.cases[case], self._content)}")
            found = [words.effect(one, self._content) for one in self._found if one.case == case]
            lines.set_words("\n".join(found))
