# SPDX-License-Identifier: EUPL-1.2
"""How signed figures go to the municipality: chosen by the coordinator, tried out first."""

from collections.abc import Callable

from spreekuur.desk import exchange_place, figures_place, figures_receipts
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_place import Place
from spreekuur.desk.roles import Act
from spreekuur.desk.settings import DeskSettings
from spreekuur.language import _
from spreekuur.security import sshsig
from spreekuur.transport import address
from spreekuur.ui.settings.figures_ways import FOLDER, SERVER, FiguresWays, way_of
from spreekuur.ui.settings.place_section import Does, PlaceSection
from spreekuur.ui.settings.receipt_key_part import ReceiptKeyPart
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import Divider

_DOES = Does(figures_place.get, figures_place.put, figures_place.try_out, Act.FIGURES_PLACE)


class FiguresSection(PlaceSection):
    """Only on the laptop of a coordinator, and in no practice."""

    key, icon = "figures", "chart-column"
    nowhere = Place()

    def __init__(self, acts: SlotActions) -> None:
        ways = FiguresWays()
        super().__init__(acts, ways, ways.foot, _DOES)
        self.ways, self.receipts = ways, ReceiptKeyPart()
        self.box.addWidget(Divider())
        self.box.addWidget(self.receipts)
        self.receipts.wanted.connect(lambda line: self.with_leave(lambda: _keep_key(self, line)))
        self.retranslate()
        self.fill(self._kept)
        self.receipts.restore()

    def title(self) -> str:
        """The name of the section."""
        return _("Sending figures")

    def lead(self) -> str:
        """What it is about."""
        return _(
            "Signed figures go on one way. Only this address is ever contacted, and only figures go there: rounded,"
            " and signed by you. The municipality tells you which way it wants."
        )

    def summary(self) -> str:
        """How figures go."""
        way = way_of(self._kept)
        if way == SERVER:
            return _("to {host}").format(host=address.parse(self._kept.where).host)
        if way == FOLDER:
            return _("into a folder")
        return _("by mail or by hand") if way else _("not chosen yet")

    def show_settings(self, kept: DeskSettings) -> None:
        """Read what is kept, and whether this laptop sends figures at all."""
        self._jobs.read(self, figures_place.get, self.show_place)
        self._jobs.read(self, figures_receipts.municipality_key, self.receipts.show_key)
        self._jobs.read(self, figures_place.may_choose, self.offered.emit)

    def typed(self) -> Place | None:
        """What was typed for the way that is chosen."""
        return self.ways.typed()

    def fill(self, kept: exchange_place.Place) -> None:
        """Show the way that is kept."""
        self.ways.fill(kept)

    def words(self) -> tuple[str, str]:
        """What is said when the way was changed, and when it works."""
        return (
            _("The way of the figures was changed"),
            _("It works: a small file went there, came back the same, and was taken away again."),
        )

    def works(self, came_back: bool | None) -> str:
        """Said otherwise of a server that takes files and shows none."""
        if came_back is False:
            return _(
                "It works: a small file went there. This server shows nobody what lies there, so figures will not be"
                " read back."
            )
        return super().works(came_back)

    def go_back(self) -> bool:
        """Fold the list of folders away, or close what is asked."""
        return self.ways.close_list() or super().go_back()

    def focus_first(self) -> None:
        """Begin with the way."""
        super().focus_first()
        if self.panel is None:
            self.ways.focus_first()

    def leaving(self) -> None:
        """What was typed and not taken goes."""
        super().leaving()
        self.receipts.restore()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.ways.retranslate()
        self.receipts.retranslate()


def _keep_key(section: FiguresSection, line: str) -> None:
    section.close_panel()
    acts, jobs = section.acts, section.acts.session.jobs

    def put(typed: str) -> Callable[[Desk], bytes | None]:
        return acts.led(Act.FIGURES_PLACE, lambda desk: figures_receipts.put_municipality_key(desk, typed))

    def done(before: bytes | None) -> None:
        old = sshsig.key_line(before) if before else ""

        def back() -> None:
            jobs.write(section, put(old), changed="settings")

        section.undo_offered.emit(_("The key for receipts was changed"), back)

    jobs.write(
        section,
        put(line),
        changed="settings",
        then=done,
        failed=section.receipts.refuse,
    )
