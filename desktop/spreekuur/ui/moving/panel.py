# SPDX-License-Identifier: EUPL-1.2
"""One file: what its columns are, what would come in, and what cannot. Nothing is kept before the button is pressed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from spreekuur.desk.moving_in import Plan
from spreekuur.errors import UserError
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.moving.model import PERSONAL, Sheet
from spreekuur.ui.moving import words
from spreekuur.ui.moving.choosing import Choosing
from spreekuur.ui.moving.column_rows import ColumnRows
from spreekuur.ui.moving.findings import Findings
from spreekuur.ui.moving.reading_rows import ReadingRows
from spreekuur.ui.moving.word_rows import WordRows
from spreekuur.ui.session import Session
from spreekuur.ui.settings.panel import Panel
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import Paragraph, announce

_LEAVE, _TAKE = "leave", "take"


class MovingPanel(Panel):
    """`kept` says what came in."""

    kept = Signal(object)  # MovedIn

    def __init__(self, session: Session, sheet: Sheet, path: Path, chosen_sheet: str | None) -> None:
        super().__init__()
        self._name = path.name
        self._plan: Plan | None = None
        self._busy = False
        self.choosing = Choosing(self, session, sheet, path, chosen_sheet)
        self.work = self.choosing.work
        self.work.progressed.connect(self._on_progressed)
        self.choosing.judged.connect(self._on_judged)
        self.choosing.refused.connect(self.tell)
        self.choosing.read.connect(self._on_read)
        self.reading = ReadingRows(session.clock)
        self.choosing.refused.connect(self.reading.show_encoding)
        self.columns, self.word_rows = ColumnRows(), WordRows(session.content)
        self.names, self._agreed = PickRow(), Paragraph(role="card", tone="muted")
        self.names.set_choices([(_LEAVE, ""), (_TAKE, "")])
        self.names.set_values([_LEAVE])
        self.findings = Findings(session.content, session.clock)
        for part in (
            self.findings,
            self.reading,
            self.word_rows,
            self.columns,
            self.names,
            self._agreed,
            self.findings.talks,
        ):
            self.parts.addWidget(part)
        self.reading.encoding_chosen.connect(self.choosing.set_encoding)
        self.reading.order_chosen.connect(self.choosing.set_order)
        self.columns.chosen.connect(self.choosing.set_column)
        self.word_rows.chosen.connect(self.choosing.set_word)
        self.names.picked.connect(lambda value: self.choosing.set_names(value == _TAKE))
        self._on_read(sheet)
        self.word_rows.hide()
        self.retranslate()
        self.choosing.judge()

    def title(self) -> str:
        """Which file it is."""
        return _("From {name}").format(name=self._name)

    def lead(self) -> str:
        """What would come in."""
        return words.summary(self._plan) if self._plan is not None else _("Looking at it …")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        if self._plan is None or self._plan.judged.refused:
            return _("Add the talks"), _("Cancel")
        count = len(self._plan.new)
        return ngettext("Add {n} talk", "Add {n} talks", count).format(n=count), _("Cancel")

    def ready(self) -> bool:
        """Keep it, unless a line cannot be taken: then it is said why not."""
        if self._plan is None or self._busy:
            return False
        if self._plan.judged.refused:
            self.error.set_words(
                _(
                    "Lines that cannot be taken stand in the list. Correct the file, or do not take their column."
                )
            )
            self.findings.wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (question := self.reading.unanswered()) is not None:
            self.error.set_words(_("Say first which days these are: the dates can be read in two ways."))
            question.focus_first()
        elif not self._plan.new:
            self.error.set_words(_("Every talk of this file is here already."))
        else:
            self.set_busy(busy=True)
            self.work.keep(self._plan, self.kept.emit, self.tell)
        return False

    def tell(self, error: UserError) -> None:
        """Say why nothing was kept."""
        self.set_busy(busy=False)
        self.error.set_words(explain(error))
        announce(self.error, explain(error), assertive=True)

    def set_busy(self, busy: bool) -> None:
        """While talks are kept the other button stops it."""
        self._busy = busy
        super().set_busy(busy)

    def stop(self) -> bool:
        """Stop what is under way; False when nothing is."""
        if self._busy:
            self.work.stop()
        return self._busy

    def focus_first(self) -> None:
        """Begin with what is wrong or asked, else with the first column; before it was looked at, with the way back."""
        if self._plan is None:
            super().focus_first()
        elif self._plan.judged.refused:
            self.findings.wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (question := self.reading.unanswered()) is not None:
            question.focus_first()
        else:
            self.columns.rows[0].choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        for part in (self.reading, self.columns, self.word_rows, self.findings):
            part.retranslate()
        self.names.set_label(_("Names and phones"))
        self._agreed.set_words(_("They are taken only of clients who agreed that they are kept."))
        self.names.set_choices([(_LEAVE, _("Leave out")), (_TAKE, _("Take"))])
        if self._plan is not None:  # the names of the nearest topics are those of the language in use
            self.choosing.judge()

    def _on_read(self, sheet: Sheet) -> None:
        self.columns.show_sheet(sheet)
        self.reading.show_sheet(sheet)

    def _on_judged(self, plan: Plan) -> None:
        self._plan = plan
        self.error.set_words("")
        self.columns.show_columns(plan.judged.columns)
        self.reading.show_columns(plan.judged.columns)
        self.word_rows.show_words(plan.judged.unknown_words, self.choosing.choices.words)
        self.findings.show_plan(plan)
        some = any(column.field in PERSONAL for column in plan.judged.columns)
        self.names.setVisible(some)
        self._agreed.setVisible(some)
        super().retranslate()

    def _on_progressed(self, done: int, of: int) -> None:
        if self._busy:
            self.accept.set_word(_("{done} of {of} talks …").format(done=done, of=of))
