# SPDX-License-Identifier: EUPL-1.2
"""The first two steps: talks that were not finished, and papers that did not leave the desk."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.language import _, ngettext
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.ui.closing.step import Step
from spreekuur.ui.today.todos import paper_name
from spreekuur.ui.today.words import day_and_time
from spreekuur.ui.widgets import Button, FlowLayout, Label, Paragraph


class DraftsStep(Step):
    """Each unfinished talk can be opened; those left open are asked for next time."""

    resumed = Signal(object)  # Talk

    def __init__(self) -> None:
        super().__init__()
        self._talks: tuple[Talk, ...] = ()
        self._now: datetime | None = None
        self._words = Paragraph(role="card", tone="muted")
        self._rows = _Rows()
        self.buttons: list[Button] = []
        self.leave = _leave_button(self)
        self.box.addWidget(self._words)
        self.box.addWidget(self._rows)
        self.box.addWidget(self.leave)

    def show_talks(self, talks: Sequence[Talk], now: datetime) -> None:
        """Show these unfinished talks."""
        self._talks, self._now = tuple(talks), now
        self.retranslate()

    def is_done(self) -> bool:
        """Whether every talk is finished."""
        return not self._talks

    def focus_first(self) -> None:
        """Put the focus on the first talk."""
        (self.buttons[0] if self.buttons else self.head).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.set_words(
            _("Finish them now, or leave them: they are asked for next time.")
            if self._talks
            else _("Every talk is finished.")
        )
        count = len(self._talks)
        standing = ngettext("{n} not finished", "{n} not finished", count).format(n=count)
        self.head.set_words(_("Talks"), standing if count else _("done"), "open" if count else "done")
        self.leave.set_word(_("Leave it and go on"))
        self.leave.setVisible(bool(count))
        self._rows.clear()
        self.buttons = [self._row(talk) for talk in self._talks]

    def _row(self, talk: Talk) -> Button:
        button = Button(
            _("Go on with it"), kind="normal" if talk is not self._talks[0] else "primary", height=36
        )
        button.clicked.connect(lambda: self.resumed.emit(talk))
        time = day_and_time(talk.started_at, self._now) if self._now else ""
        self._rows.add(_("Talk of {time}").format(time=time), [button])
        return button


class PapersStep(Step):
    """Each paper can be printed, or noted as photographed or copied by hand: 1, 2 and 3 for the first of them."""

    print_wanted = Signal(object)  # KeptPaper
    left = Signal(object, object)  # KeptPaper, PaperState

    def __init__(self) -> None:
        super().__init__()
        self._papers: tuple[KeptPaper, ...] = ()
        self._words = Paragraph(role="card", tone="muted")
        self._rows = _Rows()
        self.buttons: list[Button] = []
        self.leave = _leave_button(self)
        self.box.addWidget(self._words)
        self.box.addWidget(self._rows)
        self.box.addWidget(self.leave)

    def show_papers(self, papers: Sequence[KeptPaper]) -> None:
        """Show these papers."""
        self._papers = tuple(papers)
        self.retranslate()

    def is_done(self) -> bool:
        """Whether every paper left the desk."""
        return not self._papers

    def focus_first(self) -> None:
        """Put the focus on the first paper."""
        (self.buttons[0] if self.buttons else self.head).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 say what became of the first paper."""
        digit = event.text()
        if self._papers and digit in ("1", "2", "3"):
            self.buttons[int(digit) - 1].click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.set_words(
            _("No printer? A photo or a copy by hand is just as good.")
            if self._papers
            else _("Every paper left the desk.")
        )
        count = len(self._papers)
        standing = ngettext("{n} not printed", "{n} not printed", count).format(n=count)
        self.head.set_words(_("Papers"), standing if count else _("done"), "open" if count else "done")
        self.leave.set_word(_("Leave it and go on"))
        self.leave.setVisible(bool(count))
        self._rows.clear()
        self.buttons = [
            button for place, paper in enumerate(self._papers) for button in self._row(place, paper)
        ]

    def _row(self, place: int, paper: KeptPaper) -> list[Button]:
        keys = ("1", "2", "3") if place == 0 else ("", "", "")
        made = [
            Button(word, kind="primary" if key == "1" else "normal", height=36, keys=key)
            for word, key in zip((_("Print"), _("Photographed"), _("Copied by hand")), keys, strict=True)
        ]
        made[0].clicked.connect(lambda: self.print_wanted.emit(paper))
        made[1].clicked.connect(lambda: self.left.emit(paper, PaperState.PHOTOGRAPHED))
        made[2].clicked.connect(lambda: self.left.emit(paper, PaperState.COPIED_OUT))
        for button in made:
            button.setAccessibleDescription(paper_name(paper))
        self._rows.add(paper_name(paper), made)
        return made


def _leave_button(step: Step) -> Button:
    button = Button(kind="quiet", icon="arrow-right", height=36)
    button.clicked.connect(step.pressed)
    return button


class _Rows(QWidget):
    """Lines with a name and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def clear(self) -> None:
        """Take all lines away."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, name: str, buttons: Sequence[Button]) -> None:
        """One more line."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(name, role="strong"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        for button in buttons:
            flow.addWidget(button)
        row.addWidget(holder, 1)
        self._column.addWidget(line)
