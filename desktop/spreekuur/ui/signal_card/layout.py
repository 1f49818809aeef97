# SPDX-License-Identifier: EUPL-1.2
"""How the card stands: the signals at the left, the one that is chosen beside them, and what is kept below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.consultations.signal_card import COLUMNS, WHOLE
from spreekuur.content.pack import Content
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.signal_card import words
from spreekuur.ui.signal_card.about import About
from spreekuur.ui.signal_card.column import Column, WordsField
from spreekuur.ui.widgets import Button, Card, Divider, FoundList, MessageBar, NoteLine, Paragraph, Scroll

_LIST, _LIST_COMPACT = 340, 230


class CardLayout:
    """Builds the parts into the screen."""

    def __init__(self, screen: QWidget, content: Content) -> None:
        self.danger = MessageBar("danger", icon="siren")
        self.list = FoundList()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setObjectName("card_signals")
        self.about = About(content)
        self.columns = {ground: Column(ground) for ground in COLUMNS}
        self.whole = {ground: WordsField(f"card_{ground.value}", lines=2) for ground in WHOLE}
        self.share = ConsentTick()
        self.kept, self.told = NoteLine("lock", "ok"), MessageBar("warn")
        self.told.hide()
        self._proof, self._whole_lead = Paragraph(role="card", tone="muted"), Paragraph(role="strong")
        self.back = Button(kind="link", icon="arrow-left", keys="Esc")
        self.keep = Button(kind="primary", icon="lock", keys="Ctrl+Enter", height=44)
        self._side = Card()
        self._grounds = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._wholes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(screen)

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room: the columns stand below each other."""
        ways = QBoxLayout.Direction
        for row in (self._grounds, self._wholes):
            row.setDirection(ways.TopToBottom if compact else ways.LeftToRight)
        self._side.setFixedWidth(theme.px(_LIST_COMPACT if compact else _LIST))
        # With little room it scrolls along, at the very top.
        (self._inside if compact else self._column).insertWidget(0, self.danger)

    def bring_into_sight(self) -> None:
        """Scroll the list to the signal that is chosen."""
        if (item := self.list.currentItem()) is not None:
            self.list.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)

    def retranslate(self) -> None:
        """Say every word in the language in use, but for those of the signal."""
        self.list.setAccessibleName(_("Signals"))
        self._proof.set_words(
            _(
                "A signal is no proof. Write facts; keep what you saw, what was said and what you suppose apart."
            )
        )
        self._whole_lead.set_words(_("About the whole card"))
        for ground, field in self.whole.items():
            field.field.set_label(words.ground(ground))
        self.share.set_words(
            _(
                "The client agrees: what was seen and said also goes into the urgent letter. Suppositions do not."
            )
        )
        self.back.set_word(_("Back to the talk"))
        self.keep.set_word(_("Keep and seal"))

    def _build(self, screen: QWidget) -> None:
        self._side.box.setContentsMargins(8, 8, 8, 8)
        self._side.box.addWidget(self.list)
        body = QWidget()
        inside = self._inside = QVBoxLayout(body)
        inside.setContentsMargins(4, 4, 12, 8)
        inside.setSpacing(16)
        self._grounds.setSpacing(16)
        self._wholes.setSpacing(16)
        for column in self.columns.values():
            self._grounds.addWidget(column, 1)
        for field in self.whole.values():
            self._wholes.addWidget(field, 1)
        inside.addWidget(self.about)
        inside.addWidget(self._proof)
        inside.addLayout(self._grounds)
        inside.addWidget(Divider())
        inside.addWidget(self._whole_lead)
        inside.addLayout(self._wholes)
        inside.addWidget(self.share)
        inside.addStretch(1)
        sheet = Card()
        sheet.box.setContentsMargins(16, 12, 8, 8)
        self.area = Scroll(body)
        sheet.box.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._side)
        row.addWidget(sheet, 1)
        outer = self._column = QVBoxLayout(screen)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.danger)
        outer.addLayout(row, 1)
        outer.addWidget(self.told)
        outer.addWidget(self.kept)
        outer.addLayout(self._foot())
        # The wide form must not keep the window from getting narrow enough for the compact one.
        screen.setMinimumSize(320, 240)

    def _foot(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        return buttons
