# SPDX-License-Identifier: EUPL-1.2
"""What every screen with a paper shares: the pages at the left, how they leave the desk at the right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.large_sheet import large_sheet
from spreekuur.errors import UserError
from spreekuur.errors.papers import PrinterGone, PrinterSilent
from spreekuur.language import _
from spreekuur.letters.store import PaperState
from spreekuur.messages import explain
from spreekuur.ui import theme
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter import delivery
from spreekuur.ui.letter.delivery import Delivery
from spreekuur.ui.letter.pages import Pages
from spreekuur.ui.letter.preview import Preview
from spreekuur.ui.screen import Handler, Screen
from spreekuur.ui.widgets import Button, Card, MessageBar, NoteLine

_CARD = 296
_CARD_COMPACT = 400
_SENTENCES, _CARD_SENTENCES = 2, 420  # whole sentences need more room than fields do


@dataclass(frozen=True, slots=True)
class Ready:
    """A paper that can go: its bytes, its name as file and job, and the case to show large, if any."""

    pdf: bytes = field(repr=False)
    name: str
    case: Mapping[str, Any] | None = field(default=None, repr=False)
    parts: tuple[tuple[bytes, str] | None, ...] = field(default=(), repr=False)
    """Each of several papers with its name, where they leave together; None for one that could not be made."""


class PaperScreen(Screen):
    """Subclasses make the paper (`prepare`) and note how it left (`on_left`). `closed`: back again."""

    closed = Signal()

    def __init__(self, jobs: AnyJobs, body: QWidget) -> None:
        super().__init__()
        self.jobs = jobs
        self._reference = ""
        self._compact = False
        self.pages = Pages()
        self.note = NoteLine("info", "muted", role="body")
        self.back_button = Button(kind="link", icon="arrow-left", keys="Esc")
        self.bar = MessageBar()
        self.delivery = Delivery(jobs, body)
        self.card = Card()
        self.preview = Preview(jobs, self.pages)
        self.preview.failed.connect(self.tell)
        self.back_button.clicked.connect(self.go_back)
        self.delivery.wanted.connect(self.prepare)
        self.delivery.left.connect(self.on_left)
        self.delivery.failed.connect(self.tell)
        _lay_out(self)
        self.delivery.currentChanged.connect(lambda _which: self.set_compact(self._compact))
        self.bar.hide()

    def prepare(self, how: str) -> None:
        """Make the paper and call `hand_over`."""
        raise AssertionError

    def on_left(self, how: PaperState) -> None:
        """Note that the paper left the desk."""
        self.bar.clear_buttons()
        self.bar.say("ok", _left_words(how))

    def hand_over(self, how: str, ready: Ready) -> None:
        """Let the paper go in the way that was asked for."""
        self.bar.hide()
        parts = ready.parts or ((ready.pdf, ready.name),)
        if how == delivery.PRINT:
            self.delivery.send_to_printer(parts)
        elif how == delivery.SAVE:
            self.delivery.save(parts)
        elif ready.case is not None:
            case = ready.case
            self.jobs.read(
                self,
                lambda desk: (large_sheet(desk, case), desk.sender.name),
                lambda found: self.delivery.show_large(*found),
                self.tell,
            )

    def tell(self, error: UserError) -> None:
        """Say what happened and what to do."""
        self.bar.clear_buttons()
        if isinstance(error, PrinterSilent | PrinterGone):
            self.delivery.outlet.find_printers()
            self.bar.add_button(_("Try again")).clicked.connect(self.delivery.outlet.press)
        self.bar.say("warn", explain(error))

    def subtitle(self) -> str:
        """The kenmerk that the paper gets."""
        return _("Reference {kenmerk}").format(kenmerk=self._reference) if self._reference else ""

    def set_reference(self, kenmerk: str | None) -> None:
        """Show this kenmerk under the title; None shows none."""
        self._reference = kenmerk or ""
        self.header_changed.emit()

    def go_back(self) -> bool:
        """Close what lies on top, else go back to where one was."""
        if not self.delivery.back():
            self.closed.emit()
        return True

    def commands(self) -> Mapping[str, Handler]:
        """Print, save, back."""
        saving = self.delivery.currentWidget() is self.delivery.panel
        press, save = self.delivery.outlet.press, self.delivery.outlet.save_wanted.emit
        return {
            "print": self.delivery.panel.accept if saving else press,
            "Alt+B": (lambda: None) if saving else save,
            "close": self.go_back,
        }

    def showing(self) -> None:
        """Look which printers there are."""
        self.delivery.outlet.find_printers()

    def set_note(self, words: str) -> None:
        """Say something below the pages, where there is room for it."""
        self.note.set_words(words)
        self.note.setVisible(bool(words) and not self._compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.back_button.set_word(_("Back to the talk"))
        self.pages.retranslate()
        self.delivery.retranslate()

    def set_compact(self, compact: bool) -> None:
        """One page at a time, and a slimmer card."""
        self._compact = compact
        self.pages.set_compact(compact)
        self.set_note(self.note.words())
        margin = 12 if compact else 20
        self.card.box.setContentsMargins(margin - 4, margin, margin - 4, margin)
        wide = theme.px(_CARD if self.delivery.currentIndex() < _SENTENCES else _CARD_SENTENCES)
        self.card.setFixedWidth(min(wide, _CARD_COMPACT) if compact else wide)
        self.delivery.outlet.set_compact(compact)
        self.delivery.compacted.emit(compact)


def _left_words(how: PaperState) -> str:
    return {
        PaperState.PRINTED: _("The paper is on its way to the printer."),
        PaperState.SAVED: _("The paper is saved."),
        PaperState.PHOTOGRAPHED: _("Noted: the client took a photo."),
        PaperState.COPIED_OUT: _("Noted: the client copied it by hand."),
    }.get(how, "")


def _lay_out(screen: PaperScreen) -> None:
    screen.card.box.addWidget(screen.delivery)
    foot = QHBoxLayout()
    foot.addWidget(screen.note, 1)
    foot.addWidget(screen.back_button, 0, Qt.AlignmentFlag.AlignRight)
    left = QVBoxLayout()
    left.setSpacing(12)
    left.addWidget(screen.pages, 1)
    left.addWidget(screen.bar)
    left.addLayout(foot)
    row = QHBoxLayout(screen)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(24)
    row.addLayout(left, 1)
    row.addWidget(screen.card)
    # The wide form must not keep the window from getting narrow enough for the compact one.
    screen.setMinimumSize(320, 240)
    screen.set_compact(False)
