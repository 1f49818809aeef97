# SPDX-License-Identifier: EUPL-1.2
"""What the team's section shows at rest: how far the joining is, or the laptops of the team."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.admitting import Laptop, Standing
from spreekuur.desk.joining import OF_ALL, Stage
from spreekuur.errors.team import PutBack
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui import theme
from spreekuur.ui.team import words
from spreekuur.ui.team.six_words import SixWords
from spreekuur.ui.today.words import day_and_time
from spreekuur.ui.widgets import Button, FlowLayout, FoundList, Label, NoteLine, Paragraph

_SHOWN = 5


class TeamBody(QWidget):
    """Shows a `Standing`; what a stage has no use for is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: Standing | None = None
        self._now: datetime | None = None
        self.clock = NoteLine("clock", "warn")
        self.says, self.then = NoteLine("info", "info"), Paragraph(role="card")
        self._title, self.six = Label(role="label"), SixWords()
        self.list, self._of_team, self.team_six = FoundList(), Label(role="label"), SixWords()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ask, self.take = Button(icon="send"), Button(icon="download")
        self.again, self.forget = Button(kind="quiet", icon="redo-2"), Button(kind="quiet", icon="x")
        self.admit, self.revoke = Button(icon="plus"), Button(kind="quiet", icon="x")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        foot = QWidget()
        flow = FlowLayout(foot, gap=8)
        for button in self.buttons():
            flow.addWidget(button)
        for part in (
            self.clock,
            self.says,
            self._title,
            self.six,
            self.then,
            self.list,
            foot,
            self._of_team,
            self.team_six,
        ):
            column.addWidget(part)
        self.list.selected.connect(lambda _name: self._show_revoke())
        self._show()

    def buttons(self) -> tuple[Button, ...]:
        """Everything that can be done here."""
        return (self.take, self.admit, self.revoke, self.ask, self.again, self.forget)

    def show_standing(self, standing: Standing, now: datetime) -> None:
        """Show how it stands."""
        self.standing, self._now = standing, now
        self._show()

    def chosen(self) -> Laptop | None:
        """The laptop that is chosen in the list."""
        name = self.list.current_id()
        laptops = self.standing.laptops if self.standing is not None else ()
        return next((one for one in laptops if one.name == name), None)

    def focus_first(self) -> None:
        """Begin with the list, or with what is to be done next."""
        first = (
            self.list
            if not self.list.isHidden()
            else next((b for b in self.buttons() if not b.isHidden()), self)
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.take.set_word(_("Take in the admission"))
        self.again.set_word(_("Ask anew"))
        self.forget.set_word(_("Take the request back"))
        self.admit.set_word(_("Let a laptop in"))
        self.revoke.set_word(_("Take out of the team"))
        self._title.setText(_("Your six words"))
        self._of_team.setText(_("Six words of the team"))
        self.list.setAccessibleName(_("Laptops of the team"))
        self._show()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _show(self) -> None:
        standing = self.standing
        stage = standing.stage if standing is not None else Stage.PRACTICE
        leads = standing is not None and standing.leads
        shown = {
            self.list: standing is not None and bool(standing.laptops) and stage is not Stage.ASKED,
            self.ask: stage in (Stage.WAITS, Stage.ALONE, Stage.PUT_BACK),
            self.take: stage is Stage.ASKED,
            self.again: stage is Stage.ASKED,
            self.forget: stage is Stage.ASKED,
            self.admit: leads and stage is not Stage.ASKED,
            self.six: stage is Stage.ASKED,
            self._title: stage is Stage.ASKED,
            self.team_six: stage in (Stage.BELONGS, Stage.PUT_BACK),
            self._of_team: stage in (Stage.BELONGS, Stage.PUT_BACK),
        }
        for part, visible in shown.items():
            part.setVisible(visible)
        if standing is not None:
            self._say(standing)
            self.list.set_rows([words.laptop_row(one, with_bundles=leads) for one in standing.laptops])
        self._show_revoke()
        self.restyle()

    def _say(self, standing: Standing) -> None:
        asked = standing.asked
        put_back = standing.stage is Stage.PUT_BACK
        self.ask.set_word(_("Ask once more") if put_back else _("Ask to join"))
        self.says.set_look(*(("triangle-alert", "warn") if put_back else ("info", "info")))
        self.says.set_words(_stands(standing))
        self.clock.set_words(explain(standing.clock) if standing.clock is not None else "")
        self.then.set_words("")
        if asked is not None and standing.stage is Stage.ASKED and self._now is not None:
            self.six.show_words(asked.words)
            self.says.set_words(
                _("The request was written {moment}, in {folder}.").format(
                    moment=day_and_time(asked.at, self._now), folder=asked.folder
                )
            )
            self.then.set_words(
                _(
                    "Take the stick to the coordinator's laptop. There: Settings, Team, “Let a laptop in”. The same six"
                    " words must stand there. Then bring the stick back. You can close Spreekuur meanwhile."
                )
            )
        self.team_six.show_words(((OF_ALL, standing.words),))
        self.then.setVisible(bool(self.then.words()))

    def _show_revoke(self) -> None:
        one, leads = self.chosen(), self.standing is not None and self.standing.leads
        may = leads and one is not None and not (one.here or one.founder or one.revoked)
        self.revoke.setVisible(may and not self.list.isHidden())


def _stands(standing: Standing) -> str:
    if standing.stage is Stage.PRACTICE:
        return _(
            "Practice has no team: everything here is invented, and nothing of it goes to another laptop."
        )
    if standing.stage is Stage.WAITS:
        return _(
            "This laptop does not belong to a team yet. You can work with it already; what you write goes to the"
            " coordinator once it does."
        )
    if standing.stage is Stage.PUT_BACK:
        return explain(PutBack())
    if standing.stage is Stage.ALONE:
        return _(
            "This laptop works alone. Is it the coordinator's? Then let the others in from here. Is there a team"
            " already? Then ask to join it."
        )
    return "" if standing.leads else _("The coordinator's laptop decides who belongs to the team.")
