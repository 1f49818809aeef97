# SPDX-License-Identifier: EUPL-1.2
"""The mark beside a record of which two laptops wrote something else, with the way to the question."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from spreekuur.desk import exchange_questions
from spreekuur.desk.desk import Desk
from spreekuur.language import _
from spreekuur.ui.exchange import question_words
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import MessageBar

ABOUT: dict[str, Callable[[Desk, str], list[str]]] = {
    "client": exchange_questions.about_client,
    "referral": exchange_questions.about_referral,
}


class QuestionMark(MessageBar):
    """Hidden while nothing is asked. It reads the store itself, for the record that is shown."""

    wanted = Signal()

    def __init__(self, jobs: AnyJobs, record: str) -> None:
        super().__init__("warn")
        self._jobs, self._about, self._shown = jobs, ABOUT[record], ""
        self._fields: list[str] = []
        self.hide()

    def look(self, record_id: str) -> None:
        """Mark this record, if something of it is asked; none when it is empty."""
        about, self._shown = self._about, record_id
        if not record_id:
            self._show("", [])
            return
        self._jobs.read(
            self, lambda desk: about(desk, record_id), lambda fields: self._show(record_id, fields)
        )

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self._show(self._shown, self._fields)

    def _show(self, record_id: str, fields: list[str]) -> None:
        if record_id != self._shown:
            return
        self._fields = fields
        self.clear_buttons()
        if fields:
            self.add_button(_("Answer them")).clicked.connect(self.wanted)
        words = _("Two laptops wrote something else: {fields}.")
        self.say("warn", words.format(fields=question_words.fields(fields)) if fields else "")
