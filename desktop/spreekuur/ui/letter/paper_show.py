# SPDX-License-Identifier: EUPL-1.2
"""Any paper that is not being written: shown as it prints, to be printed, saved or shown large."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import papers
from spreekuur.desk.desk import Desk
from spreekuur.errors.papers import PaperErased
from spreekuur.language import NAMES, _
from spreekuur.letters import store
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.again import PrintAgain
from spreekuur.ui.letter.delivery import focus_top
from spreekuur.ui.letter.leaving import Leaving
from spreekuur.ui.letter.pages import Heading
from spreekuur.ui.letter.paper_screen import PaperScreen, Ready
from spreekuur.ui.widgets import Paragraph

DrawPaper = Callable[[Desk], bytes | None]


class _Helped(PaperScreen):
    """A paper with its short help."""

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Ctrl+P prints, or shows the sheet large when there is no printer. Alt+B saves a PDF."),
            _("Shown large, the client can take a photo of it or copy it by hand."),
            _("Esc goes back. A paper that did not leave the desk stays under “Still to do”."),
        )


class PaperShow(_Helped):
    """Shows a paper that was kept, or one that is the same for everybody, such as a form or the tickets."""

    paper_left = Signal(object)  # KeptPaper, or None for a paper of which nothing is kept

    def __init__(self, jobs: AnyJobs) -> None:
        self._about = Paragraph()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(4, 4, 8, 8)
        self.again = PrintAgain(jobs)
        column.addWidget(self.again)
        column.addWidget(self._about)
        column.addStretch(1)
        super().__init__(jobs, body)
        self._title = ""
        self._ready: Ready | None = None
        self.leaving = Leaving(jobs, self)
        self.leaving.left.connect(self.paper_left)
        self.leaving.failed.connect(self.tell)
        self.again.chosen.connect(self.open_kept)
        self.preview.drawn.connect(lambda ready: _take(self, ready))
        self.retranslate()

    def open_paper(self, title: str, about: str, name: str, draw: DrawPaper) -> None:
        """Show what `draw` makes on the store's thread; `name` is its file and its print job."""
        self.leaving.kept = None
        self._begin(title, about, "")
        self._draw(draw, name, lambda pages: [Heading(title)] * pages)

    def open_kept(self, kept: KeptPaper) -> None:
        """Show a paper once more; after its content was erased it says so."""
        self.leaving.kept = kept
        sheet = kept.kind in papers.FOR_CLIENT
        title = _("Sheet for the client") if sheet else _("Letter")
        number = _("Of talk {number}.").format(number=kept.number) if kept.number else ""
        self._begin(title, number, kept.kenmerk or "")
        own = Heading(NAMES[kept.language], _("for the client"))
        first = own if sheet else Heading(NAMES["nl"])

        def headings(pages: int) -> Sequence[Heading]:
            return [first] * (pages - 1) + [own if pages > 1 else first]

        self._draw(lambda desk: papers.again(desk, kept), kept.kenmerk or kept.kind, headings, kept)

    def open_again(self) -> None:
        """Ask which paper of the last fourteen days to print once more, and show the newest."""
        self.leaving.kept = None
        self._begin(_("Print a paper again"), "", "")
        self.preview.clear()
        self.again.load()

    def prepare(self, how: str) -> None:
        """The paper stands ready, or there is none."""
        if self._ready is not None:
            self.hand_over(how, self._ready)

    def on_left(self, how: PaperState) -> None:
        """Note how it left."""
        super().on_left(how)
        self.leaving.leave(how)

    def place(self) -> Mapping[str, object]:
        """The paper that is shown, if it was kept."""
        kept = self.leaving.kept
        return {"paper": kept.id, "evening": kept.evening_id} if kept is not None else {}

    def restore(self, place: Mapping[str, object]) -> None:
        """Show that paper again; without one, go back to where one came from."""
        wanted, evening = place.get("paper"), str(place.get("evening") or "")

        def found(kept: list[KeptPaper]) -> None:
            paper = next((paper for paper in kept if paper.id == wanted), None)
            if paper is None:
                self.closed.emit()
            else:
                self.open_kept(paper)

        self.jobs.read(self, lambda desk: store.of_evening(desk.db, evening), found)

    def title(self) -> str:
        """The name above the screen."""
        return self._title

    def focus_first(self) -> None:
        """Begin with what lies on top, else with the filled button."""
        if not focus_top(self.delivery):
            self.delivery.outlet.primary.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.back_button.set_word(_("Back"))
        if self.leaving.kept is not None:
            self.open_kept(self.leaving.kept)

    def _begin(self, title: str, about: str, kenmerk: str) -> None:
        self._title, self._ready = title, None
        self._about.set_words(about)
        self.bar.hide()
        self.set_note("")
        self.set_reference(kenmerk)

    def _draw(
        self,
        draw: DrawPaper,
        name: str,
        headings: Callable[[int], Sequence[Heading]],
        kept: KeptPaper | None = None,
    ) -> None:
        case = dict(kept.case) if kept is not None and kept.case else None
        self.delivery.outlet.can_show_large(case is not None)

        def work(desk: Desk) -> tuple[bytes, Ready]:
            pdf = draw(desk)
            if pdf is None:
                raise PaperErased
            return pdf, Ready(pdf, name, case)

        self.preview.show(work, headings)


def _take(show: PaperShow, ready: Ready) -> None:
    show._ready = ready
