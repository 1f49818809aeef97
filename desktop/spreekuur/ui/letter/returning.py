# SPDX-License-Identifier: EUPL-1.2
"""The letter after a lock: the same paper of the same talk, with what was typed and where the cursor stood."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from spreekuur.consultations.talk import Talk
from spreekuur.desk import talks
from spreekuur.language import _
from spreekuur.ui.consultation.places import back_to, place_of
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter import writing
from spreekuur.ui.letter.letter_form import LetterForm
from spreekuur.ui.letter.paper_screen import PaperScreen


class Returning(PaperScreen):
    """Holds the talk whose papers are shown, and gives it back with what was typed; subclasses show them."""

    talk_changed = Signal(object)  # Talk
    came_back = Signal(object)  # the Talk that stands on the screen again

    def __init__(self, jobs: AnyJobs, form: LetterForm) -> None:
        super().__init__(jobs, form)
        self.form = form
        self.talk: Talk | None = None

    def open(self, talk: Talk, route: str = "") -> None:
        """Show the papers of this talk."""
        raise AssertionError

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Choose whom it is for. The pages show at once what will be printed."),
            _("Ctrl+P prints, or shows the sheet large when there is no printer. Alt+B saves a PDF."),
            _("Alt+W changes the sentences: Space takes one out or puts it in, Ctrl+Z takes that back."),
            _("A letter with a name is made only when the client says yes: tick the box then."),
            _("Name and phone stand in this letter only, and are erased after 14 days."),
            _("Esc goes back to the talk. What you typed is kept."),
        )

    def keep(self, talk: Talk | None = None) -> None:
        """Keep the talk with what is typed as an encrypted draft, if anything changed, and give it back."""
        assert self.talk is not None
        now = writing.typed(talk or self.talk, self.form.typed())
        if now != self.talk:
            self.talk = now
            self.jobs.write(self, lambda desk: talks.keep(desk, now), changed="drafts")
            self.talk_changed.emit(now)

    def keep_draft(self) -> None:
        """Keep what is typed, such as before a lock."""
        if self.talk is not None:
            self.keep()

    def place(self) -> Mapping[str, object]:
        """The talk, the paper, whose yes was given, and the field."""
        talk = self.talk
        if talk is None:
            return {}
        papers = {"route": self.form.recipient(), "language": self.form.languages.value()}
        return {"talk": talk.id, **papers, "agreed": self.form.agreed.all(), **place_of(self)}

    def restore(self, place: Mapping[str, object]) -> None:
        """Open that paper again; when its draft is gone, go back to the talk."""
        wanted = str(place.get("talk") or "")

        def found(drafts: list[tuple[Talk, str]]) -> None:
            talk = next((talk for talk, _at in drafts if talk.id == wanted), None)
            if talk is None:
                self.closed.emit()
            else:
                self._come_back(talk, place)

        self.jobs.read(self, talks.unfinished, found)

    def _come_back(self, talk: Talk, place: Mapping[str, Any]) -> None:
        self.open(talk, str(place.get("route") or ""))
        self.form.agree([str(route) for route in place.get("agreed") or ()])
        self.form.languages.set_value(str(place.get("language") or ""))
        self.came_back.emit(talk)
        if not back_to(self, place):
            self.focus_first()
        self.form.changed.emit()
