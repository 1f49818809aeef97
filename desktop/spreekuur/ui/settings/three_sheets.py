# SPDX-License-Identifier: EUPL-1.2
"""Three sheets of which any two open the vault: how they stand, making them, and trying them once a year."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import shared_sheets
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.settings_people import Renewed
from spreekuur.desk.shared_sheets import Standing
from spreekuur.language import _
from spreekuur.times import from_stamp, local_date
from spreekuur.ui.passphrases.three_sheets import DrawOne, ThreeSheets
from spreekuur.ui.passphrases.two_sheets import TwoSheets
from spreekuur.ui.settings.panel import Panel
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_work import SlotWork
from spreekuur.ui.today.words import day_in_words
from spreekuur.ui.widgets import Button, FlowLayout, Label, NoteLine, Paragraph

_BESIDE, _ALONE = "beside", "alone"


class ThreeSheetsPart(QWidget):
    """Stands below the recovery sheet; asks in the panels of that section."""

    def __init__(self, section: PanelSection, draw: DrawOne) -> None:
        super().__init__()
        self._section, self._draw = section, draw
        self._acts: SlotActions = section.acts
        self._standing: Standing | None = None
        self._title, self._means = Label(role="strong"), Paragraph(role="card", tone="muted")
        self.stands = NoteLine("file-text", "muted")
        self.make, self.test = Button(icon="users"), Button(icon="square-check-big")
        self.make.clicked.connect(lambda: section.with_leave(self._open_make))
        self.test.clicked.connect(self._open_test)
        foot = QWidget()
        flow = FlowLayout(foot, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in (self.make, self.test):
            flow.addWidget(button)
        for part in (self._title, self._means, self.stands, foot):
            column.addWidget(part)
        self.retranslate()

    def look(self) -> None:
        """See how they stand."""
        self._acts.session.jobs.read(self, _standing, self._show)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Three sheets for three people"))
        self._means.set_words(
            _("Any two of the three open the vault, one alone opens nothing. Keep each with another person.")
        )
        there = self._standing is not None and self._standing.there
        self.make.set_word(_("Make three new sheets") if there else _("Make three sheets"))
        self.test.set_word(_("Try two of them"))
        self.test.setVisible(there)
        self.stands.set_words(_how(self._standing) if self._standing is not None else "")

    def _show(self, standing: Standing | None) -> None:
        self._standing = standing
        self.retranslate()

    def _open_make(self) -> None:
        panel = MakePanel(self._draw, self._acts, self._standing)
        acts, now = self._acts, self._acts.session.clock()

        def work(desk: Desk, permit: Permit) -> Renewed:
            return shared_sheets.let_count(desk, acts.me, permit, panel.secret(), now, alone=panel.alone())

        panel.accepted.connect(lambda: acts.renew(work, self._made, "settings"))
        self._section.open_panel(panel)

    def _made(self, _renewed: Renewed) -> None:
        self.look()
        self._acts.happened.emit(_("Any two of the three new sheets open the vault from now on"), None)

    def _open_test(self) -> None:
        panel = TryPanel()
        session = self._acts.session

        def test() -> None:
            one, other = panel.typed.texts()
            session.jobs.write(
                self,
                lambda desk: shared_sheets.try_out(desk, one, other, session.clock()),
                changed="settings",
                then=lambda _nothing: tried(),
                failed=panel.typed.tell,
            )

        def tried() -> None:
            self.look()
            self._acts.happened.emit(_("The two sheets open the vault. Try them again in a year."), None)

        panel.accepted.connect(test)
        self._section.open_panel(panel)


class MakePanel(Panel):
    """The new set: printed apart, and two of them typed back."""

    def __init__(self, draw: DrawOne, work: SlotWork, standing: Standing | None) -> None:
        super().__init__()
        self.sheets = ThreeSheets(draw, work.session.jobs)
        self.sheets.entered.connect(self.try_now)
        self.opens, self._ends = PickRow(), NoteLine("info", "info")
        self.opens.set_choices([(_BESIDE, ""), (_ALONE, "")])
        alone = standing is not None and standing.alone
        self.opens.set_values([_ALONE if alone else _BESIDE])
        self._anew = standing is not None and standing.there
        for part in (self.sheets, self.opens, self._ends):
            self.parts.addWidget(part)
        self.opens.setVisible(not alone)
        self.retranslate()

    def secret(self) -> bytes:
        """What two of the sheets open."""
        return self.sheets.made.secret

    def alone(self) -> bool:
        """Whether the recovery sheet counts no more."""
        return self.opens.value() == _ALONE

    def title(self) -> str:
        """What is asked."""
        return _("Three new sheets")

    def lead(self) -> str:
        """What to do with them."""
        return _(
            "Print each sheet and give it to another person. Then type two of them from paper: only then they count."
        )

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Let the sheets count"), _("Cancel")

    def ready(self) -> bool:
        """Were two typed back?"""
        return self.sheets.ready()

    def focus_first(self) -> None:
        """Begin with the first sheet."""
        self.sheets.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.sheets.retranslate()
        self.opens.set_label(_("And the recovery sheet?"))
        self.opens.set_choices([(_BESIDE, _("It goes on to open")), (_ALONE, _("It ends"))])
        self._ends.set_words(
            _("Older sheets of three end now. The vault gets a new key.") if self._anew else ""
        )


class TryPanel(Panel):
    """Two sheets are typed from paper, to know that they still open."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = TwoSheets()
        self.typed.entered.connect(self.try_now)
        self.parts.addWidget(self.typed)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Try two of the three sheets")

    def lead(self) -> str:
        """Why."""
        return _("Once a year. Let two of the three people bring their paper. Nothing is changed.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Try them"), _("Cancel")

    def focus_first(self) -> None:
        """Begin with the first field."""
        self.typed.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.typed.retranslate()


def _standing(desk: Desk) -> Standing | None:
    return shared_sheets.look(desk) if desk.db.path is not None else None


def _how(standing: Standing) -> str:
    if not standing.there:
        return _("There are none yet.")
    made, tried = (
        day_in_words(local_date(from_stamp(at)), year=True) if at else "?"
        for at in (standing.made_at, standing.tried_at)
    )
    said = _("Made on {made}, last tried on {tried}.").format(made=made, tried=tried)
    return f"{said} {_('The recovery sheet counts no more.')}" if standing.alone else said
