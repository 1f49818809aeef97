# SPDX-License-Identifier: EUPL-1.2
"""The one question that is worth asking now, with its answers and what they would tell."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme, words
from spreekuur.ui.widgets import Card, Chip, FlowLayout, IconLabel, Paragraph
from spreekuur.ui.widgets.roving import Roving


class AskBlock(Card):
    """The only tinted block of the form."""

    answered = Signal(str, str)  # key, value

    def __init__(self, towns: Mapping[str, str] | None = None) -> None:
        """`towns` are the places that the content names."""
        super().__init__(tone="info_tint")
        self.key = ""
        self.towns = towns or {}
        self._compact = False
        self._routes: tuple[str, ...] = ()
        self._others = 0
        self.chips: list[Chip] = []
        self._question = Paragraph(role="strong")
        self._effect = Paragraph(role="card")
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8, line_gap=6)
        self._roving = Roving(self)
        self.box.setContentsMargins(12, 8, 12, 12)
        self._icon = IconLabel("message-circle-question-mark", tone="info")
        self._build()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.box.addLayout(row)
        self._at_top = QVBoxLayout()
        row.addLayout(self._at_top)
        self._at_top.addWidget(self._icon)
        self._at_top.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        row.addLayout(self._column, 1)
        self._column.addWidget(self._question)
        self._column.addWidget(self._holder)

    def ask(self, key: str, routes: tuple[str, ...] = (), others: int = 0) -> None:
        """Ask this; an empty key asks nothing. `routes` are the names that the answer could change."""
        had_focus = any(chip.hasFocus() for chip in self.chips)
        self._routes, self._others = routes, others
        if key != self.key:
            self.key = key
            self._renew(words.choices(key, self.towns) if key else ())
        self.setVisible(bool(key))
        self.retranslate()
        if had_focus and key:
            self.focus_first()

    def focus_first(self) -> bool:
        """Put the focus on the first answer; False if nothing is asked."""
        if self.key and self.chips:
            self._roving.focus()
            return True
        return False

    def has_focus(self) -> bool:
        """Is the focus on one of the answers?"""
        return any(chip.hasFocus() for chip in self.chips)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if not self.key:
            return
        question = words.question(self.key)
        self._question.set_words(
            question if self._compact else _("Ask now: {question}").format(question=question)
        )
        for chip, (_value, word) in zip(self.chips, words.choices(self.key, self.towns), strict=True):
            chip.set_word(word)
            chip.setAccessibleDescription(question)
        self._effect.set_words(self._told())
        self._effect.setVisible(bool(self._routes) and not self._compact)

    def set_compact(self, compact: bool) -> None:
        """With little room: question and answers only."""
        if compact != self._compact:
            self._compact = compact
            self._place_question()
        self.box.setContentsMargins(*((12, 4, 12, 4) if compact else (12, 8, 12, 12)))
        self.retranslate()

    def _place_question(self) -> None:
        """With little room question and answers share their lines."""
        beside_chips = (theme.height(36) - theme.px(20)) // 2
        self._at_top.setContentsMargins(0, beside_chips if self._compact else 2, 0, 0)
        if self._compact:
            self._flow.insert(0, self._question)
        else:
            self._flow.removeWidget(self._question)
            self._column.insertWidget(0, self._question)

    def _told(self) -> str:
        if self._others:
            return _("Then we know more about: {routes} and {count} others.").format(
                routes=", ".join(self._routes), count=self._others
            )
        *first, last = self._routes or ("",)
        either = _("{routes} or {last}").format(routes=", ".join(first), last=last) if first else last
        return _("Then we know: {routes}.").format(routes=either)

    def _renew(self, choices: Sequence[tuple[str, str]]) -> None:
        self._flow.removeWidget(self._effect)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(value, word) for value, word in choices]
        self._flow.addWidget(self._effect)
        self._roving.follow(self.chips)

    def _chip(self, value: str, word: str) -> Chip:
        chip = Chip(word, value)
        chip.clicked.connect(lambda: self.answered.emit(self.key, value))
        self._flow.addWidget(chip)
        chip.show()
        return chip
