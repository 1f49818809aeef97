# SPDX-License-Identifier: EUPL-1.2
"""Which rules of the advice are passed over or never used: for the coordinator, in words and in fives."""

from collections.abc import Sequence
from typing import Any

from spreekuur.content.pack import Content
from spreekuur.desk import rules_in_use
from spreekuur.desk.desk import Desk
from spreekuur.desk.directory_search import name_of
from spreekuur.desk.leave import Permit
from spreekuur.desk.rules_in_use import RuleUse, Use
from spreekuur.language import _, current
from spreekuur.ui.consultation.chosen_words import reason_words
from spreekuur.ui.settings.list_section import ListSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import FoundRow, NoteLine, Paragraph


class RulesInUseSection(ListSection):
    """A list to look at; changing a rule is done elsewhere."""

    key, icon = "rules_in_use", "square-check-big"

    def __init__(self, acts: SlotActions) -> None:
        self.about = NoteLine("info", "muted")
        self.route, self.why = Paragraph(role="strong"), Paragraph()
        self.fares = Paragraph(tone="muted")
        super().__init__(acts)
        for part in (self.route, self.why, self.fares, self.about):
            self.box.addWidget(part)
        self.list.selected.connect(self._on_selected)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Advice rules in use")

    def lead(self) -> str:
        """What it tells, and of what."""
        return _(
            "Which rules the desk goes against or never needs, on this laptop. It says nothing of single talks."
        )

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        fives = _(
            "Counts are in fives; “0-4” is the smallest. A rule is passed over when another way was chosen."
        )
        self.about.set_words(fives)

    def ask_desk(self, desk: Desk, permit: Permit | None) -> Sequence[RuleUse]:
        """Count."""
        return rules_in_use.look(desk, permit, self.acts.session.clock())

    def row(self, place: int, line: RuleUse) -> FoundRow:
        """The route, and how the rule fares; of one that was never used, what it says."""
        route, why = _said(line, self.acts.session.content)
        return FoundRow(str(place), "map-pin", route, _fares(line) or why, _badge(line.use))

    def show_lines(self, lines: Sequence[Any] | None) -> None:
        """Show these, with all of the one that is chosen below."""
        super().show_lines(lines)
        self._on_selected(self.list.current_id())

    def _on_selected(self, place: str) -> None:
        lines = self.lines or ()
        line = lines[int(place)] if place.isdigit() and int(place) < len(lines) else None
        content = self.acts.session.content
        said = (*_said(line, content), _fares(line)) if line is not None else ("", "", "")
        for part, words in zip((self.route, self.why, self.fares), said, strict=True):
            part.set_words(words)
            part.setVisible(bool(words))


def _said(line: RuleUse, content: Content) -> tuple[str, str]:
    """The place and why one goes there, in the language of the screen."""
    return name_of(content, line.route, current()), content.text(line.why, current())


def _fares(line: RuleUse) -> str:
    if line.use is Use.NEVER:
        return ""
    counts = _("chosen {chosen} · passed over {over}").format(
        chosen=_count(line.chosen), over=_count(line.passed_over)
    )
    reasons = ", ".join(filter(None, map(reason_words, line.reasons)))
    return f"{counts} · {reasons}" if reasons else counts


def _count(fives: int) -> str:
    return f"{fives}+" if fives else "0-4"


def _badge(use: Use) -> tuple[str, str, str]:
    return {
        Use.PASSED_OVER: ("warn", "triangle-alert", _("often passed over")),
        Use.NEVER: ("info", "info", _("never used")),
        Use.FOLLOWED: ("ok", "check", _("followed")),
    }[use]
