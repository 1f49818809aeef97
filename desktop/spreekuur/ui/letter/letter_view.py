# SPDX-License-Identifier: EUPL-1.2
"""The letter: two pages line by line, what it holds at the right, print last."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import form, job_loss_papers, letter_cases, letter_fields, papers
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.letter_cases import Choice
from spreekuur.desk.papers import SHEET
from spreekuur.errors import UserError
from spreekuur.errors.letters import SecondNameMissing
from spreekuur.language import _
from spreekuur.letters.store import PaperState
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter import writing
from spreekuur.ui.letter.delivery import focus_top
from spreekuur.ui.letter.faults import field_fault
from spreekuur.ui.letter.leaving import Leaving
from spreekuur.ui.letter.letter_form import LetterForm
from spreekuur.ui.letter.returning import Returning

_PAUSE_MS = 350


class LetterView(Returning):
    """The papers of the talk that is going on. `talk_changed` gives it back with the letter's fields."""

    paper_left = Signal(object)  # KeptPaper, or None when nothing may be kept

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__(jobs, LetterForm(lambda: local_date(clock())))
        self._content, self._clock = content, clock
        self._nameless = False
        self.leaving = Leaving(jobs, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        self.form.changed.connect(self._timer.start)
        self.form.recipient_chosen.connect(self._on_recipient)
        self.preview.drawn.connect(self.set_reference)
        self.leaving.ready.connect(self.hand_over)
        self.leaving.failed.connect(self.tell)
        self.leaving.left.connect(self.paper_left)
        self.retranslate()

    def open(self, talk: Talk, route: str = "") -> None:
        """Show the papers of this talk: the one to `route`, else the first letter, else the sheet."""
        self.talk, self._nameless = talk, False
        self.form.set_recipients(writing.receivers(self._content, talk), talk.id)
        self.form.to.set_value(route)
        self.form.set_values(talk.letter)
        self.form.languages.set_value(papers.paper_language(talk))
        self.bar.hide()
        self._on_recipient()

    def refresh(self) -> None:
        """Keep what was typed and draw the paper anew."""
        self._timer.stop()
        if self.talk is None:
            return
        self.keep()
        content, talk, choice = self._content, self.talk, self._choice()
        cases = letter_cases.cases_of(content, talk, choice, local_date(self._clock()))
        if choice.route == ALL:
            self.preview.show(
                lambda desk: (job_loss_papers.preview(desk, talk, cases), None),
                lambda pages: writing.headings(content, choice, pages),
            )
            return
        self.preview.show(
            lambda desk: papers.as_it_will_print(desk, talk, cases[0]),
            lambda pages: writing.headings(content, choice, pages),
        )

    def prepare(self, how: str) -> None:
        """Make the paper, unless a field is wrong, or a name has no yes from the client."""
        if self.talk is None:
            return
        self.keep()
        wrong = self.form.fields.first_fault() or self.form.extras.first_fault()
        if wrong is not None:
            wrong.setFocus()
            return
        choice = self._choice()
        if letter_cases.needs_second_name(self._content, self.talk, choice):
            self.tell(SecondNameMissing())
            return
        if letter_fields.telling(choice.letter) and not choice.shared and not self._nameless:
            self._refuse(how)
            return
        now = self._clock()
        cases = letter_cases.cases_of(self._content, self.talk, choice, local_date(now))
        if choice.route == ALL:
            sheet = papers.sheet_case(self._content, self.talk, local_date(now))
            self.leaving.make_all(how, self.talk, cases, sheet | {"language": choice.language}, now)
        else:
            self.leaving.make(how, self.talk, cases[0], now)

    def on_left(self, how: PaperState) -> None:
        """Note how the paper left, and that one was made in this talk."""
        super().on_left(how)
        self._nameless = False
        if self.talk is not None:
            self.keep(form.with_outcome(self.talk, Outcome.LETTER))
        self.leaving.leave(how)

    def tell(self, error: UserError) -> None:
        """Say below its field what keeps the paper from being made, else below the pages."""
        name, sentence = field_fault(error)
        said = name and (
            self.form.fields.say_wrong(name, sentence) or self.form.extras.say_wrong(name, sentence)
        )
        if not said:
            super().tell(error)

    def title(self) -> str:
        """The name above the screen."""
        return _("Sheet for the client") if self.form.recipient() == SHEET else _("Letter")

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed a moment ago, whatever screen comes now."""
        if self._timer.isActive():
            self.refresh()
        super().hideEvent(event)

    def go_back(self) -> bool:
        """Back to the talk, which gets what was typed first."""
        if self._timer.isActive():
            self.refresh()
        return super().go_back()

    def focus_first(self) -> None:
        """Begin with what lies on top, else with whom the paper is for."""
        if not focus_top(self.delivery):
            self.form.to.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.form.retranslate()
        self._on_recipient()

    def _choice(self) -> Choice:
        route, form = self.form.recipient(), self.form
        if route in (SHEET, ALL):
            return Choice(route, form.languages.value(), shared=False)
        return Choice(
            route,
            form.languages.value(),
            form.agreed.shared(route),
            form.printable(),
            form.agreed.told(route),
        )

    def _on_recipient(self) -> None:
        route = self.form.recipient()
        seen = letter_fields.seen_by(self._content, route)
        on = local_date(self._clock())
        extras = letter_cases.printed_extras(self._content, self.talk, route, on) if self.talk else ()
        self.form.show_fields(seen, extras, only_year=letter_fields.only_year(self._content, route))
        alike = _("Both pages have the same order, so you can point at a line together.")
        self.set_note("" if route in (SHEET, ALL) else alike)
        self.set_reference(None)
        self.refresh()

    def _refuse(self, how: str) -> None:
        """Say why a letter with a name is not made, and offer the one that the client carries."""

        def without_name() -> None:
            self._nameless = True
            self.prepare(how)

        sentence = _(
            "Not made: there is a name in it, and the client has not said yes. Ask, and tick the box."
        )
        self.bar.clear_buttons()
        self.bar.add_button(_("Without a name")).clicked.connect(without_name)
        self.bar.say("warn", sentence)
        self.form.tick.set_wrong(True, sentence)
        self.form.tick.setFocus()
