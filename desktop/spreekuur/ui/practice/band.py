# SPDX-License-Identifier: EUPL-1.2
"""The band at the top of every screen in practice: the word, the six tasks, what to do now, and the way out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.desk.practice import Task
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.practice import words
from spreekuur.ui.widgets import Button, Label, Paragraph, announce, painting
from spreekuur.ui.widgets.painting import Icon, Word

_RADIUS = 6
_GAP, _STOP, _BARE = 12, 210, 640  # between two parts; room for the longest word of the button


class PracticeBand(QWidget):
    """Says what is done and what comes next; `stop_wanted` ends the practice."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done: frozenset[Task] = frozenset()
        self._where, self._number = "unlock", 0
        self._compact = self._bare = False
        self._word = _WordTag()
        self._invented = Label(role="card", tone="text")
        self._marks = {task: _TaskMark() for task in Task}
        self.now = Paragraph(role="card", max_lines=3)
        self.stop = Button(kind="normal", icon="x", height=32)
        self.stop.clicked.connect(self.stop_wanted)
        self._build()
        self.retranslate()

    def show_state(self, done: frozenset[Task], where: str, number: int = 0) -> None:
        """Show which tasks are done, and what to do next on this screen, with whom."""
        new = done - self._done
        self._done, self._where, self._number = done, where, number
        for task in Task:
            if task in new:
                announce(self, _("Done: {task}").format(task=words.name(task)))
        self.retranslate()

    def fit(self, width: int, low: bool) -> None:
        """Take the form that fits: all, without the explanation, or in one row with the tasks as a count."""
        inside = width - self._word.sizeHint().width() - theme.px(_STOP) - 4 * _GAP
        marks = sum(mark.sizeHint().width() + _GAP for mark in self._marks.values())
        compact = low or marks > inside
        self._invented.setVisible(not compact and marks + self._invented.sizeHint().width() + _GAP <= inside)
        bare = width < theme.px(_BARE)
        if (compact, bare) == (self._compact, self._bare):
            return
        self._compact, self._bare = compact, bare
        for mark in self._marks.values():
            mark.setVisible(not compact)
        self._place_now()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._word.set_word(_("PRACTICE"))
        self._invented.setText(_("Invented people. Nothing is counted or kept."))
        short = "" if self._bare else _("Stop")
        self.stop.set_word(short if self._compact else _("Stop practising"))
        self.stop.setAccessibleName(_("Stop practising"))
        left = [task for task in Task if task not in self._done]
        for task, mark in self._marks.items():
            mark.show_task(words.name(task), task in self._done, bool(left) and task is left[0])
        count = _("{n} of {all} done").format(n=len(self._done), all=len(Task))
        lead, said = self._what_now(left[0] if left else None)
        self.now.set_words(said, lead=f"{len(self._done)}/{len(Task)} · {lead}" if self._compact else lead)
        self.setAccessibleName(f"{_('PRACTICE')}. {count}. {lead} {said}")

    def _what_now(self, task: Task | None) -> tuple[str, str]:
        said = words.how(task, self._where)
        if task is None:
            return "", said
        if self._where == "consultation" and task in (Task.TALK, Task.LETTER):
            said = f"{words.story(self._number)} {said}"
        elif self._where == "letter":
            said = f"{said} {words.for_letter(self._number)}".strip()
        return f"{words.name(task)}:", said

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tinted ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.mixed("surface", "practice", 0.14))
        painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), theme.color("practice"))

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(_GAP)
        self._top.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._invented)
        self._top.addStretch(1)
        for mark in self._marks.values():
            self._top.addWidget(mark)
        self._top.addWidget(self.stop)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(18, 0, 0, 0)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(4)
        self._rows.addLayout(self._top)
        self._rows.addLayout(self._below)
        self._place_now()

    def _place_now(self) -> None:
        """What to do now stands below the tasks, or, where there is little room, beside the word."""
        for row in (self._top, self._below):
            row.removeWidget(self.now)
        if self._compact:
            self._top.insertWidget(1, self.now, 100)
        else:
            self._below.addWidget(self.now, 1)
        self._rows.setContentsMargins(*((0, 0, 8, 6) if self._compact else (0, 0, 12, 8)))


class _WordTag(QWidget):
    """The word itself, on full colour, grown out of the frame."""

    def __init__(self) -> None:
        super().__init__()
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_word(self, word: str) -> None:
        """Say it in the language in use."""
        self._word = word
        self.setAccessibleName(word)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(round(painting.text_width(self._word, "section")) + 36, theme.height(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        painting.fill(painter, box.adjusted(-_RADIUS, -_RADIUS, 0, 0), _RADIUS, theme.color("practice"))
        painting.text(painter, box, self._word, "section", theme.color("on_practice"), painting.CENTER)


class _TaskMark(QWidget):
    """One task: a tick when it is done, a dot when it is next. Not to be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._word, self._is_done, self._is_next = "", False, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_task(self, word: str, is_done: bool, is_next: bool) -> None:
        """Show how it stands."""
        self._word, self._is_done, self._is_next = word, is_done, is_next
        self.setAccessibleName(f"{word}: {_('done')}" if is_done else word)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as tick and word."""
        return QSize(round(painting.line_width(self._pieces(), 6)) + 4, theme.height(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        painting.draw_line(painter, self._pieces(), QRectF(self.rect()), 6)

    def _pieces(self) -> list[Icon | Word]:
        icon, tone = ("circle-check", "ok") if self._is_done else ("circle", "muted")
        if self._is_next:
            icon, tone = "circle-dot", "practice"
        role = "card_strong" if self._is_next else "card"
        return [
            Icon(icon, theme.color(tone), 18),
            Word(self._word, role, theme.color("muted" if self._is_done else "text")),
        ]
