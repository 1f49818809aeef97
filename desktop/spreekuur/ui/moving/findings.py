# SPDX-License-Identifier: EUPL-1.2
"""What a file would bring: the first talks, what is worth knowing, and the lines that cannot be taken."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.moving_in import Plan
from spreekuur.language import _
from spreekuur.messages.moving import say_line
from spreekuur.times import Clock, local_date
from spreekuur.ui import theme
from spreekuur.ui.moving import words
from spreekuur.ui.widgets import Button, FoundList, NoteLine, Paragraph, announce

_FIRST, _MOST = 10, 100
_SHOWN = 4


class Findings(QWidget):
    """What is wrong stands here; `talks` are the first talks, which stand where the panel puts them."""

    def __init__(self, content: Content, clock: Clock) -> None:
        super().__init__()
        self._content, self._clock = content, clock
        self._plan: Plan | None = None
        self.notices = Paragraph(role="card", tone="muted")
        self._wrong, self._first = Paragraph(role="strong"), Paragraph(role="strong")
        self.wrong, self.first = FoundList(), FoundList()
        self.chosen = Paragraph(role="card")
        self.copy, self._copied = Button(icon="clipboard-list", height=36), NoteLine("circle-check", "ok")
        for each in (self.wrong, self.first):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wrong.selected.connect(self._on_selected)
        self.copy.clicked.connect(self._on_copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.notices, self._wrong, self.wrong, self.chosen, self.copy, self._copied):
            column.addWidget(part)
        self.talks = QWidget()
        below = QVBoxLayout(self.talks)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        for part in (self._first, self.first):
            below.addWidget(part)
        self.retranslate()

    def show_plan(self, plan: Plan) -> None:
        """Show what would come in."""
        self._plan = plan
        today = local_date(self._clock())
        refused = plan.judged.refused
        self.notices.set_words("\n".join(words.notices(plan)))
        self.wrong.set_rows([words.refused_row(place, one) for place, one in enumerate(refused[:_MOST])])
        talks = plan.judged.records[:_FIRST]
        self.first.set_rows([words.talk_row(record, self._content, today) for record in talks])
        for part in (self._wrong, self.wrong, self.copy):
            part.setVisible(bool(refused))
        self.talks.setVisible(bool(talks))
        self._copied.set_words("")
        self.restyle()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._wrong.set_words(_("Lines that cannot be taken"))
        self._first.set_words(_("The first talks as they would come in"))
        self.wrong.setAccessibleName(self._wrong.words())
        self.first.setAccessibleName(self._first.words())
        self.copy.set_word(_("Copy this list"))
        if self._plan is not None:
            self.show_plan(self._plan)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        for each in (self.wrong, self.first):
            rows = min(max(each.count(), 1), _SHOWN)
            each.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _on_selected(self, row: str) -> None:
        """The whole sentence: in its row there may be no room for it."""
        refused = self._plan.judged.refused if self._plan is not None else ()
        self.chosen.set_words(say_line(refused[int(row)]) if row and int(row) < len(refused) else "")
        self.chosen.setVisible(bool(row))

    def _on_copy(self) -> None:
        """All of them as text; what stands in the cells is not in it."""
        if self._plan is not None:
            QApplication.clipboard().setText("\n".join(map(say_line, self._plan.judged.refused)))
            said = _("Copied. The text holds lines and reasons, and nothing of what stands there.")
            self._copied.set_words(said)
            announce(self._copied, said)
