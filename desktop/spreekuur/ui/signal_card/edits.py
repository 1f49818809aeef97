# SPDX-License-Identifier: EUPL-1.2
"""What each part of the card does to the talk: pure changes, handed to the session."""

from functools import partial

from PySide6.QtCore import QObject

from spreekuur.consultations import signal_card
from spreekuur.consultations.signal_card import Ground
from spreekuur.content.pack import Content
from spreekuur.desk import signal_cards
from spreekuur.desk.records import scrubbed
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.signal_card.layout import CardLayout


class CardEdits(QObject):
    """Connects the card with the session."""

    def __init__(self, owner: QObject, parts: CardLayout, session: Session, content: Content) -> None:
        super().__init__(owner)
        self._parts, self._session, self._content = parts, session, content
        for ground, column in parts.columns.items():
            column.ticked.connect(partial(self._tick, ground))
        fields = {**{ground: column.words for ground, column in parts.columns.items()}, **parts.whole}
        for ground, field in fields.items():
            field.typed.connect(partial(self._write, ground))
            field.cleaned.connect(partial(self._clean, ground))

    def _tick(self, ground: Ground, on: bool) -> None:
        signal, content = self._parts.list.current_id(), self._content
        self._session.change(lambda talk: signal_cards.ticked(talk, signal, ground, on=on, content=content))

    def _write(self, ground: Ground, said: str) -> None:
        signal = "" if ground in signal_card.WHOLE else self._parts.list.current_id()
        content = self._content
        self._session.change(
            lambda talk: signal_cards.written(talk, signal, ground, said, content), f"card {signal} {ground}"
        )

    def _clean(self, ground: Ground, said: str) -> None:
        self._write(ground, said)
        self._session.editing.rewrite(scrubbed)
