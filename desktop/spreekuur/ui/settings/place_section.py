# SPDX-License-Identifier: EUPL-1.2
"""A section for a place to which something goes: tried out first, kept with the coordinator's leave, and undone."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_place import Place
from spreekuur.desk.roles import Act
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.exchange.place_foot import PlaceFoot
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_panels import LeavePanel


@dataclass(frozen=True, slots=True)
class Does:
    """What reads a place, keeps another one and gives the one before, tries one out; and whose act it is."""

    get: Callable[[Desk], Place]
    put: Callable[[Desk, Place], Place]
    try_out: Callable[[Place], bool | None]
    act: Act


class _PlaceLeave(LeavePanel):
    def lead(self) -> str:
        """Why it is asked."""
        return _(
            "It decides where something goes that leaves this laptop. The leave holds until you go to another screen."
        )


class PlaceSection(PanelSection):
    """What is typed is kept by nothing but its button; the place is kept in the vault, and nowhere else."""

    leave_panel = _PlaceLeave

    nowhere = Place()

    def __init__(self, acts: SlotActions, body: QWidget, foot: PlaceFoot, does: Does) -> None:
        super().__init__(acts)
        self._jobs, self._foot = acts.session.jobs, foot
        self._does = does
        self._kept = self.nowhere
        self.box.addWidget(body)
        foot.test.clicked.connect(self._try_out)
        foot.use.clicked.connect(self._use)
        foot.remove.clicked.connect(lambda: self.with_leave(lambda: self._keep(self.nowhere)))

    def typed(self) -> Place | None:
        """What was typed; None when it is no place, which is then said."""
        raise AssertionError

    def fill(self, kept: Place) -> None:
        """Show what is kept, in the place of what was typed."""
        raise AssertionError

    def words(self) -> tuple[str, str]:
        """What is said when a place was changed, and when one works."""
        raise AssertionError

    def works(self, came_back: bool | None) -> str:
        """What is said when a place works; `came_back` is False where what went there could not be read."""
        return self.words()[1]

    def show_place(self, kept: Place) -> None:
        """Show what is kept, if that is news."""
        if kept != self._kept:
            self._kept = kept
            self.fill(kept)
        self.summary_changed.emit()

    def leaving(self) -> None:
        """What was typed and not taken goes."""
        super().leaving()
        self.fill(self._kept)

    def focus_first(self) -> None:
        """Begin with what is asked."""
        if self.panel is not None:
            self.panel.focus_first()

    def _try_out(self) -> None:
        place = self.typed()
        if place is None:
            return
        self._foot.tell("clock", lambda: _("It is being tried out; that may take a minute …"))
        self._jobs.aside(
            self,
            lambda: self._does.try_out(place),
            lambda came_back: self._foot.tell("circle-check", lambda: self.works(came_back)),
            self._fails,
        )

    def _use(self) -> None:
        place = self.typed()
        if place is not None:
            self.with_leave(lambda: self._keep(place))

    def _keep(self, place: Place) -> None:
        self.close_panel()

        def put(desk: Desk, wanted: Place = place) -> tuple[Place, Place]:
            return self._does.put(desk, wanted), self._does.get(desk)

        def done(places: tuple[Place, Place]) -> None:
            before, kept = places

            def back() -> None:
                work = self.acts.led(self._does.act, lambda desk: put(desk, before))
                self._jobs.write(self, work, changed="settings")

            self.show_place(kept)
            self.undo_offered.emit(self.words()[0], back)
            if kept != self.nowhere:
                self._foot.tell("circle-check", lambda: _("Kept in the vault. Nothing was sent yet."))

        self._jobs.write(
            self, self.acts.led(self._does.act, put), changed="settings", then=done, failed=self._fails
        )

    def _fails(self, error: UserError) -> None:
        self._foot.tell("triangle-alert", lambda: explain(error))
