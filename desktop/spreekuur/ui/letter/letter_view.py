# SPDX-License-Identifier: EUPL-1.2
"""The letter: two pages line by line, what it holds at the right, print last."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import form, job_loss_papers, letter_cases, letter_fields, letter_text, papers, several
from spreekuur.desk.desk import Desk
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.letter_cases import Choice
from spreekuur.desk.letter_extras import BY_NAME
from spreekuur.desk.letter_text import Edits
from spreekuur.desk.papers import CARD, FOR_CLIENT, NEUTRAL, SHEET
from spreekuur.desk.several import EVERY
from spreekuur.errors import UserError
from spreekuur.errors.letters import SecondNameMissing
from spreekuur.language import _
from spreekuur.letters.store import PaperState
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter import writing
from spreekuur.ui.letter.delivery import focus_top
from spreekuur.ui.letter.every_paper import EveryPaper
from spreekuur.ui.letter.faults import field_fault
from spreekuur.ui.letter.leaving import Leaving
from spreekuur.ui.letter.letter_form import LetterForm
from spreekuur.ui.letter.returning import Returning
from spreekuur.ui.letter.text_editing import TextEditing
from spreekuur.ui.screen import Handler

_PAUSE_MS = 100


class LetterView(Returning):
    """The papers of the talk that is going on. `talk_changed` gives it back with the letter's fields."""

    paper_left = Signal(object)  # KeptPaper, or None when nothing may be kept

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__(jobs, LetterForm(lambda: local_date(clock())))
        self.today: Callable[[], date] = lambda: local_date(clock())
        self.content, self._clock = content, clock
        self.nameless = False
        self.known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.leaving = Leaving(jobs, self)
        self.every = EveryPaper(self.form, self.leaving, content, clock)
        self.text = TextEditing(jobs, content, self.delivery)
        self.text.wanted.connect(lambda: _change_text(self))
        self.text.edited.connect(lambda edits: _take_text(self, edits))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        self.form.changed.connect(self._timer.start)
        self.form.recipient_chosen.connect(self._on_recipient)
        self.preview.drawn.connect(lambda more: _on_drawn(self, more))
        self.delivery.part_left.connect(lambda number, how: _on_part_left(self, number, how))
        self.leaving.ready.connect(self.hand_over)
        self.leaving.failed.connect(self.tell)
        self.leaving.left.connect(self.paper_left)
        self.retranslate()

    def open(self, talk: Talk, route: str = "") -> None:
        """Show the papers of this talk: the one to `route`, else the first letter, else the sheet."""
        self.talk, self.nameless = talk, False
        self.known.clear()
        receivers = writing.receivers(self.content, talk)
        self.form.set_recipients(receivers, talk.id)
        self.every.begin(talk, dict(receivers))
        self.form.to.set_value(route)
        self.form.set_values(talk.letter)
        self.form.languages.set_value(papers.paper_language(talk))
        self.bar.hide()
        self.delivery.setCurrentIndex(0)
        self._on_recipient()

    def commands(self) -> Mapping[str, Handler]:
        """Print, save, back, and the keys of whoever changes the sentences."""
        return {**super().commands(), **self.text.commands()}

    def refresh(self) -> None:
        """Keep what was typed and draw the paper anew."""
        self._timer.stop()
        if self.talk is None:
            return
        self.keep()
        content, talk, choice = self.content, self.talk, chosen(self, self.form.recipient())[0]
        if choice.route == EVERY:
            cases = self.every.cases(talk, lambda route: chosen(self, route))
        else:
            cases = letter_cases.cases_of(content, talk, choice, self.today())
            self.text.show(cases[0])
        if not cases or (choice.route == NEUTRAL and "appointment" not in cases[0]):
            self.preview.clear()
            return
        self.preview.show(
            lambda desk: _draw(desk, talk, choice.route, cases),
            lambda pages: writing.headings(content, choice, pages),
        )

    def prepare(self, how: str) -> None:
        """Make the paper, unless a field is wrong, or a name has no yes from the client."""
        if self.talk is None:
            return
        if not self.text.done():
            return
        self.keep()
        choice = chosen(self, self.form.recipient())[0]
        if choice.route == EVERY:
            self.every.make(how, self.talk, lambda route: chosen(self, route))
            return
        wrong = self.form.fields.first_fault() or self.form.extras.first_fault()
        if wrong is not None:
            wrong.setFocus()
            return
        if letter_cases.needs_second_name(self.content, self.talk, choice):
            self.tell(SecondNameMissing())
            return
        if letter_fields.telling(choice.letter) and not choice.shared and not self.nameless:
            _refuse(self, how)
            return
        now = self._clock()
        cases = letter_cases.cases_of(self.content, self.talk, choice, local_date(now))
        if choice.route == ALL:
            sheet = papers.sheet_case(self.content, self.talk, local_date(now))
            self.leaving.make_all(how, self.talk, cases, sheet | {"language": choice.language}, now)
        else:
            self.leaving.make(how, self.talk, cases[0], now)

    def on_left(self, how: PaperState) -> None:
        """Note how the paper left, and that one was made in this talk."""
        super().on_left(how)
        self.nameless = False
        if self.talk is not None:
            self.keep(form.with_outcome(self.talk, Outcome.LETTER))
        if self.form.recipient() == EVERY:
            self.every.all_left(how)
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
        return {
            EVERY: _("All papers together"),
            SHEET: _("Sheet for the client"),
            CARD: _("Card to take home (A5)"),
            NEUTRAL: _("Neutral card (A6)"),
        }.get(self.form.recipient(), _("Letter"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed a moment ago, whatever screen comes now."""
        if self.text.is_open() or self._timer.isActive():
            self.keep_draft()
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
        self.text.editor.retranslate()
        self._on_recipient()

    def keep_draft(self) -> None:
        """Keep what is typed, own words that were not entered yet among it."""
        if self.text.is_open():
            self.text.editor.take_over()
        super().keep_draft()

    def _on_recipient(self) -> None:
        route, talk = self.form.recipient(), self.talk
        letter = route not in (*FOR_CLIENT, ALL, EVERY)
        seen, extras = fields_of(self, talk, route) if talk else ((), ())
        self.form.show_fields(seen, extras, only_year=letter_fields.only_year(self.content, route))
        self.set_note(
            _("Both pages have the same order, so you can point at a line together.") if letter else ""
        )
        self.delivery.outlet.can_change_text(letter)
        self.delivery.outlet.can_show_large(route != NEUTRAL)
        self.set_reference(None)
        self.refresh()


def chosen(view: LetterView, route: str) -> tuple[Choice, bool]:
    """What is printed for a receiver as things stand, and whether a field that it needs cannot be read."""
    form, language = view.form, view.form.languages.value()
    if view.talk is None or route in (SHEET, CARD, ALL, EVERY):
        return Choice(route, language, shared=False), False
    agreed = form.agreed
    names, extras = fields_of(view, view.talk, route)
    if route != NEUTRAL:
        extras = tuple(n for n in extras if not BY_NAME[n].ask or BY_NAME[n].ask in agreed.told(route))
    printable = form.printable(names, extras)
    unreadable = any(name in (*names, *extras) and name not in printable for name in form.typed())
    return Choice(route, language, agreed.shared(route), printable, agreed.told(route)), unreadable


def fields_of(view: LetterView, talk: Talk, route: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a paper can hold: found out once, as what was told does not change while one writes."""
    if route not in view.known:
        view.known[route] = writing.fields_of(view.content, talk, route, view.today())
    return view.known[route]


def _draw(desk: Desk, talk: Talk, route: str, cases: list[dict[str, Any]]) -> tuple[bytes, object]:
    """The pages, and beside them the coming kenmerk, or of several papers why some cannot be made."""
    if route == EVERY:
        return several.preview(desk, talk, cases)
    if route == ALL:
        return job_loss_papers.preview(desk, talk, cases), None
    return papers.as_it_will_print(desk, talk, cases[0])


def _on_drawn(view: LetterView, more: object) -> None:
    if view.form.recipient() == EVERY:
        if isinstance(more, Mapping):
            view.every.tell(more)
    elif more is None or isinstance(more, str):
        view.set_reference(more)


def _on_part_left(view: LetterView, number: int, how: PaperState) -> None:
    view.leaving.leave_one(number, how)
    if view.form.recipient() == EVERY:
        view.every.left(number, how)


def _refuse(view: LetterView, how: str) -> None:
    """Say why a letter with a name is not made, and offer the one that the client carries."""

    def without_name() -> None:
        view.nameless = True
        view.prepare(how)

    sentence = _("Not made: there is a name in it, and the client has not said yes. Ask, and tick the box.")
    view.bar.clear_buttons()
    view.bar.add_button(_("Without a name")).clicked.connect(without_name)
    view.bar.say("warn", sentence)
    view.form.tick.set_wrong(True, sentence)
    view.form.tick.setFocus()


def _change_text(view: LetterView) -> None:
    """Put the sentences of the letter in the place of its fields; the sheet of the client has none to change."""
    choice = chosen(view, view.form.recipient())[0]
    if view.talk is None or choice.route in (*FOR_CLIENT, ALL, EVERY):
        return
    view.refresh()
    case = letter_cases.case_of(view.content, view.talk, choice, view.today())
    view.text.open(letter_text.edits_of(view.talk.letter, choice.route), case)


def _take_text(view: LetterView, edits: Edits) -> None:
    """Keep the changes with the draft, and draw the pages anew at once."""
    if view.talk is not None:
        view.keep(letter_text.with_edits(view.talk, view.form.recipient(), edits))
        view.refresh()
