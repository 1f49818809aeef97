# SPDX-License-Identifier: EUPL-1.2
"""What the talk is about: the field, and the chosen topics as chips."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.topic_words import matched
from spreekuur.language import _, current
from spreekuur.referral import topic_search
from spreekuur.ui.consultation.gap import Gap
from spreekuur.ui.consultation.topic_field import Found, TopicField
from spreekuur.ui.widgets import Field, FlowLayout, NoteLine, TopicChip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

_AT_MOST = 8


class TopicPicker(QWidget):
    """The first and only thing that must be typed."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.field = TopicField()
        self.box = Field("", self.field, required=True)
        self.gap = Gap()
        self.nothing = NoteLine("search", "muted", "")
        self.chips: list[TopicChip] = []
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self.nothing)
        column.addWidget(self.gap)
        column.addWidget(self._holder)
        self.field.searched.connect(self._search)
        self.field.picked.connect(self.added)
        self.field.left_edge.connect(self._to_chips)
        self.retranslate()
        self.show_topics(())

    def show_topics(self, topics: Sequence[str]) -> None:
        """Show these topics as chosen."""
        wanted = [topic for topic in topics if topic in self._content.topics]
        if [chip.value for chip in self.chips] != wanted:
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [self._chip(topic) for topic in wanted]
        self._holder.setVisible(bool(wanted))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.box.set_label(_("What is it about?"))
        self.field.setPlaceholderText(_("Type a word, such as zwolnienie or rent"))
        for chip in self.chips:
            self._name(chip)
        self.gap.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows between the chips and back to the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(watched, TopicChip):
            return False
        at = self.chips.index(watched) + step
        target: QWidget = self.field if at >= len(self.chips) else self.chips[max(at, 0)]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _chip(self, topic: str) -> TopicChip:
        chip = TopicChip("", topic, self._content.topics[topic].line)
        # Tab never stops at a chip: Left reaches them, so that Tab goes straight on.
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name(chip)
        chip.removed.connect(self._take_away)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _name(self, chip: TopicChip) -> None:
        label = self._content.topics[chip.value].label[current()]
        chip.set_word(label)
        chip.setAccessibleDescription(_("Delete takes this topic away"))

    def _take_away(self, topic: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removed.emit(topic)

    def _to_chips(self) -> None:
        if self.chips:
            self.chips[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        language, long_enough = current(), len(text.strip()) > 2
        chosen = {chip.value for chip in self.chips}
        topics = (
            topic_search.prepare(self._content).find(text, language, _AT_MOST + len(chosen))
            if len(text.strip()) > 1
            else []
        )
        found = [topic for topic in topics if topic not in chosen][:_AT_MOST]
        self.nothing.set_words(_("Nothing found. Try another word.") if long_enough and not topics else "")
        self.field.show_found([self._found(topic, text, language) for topic in found])

    def _found(self, topic: str, typed: str, language: str) -> Found:
        known = self._content.topics[topic]
        return Found(topic, known.label[language], matched(known, typed, language), known.line)
