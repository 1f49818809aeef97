# SPDX-License-Identifier: EUPL-1.2
"""The talk that is going on at this desk: routes, papers, saving and taking back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.model import Kind
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import client_view, form, signal_cards
from spreekuur.desk.explained import Explained
from spreekuur.desk.talks import Saved
from spreekuur.language import _, current
from spreekuur.store import vault_settings
from spreekuur.times import Clock
from spreekuur.ui.consultation.saving import title
from spreekuur.ui.consultation.starting import Starting
from spreekuur.ui.jobs import AnyJobs


class Session(Starting):
    """What one can do with the talk on the form, besides filling it in."""

    saved = Signal(object, bool)  # Saved, go on to the next
    undo_offered = Signal(str, object)  # sentence, what takes it back
    letter_wanted = Signal(object, str)  # Talk, route or empty

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock, parent: QObject) -> None:
        super().__init__(jobs, content, clock, parent)
        self._content = content
        self.touched = ""
        """The route that was chosen, dropped or left to the client last: its card has the key for that."""
        self.saving.saved.connect(self._on_saved)
        self.saving.taken_back.connect(lambda talk: self.open(talk))

    def toggle_route(self, route: str) -> None:
        """Pick a route, or drop it when it was picked."""
        self.touched, suggestion = route, self.adviser.suggestion(route)
        if suggestion is not None:
            self.change(lambda talk: form.toggle_route(talk, suggestion))
        elif self.talk is not None and any(each.route == route for each in self.talk.advised):
            self.change(lambda talk: form.choose_advised(talk, route))
        else:
            self.change(lambda talk: form.unchoose(talk, route))

    def toggle_advised(self, route: str) -> None:
        """The client wants to think this route over, or not after all."""
        self.touched, suggestion = route, self.adviser.suggestion(route)
        self.change(lambda talk: form.toggle_advised(talk, route, suggestion))

    def choose_other(self, route: str, reason: str) -> None:
        """Pick a place from the directory for a coded reason; one that is suggested is picked without."""
        self.touched = route
        suggestion, over = self.adviser.suggestion(route), self.adviser.passed_over
        if suggestion is not None:
            self.change(lambda talk: form.choose(talk, suggestion))
        else:
            self.change(lambda talk: form.choose_other(talk, route, reason, over(talk)))

    def explain(self, route: str) -> Explained:
        """What stands behind a route in the panel; only asked while a talk is on the form."""
        assert self.talk is not None
        return self.adviser.explain(route, self.talk, current())

    def short_contact(self) -> None:
        """A short contact, or a whole talk after all."""
        kinds = {Kind.LIGHT_TOUCH: Kind.TALK}
        self.change(lambda talk: form.of_kind(talk, kinds.get(talk.kind, Kind.LIGHT_TOUCH)))

    def decide_on_client(self, confirmed: bool) -> None:
        """Take what the client pressed over as an answer, or drop it; both can be undone."""
        said = client_view.waiting(self.talk, self._content) if self.talk is not None else None
        if said is None or not confirmed:
            self.change(client_view.discarded)
            return
        self.adviser.asked(said.key)
        self.change(lambda talk: client_view.confirmed(talk, self._content))

    def save(self, *, go_on: bool, anyway: bool = False) -> None:
        """Save the talk; a first press with a gap says so instead."""
        if self.talk is not None:
            self.saving.save(self.talk, go_on=go_on, anyway=anyway)

    def want_letter(self, route: str = "") -> None:
        """Ask for the letter to a route, or for a paper at all; the draft is written before."""
        if self.talk is not None:
            self.editing.flush(self._ask_letter(route))

    def card_sealed(self, kept: Talk) -> None:
        """A card of this talk was sealed: nothing of it can be read or undone any more."""
        self.editing.rewrite(lambda talk: signal_cards.closed(talk, kept))

    def remember(self, name: str, value: object) -> None:
        """Remember how somebody likes the screen."""
        self._jobs.write(self, lambda desk: vault_settings.remember(desk.db, name, value), changed="settings")

    def _ask_letter(self, route: str) -> Callable[[], None]:
        return lambda: self.letter_wanted.emit(self.talk, route)

    def _on_saved(self, saved: Saved, go_on: bool) -> None:
        self.editing.saved()
        self.card_sealed(saved.talk)
        sentence = _("{talk} saved.").format(talk=title(saved.talk))
        if go_on:
            self.open(None)
        self.saved.emit(saved, go_on)
        self.undo_offered.emit(sentence, self.saving.way_back(saved))
