# SPDX-License-Identifier: EUPL-1.2
"""In which order a change of a rule is tried, asked about, kept and taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from spreekuur.desk import rule_edits
from spreekuur.desk.rule_edits import Effect
from spreekuur.language import _
from spreekuur.times import local_date
from spreekuur.ui.rules.effects_panel import EffectsPanel, LostPanel
from spreekuur.ui.rules.rule_panel import RulePanel

if TYPE_CHECKING:
    from spreekuur.ui.rules.section import RulesSection


class RuleSteps:
    """Panels follow each other in the place of the list; `look` shows it anew when something was kept."""

    def __init__(self, section: "RulesSection", look: Callable[[], None]) -> None:
        self._section, self._acts, self._look = section, section.acts, look

    def open(self, rule_id: str) -> None:
        """Show one rule."""
        section = self._section
        if section.rules is None:
            return
        panel = RulePanel(section.rules, rule_id, local_date(self._acts.session.clock()))
        panel.accepted.connect(lambda: self._try(panel))
        panel.take_back.connect(lambda: section.with_leave(lambda: self._withdraw(rule_id)))
        section.open_panel(panel)

    def _try(self, panel: RulePanel) -> None:
        """Work it out beside the window: twice the advice of all cases."""
        section, rules = self._section, self._section.rules
        rule_id, changed, source = panel.rule_id, panel.changed, panel.comes_from
        if rules is None:
            return

        def keep() -> None:
            section.with_leave(lambda: self._keep(rule_id, changed, source))

        def show(found: list[Effect]) -> None:
            if section.rules is None:
                return
            effects = EffectsPanel(section.rules, found)
            effects.accepted.connect(lambda: self._ask_again(effects, keep) if effects.lost else keep())
            section.open_panel(effects)

        self._acts.session.jobs.read(
            section, lambda _desk: rule_edits.effects(rules, rule_id, changed), show, section.refuse
        )

    def _ask_again(self, effects: EffectsPanel, keep: Callable[[], None]) -> None:
        if self._section.rules is not None:
            sure = LostPanel(self._section.rules, effects.lost)
            sure.accepted.connect(keep)
            self._section.open_panel(sure)

    def _keep(self, rule_id: str, changed: rule_edits.Values, source: str) -> None:
        permit, now = self._acts.leave.permit(), self._acts.session.clock()
        said = _("The change of {rule} counts from the next time the vault is opened").format(rule=rule_id)
        self._write(lambda desk: rule_edits.accept(desk, permit, rule_id, changed, source, now), said)

    def _withdraw(self, rule_id: str) -> None:
        permit, now = self._acts.leave.permit(), self._acts.session.clock()
        said = _("From the next time the vault is opened {rule} is as it was shipped").format(rule=rule_id)
        self._write(lambda desk: rule_edits.withdraw(desk, permit, rule_id, now), said)

    def _write(self, work: Callable[..., str], said: str) -> None:
        section, jobs = self._section, self._acts.session.jobs

        def back(step: str) -> None:
            jobs.write(
                section, lambda desk: rule_edits.take_back(desk, step), changed="rules", failed=section.refuse
            )

        def done(step: str) -> None:
            self._acts.happened.emit(said, lambda: back(step))
            self._look()

        jobs.write(section, work, changed="rules", then=done, failed=section.refuse)
