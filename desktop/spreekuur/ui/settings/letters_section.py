# SPDX-License-Identifier: EUPL-1.2
"""Who the letters come from, and the digit of this laptop."""

from PySide6.QtWidgets import QHBoxLayout

from spreekuur.desk import paper_settings, settings
from spreekuur.desk.paper_settings import PaperSettings
from spreekuur.desk.settings import DeskSettings
from spreekuur.language import _
from spreekuur.letters.model import Sender
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.paper_picks import PaperPicks
from spreekuur.ui.letter.sender_fields import SenderFields
from spreekuur.ui.settings.section import KeptSection
from spreekuur.ui.widgets import Divider, Label, Paragraph


class LettersSection(KeptSection):
    """A field counts when it is left; one that letters cannot do without waits until it is right."""

    key, icon = "letters", "file-text"

    def __init__(self, jobs: AnyJobs) -> None:
        super().__init__(jobs)
        self._kept: Sender | None = None
        self.fields, self.papers = SenderFields(), PaperPicks()
        self._paper = PaperSettings()
        self._digit_label = Label(role="label")
        self.digit = Label(role="number")
        self._why = Paragraph(role="card", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.digit)
        row.addWidget(self._why, 1)
        for part in (self.fields, Divider(), self.papers, Divider()):
            self.column.addWidget(part)
        self.column.addWidget(self._digit_label)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.fields.left.connect(self.take_over)
        self.papers.picked.connect(self._print_like)
        self.papers.sheet_wanted.connect(lambda: self.paper_wanted.emit("window"))
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Letters")

    def lead(self) -> str:
        """What it is about."""
        return _("This stands at the top of your letters, so that people can answer.")

    def summary(self) -> str:
        """Where the letters come from."""
        return self._kept.name if self._kept is not None else ""

    def show_settings(self, kept: DeskSettings) -> None:
        """Show the sender in use; while somebody types there, what is typed stays."""
        fresh = self._kept != kept.sender
        self._kept = kept.sender
        if fresh:
            self.fields.show_sender(kept.sender)
        self._paper = kept.paper
        self.papers.show_kept(kept.paper)
        self.digit.setText(str(kept.laptop))
        self._name_digit()
        self.summary_changed.emit()

    def focus_first(self) -> None:
        """Begin with the name."""
        self.fields.line("name").setFocus()

    def set_compact(self, compact: bool) -> None:
        """One field a line where there is little room."""
        self.fields.set_columns(1 if compact else 2)

    def leaving(self) -> None:
        """What was typed and can be used counts; what cannot goes back to what letters show now."""
        self.take_over()
        if self._kept is not None:
            self.fields.show_sender(self._kept)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.fields.retranslate()
        self.papers.retranslate()
        self._digit_label.setText(_("Digit of this laptop"))
        self._name_digit()
        self._why.set_words(
            _(
                "It stands in every reference number, so that two laptops never give the same one. It was"
                " chosen when the vault was made and cannot change: letters carry it already."
            )
        )

    def take_over(self) -> None:
        """Let letters come from what was typed, if they can."""
        before = self._kept
        if before is None or not self.fields.ready(take_focus=False):
            return
        wanted = self.fields.letter_sender()
        if wanted == before:
            return
        self._kept = wanted
        self.change(
            _("The sender of the letters was changed"),
            lambda desk: settings.set_sender(desk, wanted),
            lambda desk: settings.set_sender(desk, before),
        )

    def _print_like(self, wanted: PaperSettings) -> None:
        before, self._paper = self._paper, wanted
        self.change(
            _("How papers are printed was changed"),
            lambda desk: paper_settings.put(desk, wanted),
            lambda desk: paper_settings.put(desk, before),
        )

    def _name_digit(self) -> None:
        self.digit.setAccessibleName(f"{self._digit_label.text()}: {self.digit.text()}")
