# SPDX-License-Identifier: EUPL-1.2
"""The screen of a talk, as the window sees it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import form
from spreekuur.desk.adviser import Look
from spreekuur.desk.desk import Desk
from spreekuur.language import _, current
from spreekuur.store import vault_settings
from spreekuur.times import Clock, utc_now
from spreekuur.ui.consultation import opening
from spreekuur.ui.consultation.actions import Actions
from spreekuur.ui.consultation.form_edits import FormEdits
from spreekuur.ui.consultation.headline import Headline
from spreekuur.ui.consultation.link_question import LinkQuestion
from spreekuur.ui.consultation.linking import Linking
from spreekuur.ui.consultation.page import Page
from spreekuur.ui.consultation.places import back_to, place_of
from spreekuur.ui.consultation.saving import gap_sentence
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.screen import Handler
from spreekuur.ui.widgets import Button, Card, EmptyState

_FOLDED = "consultation_optional_open"
_MINUTE_MS = 30_000


class ConsultationView(Headline):
    """Shows the talk of `session`, which begins and saves it; without a talk it says how to begin."""

    new_talk_wanted = Signal()
    talk_saved = Signal(object, bool)  # Saved, go on to the next
    undo_offered = Signal(str, object)  # sentence, what takes it back
    letter_wanted = Signal(object, str)  # Talk, route or empty
    card_wanted = Signal(str)  # the signal to begin with, or empty
    client_wanted = Signal()  # somebody asks whose talk this is
    person_wanted = Signal()  # one person more has a file
    draft_kept = Signal(str)  # the time, such as 19:44

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__(jobs, content, clock)
        self._jobs, self._compact = jobs, False
        self._look: Look | None = None
        self.page = Page(content)
        self.page.suggestions.explain = self.session.explain
        self.page.suggestions.other.is_suggested = lambda route: (
            self.session.adviser.suggestion(route) is not None
        )
        self.edits = FormEdits(self.page.form, self.session, content, clock)
        self.linking = Linking(self.session, jobs, content, clock)
        self.edits.births = self.linking.births
        self.link_question = LinkQuestion(self.linking, content)
        self.page.put_above(self.link_question)
        self.key_actions = Actions(self.page, self.header, self.session)
        self.begin_button = Button(icon="plus", keys="Ctrl+N", kind="primary", height=44)
        self._empty = EmptyState("", "", self.begin_button, drawn=("message-square-text", "plus"), tall=True)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(_centred(self._empty))
        self._stack.addWidget(self.page)
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self.header_changed)
        self._minutes.start(_MINUTE_MS)
        connect(self)
        self.retranslate()

    def commands(self) -> Mapping[str, Handler]:
        """The keys of a talk."""
        return self.key_actions.commands()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        self.header.set_compact(compact)
        self.page.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.header.retranslate()
        self.page.retranslate()
        self.link_question.retranslate()
        self._empty.set_words(_("No talk is going on."), _("Call a number on Today, or begin without one."))
        self.begin_button.set_word(_("New talk"))
        self.show_talk(only_words=self._look is not None)

    def focus_first(self) -> None:
        """The topic field; without a talk the button that begins one."""
        talk = self.session.talk
        (self.begin_button if talk is None else self.page.form.topics.field).setFocus()

    def showing(self) -> None:
        """Fold or open the optional block as it was the last time."""
        block = self.page.form.optional
        self._jobs.read(self, _was_open, then=lambda opened: block.set_open(bool(opened)))

    def place(self) -> Mapping[str, object]:
        """The talk, the field, the cursor."""
        talk = self.session.talk
        return {"talk": talk.id, **place_of(self)} if talk is not None else {}

    def restore(self, place: Mapping[str, object]) -> None:
        """Go back to that field of the talk; the talk itself comes back from its draft."""
        talk, wanted = self.session.talk, str(place.get("talk") or "")
        if talk is not None and talk.id == wanted:
            if not back_to(self, place):
                self.focus_first()
        elif wanted and talk is None:
            self.session.resume(wanted, lambda: self.restore(place))

    def keep_draft(self) -> None:
        """Write the draft now, such as before a lock."""
        self.session.editing.keep_all(begun=self.isVisible())

    def show_talk(self, *, opened: bool = False, only_words: bool = False) -> None:
        """Show the talk as it is now; with `only_words` the same talk in another language."""
        talk = self.session.talk
        self._stack.setCurrentIndex(0 if talk is None else 1)
        if opened:
            self.page.begin()
            self._look = None
        if talk is not None:
            self._show_parts(talk, only_words)
        self.header_changed.emit()

    def show_link(self) -> None:
        """Show whose talk it is, and the question that may be open about that."""
        people = self.linking.people()
        more = f" +{len(people) - 1}" if len(people) > 1 else ""
        self.header.show_client(f"{self.linking.code()}{more}")
        self.page.form.optional.people.show_people(people, self.linking.offers())
        self.link_question.settle()

    def _show_parts(self, talk: Talk, only_words: bool) -> None:
        look = self.session.adviser.look(talk, current())
        self.header.show_talk(talk)
        self.show_link()
        self.page.said.show_talk(talk)
        self.page.form.show_talk(talk, look.question)
        if look != self._look or only_words:
            self._look = look
            self.page.show_look(look, only_words=only_words)
        else:
            opening.renew(self.page)


def connect(view: ConsultationView) -> None:
    """Connect the parts of the screen with each other and with its own signals."""
    session, page, header = view.session, view.page, view.header
    session.editing.changed.connect(view.show_talk)
    session.editing.kept.connect(view.draft_kept)
    session.opened.connect(lambda: view.show_talk(opened=True))
    session.opened.connect(view.focus_first)
    session.saved.connect(view.talk_saved)
    session.undo_offered.connect(view.undo_offered)
    session.letter_wanted.connect(view.letter_wanted)
    session.saving.link_open = lambda: view.linking.to_ask() is not None
    view.linking.changed.connect(view.show_link)
    people = page.form.optional.people
    people.add.clicked.connect(view.person_wanted)
    people.taken_out.connect(view.linking.unlink)
    people.brought.connect(view.linking.bring)
    header.client_pressed.connect(view.client_wanted)
    session.saving.gap_found.connect(lambda gap: _to_gap(view, gap))
    view.begin_button.clicked.connect(view.new_talk_wanted)
    header.language_chosen.connect(lambda code: session.change(lambda t: form.answer(t, "language", code)))
    header.number_typed.connect(lambda n: session.change(lambda t: replace(t, number=n), "number"))
    header.number.editingFinished.connect(session.editing.flush)
    header.short_toggled.connect(view.key_actions.short_contact)
    page.suggestions.toggled.connect(session.toggle_route)
    page.suggestions.answered.connect(view.edits.answer_asked)
    page.suggestions.other.chosen.connect(session.choose_other)
    page.suggestions.letter_wanted.connect(session.want_letter)
    page.suggestions.card_wanted.connect(view.card_wanted)
    page.form.card.button.clicked.connect(lambda: view.card_wanted.emit(""))
    page.buttons.letter.clicked.connect(lambda: session.want_letter())
    page.buttons.save.clicked.connect(lambda: view.key_actions.save(go_on=False))
    page.buttons.save_next.clicked.connect(lambda: view.key_actions.save(go_on=True))
    page.said.decided.connect(session.decide_on_client)
    page.form.optional.fold_changed.connect(lambda opened: session.remember(_FOLDED, opened))


def _was_open(desk: Desk) -> object:
    return vault_settings.get(desk.db, _FOLDED, False)


def _to_gap(view: ConsultationView, gap: str) -> None:
    parts = view.page.form
    parts.show_gap(gap, gap_sentence(gap))
    if gap == "outcomes":
        parts.outcomes.row.focus_first()
    elif gap == "link":
        view.link_question.no.setFocus()
    elif gap == "language":
        view.header.language.setFocus()
    else:
        parts.topics.field.setFocus()


def _centred(part: QWidget) -> QWidget:
    """The part in the middle of the screen, on a sheet."""
    sheet = Card()
    sheet.box.setContentsMargins(0, 0, 0, 0)
    sheet.box.addStretch(2)
    sheet.box.addWidget(part)
    sheet.box.addStretch(3)
    return sheet
