# SPDX-License-Identifier: EUPL-1.2
"""The signal card of the talk that is going on: a help in talking, and one can write to it but not read it back."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer

from spreekuur.consultations import signal_card
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import first_calls, signal_cards
from spreekuur.errors import UserError
from spreekuur.language import current
from spreekuur.messages import explain
from spreekuur.times import Clock, from_stamp, local
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.screen import Handler
from spreekuur.ui.signal_card import words
from spreekuur.ui.signal_card.edits import CardEdits
from spreekuur.ui.signal_card.headline import CardHeadline
from spreekuur.ui.widgets import announce


class SignalCardView(CardHeadline):
    """Shows the card of `session`'s talk; `closed` goes back to the talk."""

    def __init__(self, jobs: AnyJobs, session: Session, content: Content, clock: Clock) -> None:
        super().__init__(session, content)
        self._jobs, self._content, self._clock = jobs, content, clock
        self._shown = ""
        parts = self.parts
        CardEdits(self, parts, session, content)
        parts.list.selected.connect(self._show_signal)
        parts.keep.clicked.connect(self.keep)
        parts.back.clicked.connect(self.closed)
        session.editing.changed.connect(lambda: self.refresh() if self.isVisible() else None)
        self.retranslate()

    def open(self, signal: str = "") -> bool:
        """Show the card at this signal, else at the first one of the talk; False when there is no talk."""
        talk = self.session.talk
        if talk is None:
            return False
        known = [one for one in (signal, *(talk.signals or ())) if one in self._content.signals]
        self.parts.told.hide()
        self.parts.share.setChecked(False)
        self.refresh()
        if known:
            self.parts.list.select(known[0])
        return True

    def refresh(self) -> None:
        """Show the talk as it is now."""
        talk = self.session.talk
        if talk is None:
            return
        parts = self.parts
        parts.list.set_rows(words.rows(self._content, talk.card))
        self._show_signal(parts.list.current_id())
        for ground, field in parts.whole.items():
            entry = signal_card.found(talk.card, "", ground)
            field.show_words(entry.words if entry is not None else "")
        last = local(from_stamp(talk.cards[-1].at)).strftime("%H:%M") if talk.cards else ""
        parts.kept.set_words(words.kept(len(talk.cards), last))

    def keep(self) -> None:
        """Seal what stands on the card; from then on nobody at this desk reads it."""
        talk, now = self.session.talk, self._clock()
        if talk is None:
            return
        share = self.parts.share.isChecked()
        self._jobs.write(
            self,
            lambda desk: signal_cards.keep(desk, talk, now, share=share),
            changed="drafts",
            then=self._on_kept,
            failed=self._refuse,
        )

    def commands(self) -> Mapping[str, Handler]:
        """Keep, undo, back."""
        editing = self.session.editing
        return {
            "save_next": self.keep,
            "save": self.keep,
            "undo": editing.undo,
            "redo": editing.redo,
            "signal_card": self.closed.emit,
            "close": self.closed.emit,
        }

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.parts.retranslate()
        said, dutch = first_calls.emergency(self._content, current())
        self.parts.danger.say("danger", f"{said} · {dutch}" if dutch else said)
        self._shown = ""
        self.refresh()

    def showing(self) -> None:
        """Look again at the talk, with the chosen signal in the middle of the list."""
        self.refresh()
        QTimer.singleShot(0, self.parts.list, self.parts.bring_into_sight)

    def _show_signal(self, signal: str) -> None:
        talk = self.session.talk
        if talk is None or not signal:
            return
        if signal != self._shown:
            self._shown = signal
            label = self.parts.about.show_signal(signal)
            for column in self.parts.columns.values():
                column.retranslate(label)
                column.words.begin()
        for ground, column in self.parts.columns.items():
            column.show_entry(signal_card.found(talk.card, signal, ground))

    def _on_kept(self, kept: Talk) -> None:
        talk = self.session.talk
        if talk is None or talk.id != kept.id:
            return
        self.session.card_sealed(kept)
        self.session.editing.keep_now()
        self.refresh()
        self.parts.told.hide()
        self.parts.share.setChecked(False)
        announce(self.parts.kept, self.parts.kept.words())

    def _refuse(self, error: UserError) -> None:
        self.parts.told.say("warn", explain(error))
