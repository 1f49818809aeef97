# SPDX-License-Identifier: EUPL-1.2
"""Check: file by file and number by number what leaves, the proof, and the coordinator's signature."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from spreekuur.language import _
from spreekuur.times import local_date
from spreekuur.ui.screen import Handler, Panel
from spreekuur.ui.session import Session
from spreekuur.ui.statistics.late_screen import LateScreen

if TYPE_CHECKING:
    from spreekuur.desk.figures_mail import Saved
    from spreekuur.ui.statistics.check_layout import CheckLayout
    from spreekuur.ui.statistics.check_work import CheckWork
    from spreekuur.ui.statistics.files import Part
    from spreekuur.ui.statistics.shown import Shown


class CheckView(LateScreen):
    """What is not signed is thrown away when it goes out of sight, and made again the same way."""

    place_wanted = Signal()  # where figures go is to be said

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Shown | None = None
        self._leaving: Sequence[Part] = ()
        self._saves = False
        self.came_from = "statistics"  # the screen to go back to

    def build_parts(self) -> "CheckLayout":
        """What is seen of it."""
        from spreekuur.ui.statistics.check_layout import CheckLayout

        parts = CheckLayout(self, self._session)
        parts.back.clicked.connect(self.back_wanted)
        parts.wanted.clicked.connect(self.go_on)
        parts.withdraw.clicked.connect(lambda: parts.ask(withdraws=True))
        parts.sign.closes.connect(lambda permit: self.work.close_period(permit))
        parts.sign.signed.connect(lambda permit: self.work.sign(permit))
        parts.sign.withdrawn.connect(lambda permit, why: self.work.withdraw(permit, why))
        parts.send.place_wanted.connect(self.place_wanted)
        parts.give.given.connect(lambda folder: self.work.give(folder))
        parts.give.mailed.connect(lambda folder: self.work.give(folder, for_mail=True))
        parts.progress.stop.clicked.connect(self.stop_making)
        return parts

    def build_work(self) -> "CheckWork":
        """What reads, closes, makes and signs."""
        from spreekuur.ui.statistics.check_work import CheckWork

        work = CheckWork(self, self._session.jobs, self._session.clock)
        work.looked.connect(self.show_shown)
        work.given.connect(lambda name: self.parts.show_given(name))
        work.mailed.connect(lambda saved: _show_mail(self, saved))
        work.began.connect(lambda: _show_busy(self, busy=True))
        work.ended.connect(lambda: _show_busy(self, busy=False))
        work.failed.connect(lambda error: self.parts.show_error(error))
        work.progressed.connect(lambda done, of: self.parts.progress.show_done(done, of))
        return work

    def show_shown(self, shown: "Shown", leaving: "Sequence[Part]") -> None:
        """Show what leaves of this period."""
        self._shown, self._leaving = shown, leaving
        self.parts.show_shown(shown, leaving, local_date(self._session.clock()))
        self.header_changed.emit()
        saves, self._saves = self._saves, False
        if saves and self.parts.gives:
            self.parts.ask()
        elif self.isVisible():
            self.parts.focus_first()

    def open(self, period: str, *, saves: bool = False) -> None:
        """Look at a period; `saves` asks at once where its files go."""
        from spreekuur.ui.statistics.shown import Shown, Stage

        self._saves = saves
        self.parts.from_figures = self.came_from == "statistics"
        self._shown = Shown(period, Stage.COMPUTING)
        self.work.look(period)

    def title(self) -> str:
        """The name of the screen."""
        return _("Check the figures")

    def subtitle(self) -> str:
        """The period."""
        from spreekuur.ui.statistics import words

        return words.period(self._shown.period) if self._shown is not None else ""

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {
            "close": self.close_top,
            "save_next": self.go_on,
            "Alt+I": lambda: self.parts.ask(withdraws=True),
            "Alt+V": lambda: _ask_address(self),
            "Alt+M": lambda: self.parts.give.try_mail(),
            "Alt+A": lambda: _ask_place(self),
        }

    def panels(self) -> Sequence[Panel]:
        """The files, what is in one, and the question."""
        parts = self.parts
        found = [
            part
            for part in (parts.proof, parts.file, parts.sign, parts.give, parts.send, parts.mail)
            if part.can_focus()
        ]
        return tuple(Panel(part, part.focus_first) for part in found) or (Panel(self, self.focus_first),)

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Nothing has left yet. At the left stands what would leave, file by file."),
            _(
                "Arrows walk through the files. Enter goes to the numbers of one; arrows walk from number to number."
            ),
            _("The proof is an attack by this laptop itself. The number it could say most about is named."),
            _("Ctrl+Enter closes the period, and signs its figures with the passphrase of the coordinator."),
            _("Was there an error after signing? Alt+I withdraws the figures by a signed notice."),
        )

    def stop_making(self) -> None:
        """What is not signed is thrown away, and one goes back."""
        self.work.stop()
        self.back_wanted.emit()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self._parts is not None and self._shown is not None:
            self._parts.show_shown(self._shown, self._leaving, local_date(self._session.clock()))

    def go_on(self) -> bool:
        """Close the period, sign, or save what is signed; False when there is nothing of it to do."""
        parts = self.parts
        for card in (parts.sign, parts.give, parts.send, parts.mail):
            if not card.isHidden():
                card.try_now()
                return True
        if parts.wanted.isHidden():
            return False
        if parts.makes():
            self.work.close_period()
            return True
        return bool(parts.ask())


def _show_mail(view: CheckView, saved: "Saved") -> None:
    from spreekuur.ui.statistics.check_layout import show_mail

    show_mail(view.parts, saved, local_date(view._session.clock()))


def _show_busy(view: CheckView, *, busy: bool) -> None:
    view.parts.show_busy(busy=busy)
    if view.isVisible():
        view.parts.focus_first()


def _ask_place(view: CheckView) -> bool:
    asks = not view.parts.send.isHidden()
    if asks:
        view.place_wanted.emit()
    return asks


def _ask_address(view: CheckView) -> bool:
    from spreekuur.ui.statistics.check_layout import ask_address

    return ask_address(view.parts)
