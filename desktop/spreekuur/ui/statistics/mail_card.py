# SPDX-License-Identifier: EUPL-1.2
"""Says which files are attached to a mail, and gives the text of that mail to copy."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spreekuur.desk.figures_mail import Saved
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.statistics.ask_card import AskCard
from spreekuur.ui.widgets import Button, NoteLine, Paragraph, Scroll, announce


class MailCard(AskCard):
    """Hidden until files were saved for a mail. The text names no person, so it may lie on the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self._saved: Saved | None = None
        self._on = date.min
        self._subject, self._body = Paragraph(role="strong"), Paragraph(role="card")
        self.said = NoteLine("circle-check", "ok")
        self.subject = Button(icon="clipboard-list")
        self.yes = Button(kind="primary", icon="clipboard-list", keys="Ctrl+Enter")
        for part in (self._title, self._lead, self._subject):
            self.box.addWidget(part)
        self.box.addWidget(Scroll(self._body), 1)
        self.box.addWidget(self.said)
        self.box.addWidget(self.foot(self.subject, self.yes))
        self.yes.clicked.connect(self.try_now)
        self.subject.clicked.connect(self._copy_subject)

    def begin(self, saved: Saved, on: date) -> None:
        """Say what was saved, on which day."""
        self._saved, self._on = saved, on
        self.said.set_words("")
        self.appear()

    def focus_first(self) -> None:
        """The text is what one takes along."""
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_now(self) -> None:
        """Copy the text of the mail."""
        if self._saved is not None:
            QApplication.clipboard().setText(self._saved.mail.body)
            self._say(_("The text is copied: paste it into the mail."))

    def tell(self, error: UserError) -> None:
        """Why something else did not work."""
        self._say(explain(error))

    def retranslate(self) -> None:
        """Say every word in the language in use; the mail itself is in Dutch, for the municipality."""
        self.no.set_word(_("Ready"))
        self.subject.set_word(_("Copy the subject"))
        self.yes.set_word(_("Copy the text"))
        if self._saved is None:
            return
        day = f"{self._on.day}-{self._on.month}-{self._on.year}"
        self._title.setText(_("Saved for a mail on {day}").format(day=day))
        lead = _(
            "Attach all {n} files ({size} kB) in the folder {folder} to one mail, from any computer. Its text, in"
            " Dutch, is below, and in the file {file} beside the folder."
        )
        mail = self._saved.mail
        self._lead.set_words(
            lead.format(
                n=len(mail.files),
                size=mail.kilobytes,
                folder=self._saved.folder.name,
                file=self._saved.text.name,
            )
        )
        self._subject.set_words(mail.subject)
        self._body.set_words(mail.body)

    def _copy_subject(self) -> None:
        if self._saved is not None:
            QApplication.clipboard().setText(self._saved.mail.subject)
            self._say(_("The subject is copied: paste it into the mail."))

    def _say(self, sentence: str) -> None:
        self.said.set_words(sentence)
        announce(self.said, sentence, assertive=False)
