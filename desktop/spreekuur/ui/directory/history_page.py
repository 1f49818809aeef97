# SPDX-License-Identifier: EUPL-1.2
"""What became of an entry: every finding, by whom and when, and what the coordinator made of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.hours import read, said
from spreekuur.content.pack import Content
from spreekuur.directory.model import Finding, FindingState, Kind
from spreekuur.language import _, current
from spreekuur.times import from_stamp, local_date
from spreekuur.ui.directory import words
from spreekuur.ui.directory.page import FormPage
from spreekuur.ui.widgets import NoteLine

_ICONS = {
    Kind.ENTERED: "plus",
    Kind.CONFIRMED: "circle-check",
    Kind.CORRECTED: "pencil",
    Kind.REPORTED: "triangle-alert",
    Kind.IMPORTED: "download",
}


class HistoryPage(FormPage):
    """A list to read; the newest stands first."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._said: list[str] = []
        self.build([self._rows])

    def show_findings(self, name: str, findings: Sequence[Finding]) -> None:
        """Show these."""
        self.heading.setText(name)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._said = [self._line(finding) for finding in reversed(findings)]
        for finding, line in zip(reversed(findings), self._said, strict=True):
            self._column.addWidget(NoteLine(_ICONS[finding.kind], "text", line, role="body"))

    def words(self) -> list[str]:
        """What is said, the newest first."""
        return self._said

    def focus_first(self) -> None:
        """Put the focus on the way back."""
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.lead.set_words(_("Who said what, the newest first. Nothing of it is ever changed."))
        self.accept.set_word(_("Back"))

    def _line(self, finding: Finding) -> str:
        what = {
            Kind.ENTERED: _("entered"),
            Kind.CONFIRMED: _("confirmed"),
            Kind.CORRECTED: _("corrected"),
            Kind.REPORTED: _("reported wrong"),
            Kind.IMPORTED: _("said in a file from elsewhere"),
        }[finding.kind]
        on = words.day(local_date(from_stamp(finding.noted_at)))
        line = f"{on} · {words.field(finding.field)} {what}"
        if finding.value:
            line += f": {self._value(finding)}"
        return f"{line} · {finding.noted_by} · {self._decision(finding)}"

    def _value(self, finding: Finding) -> str:
        opening = read(finding.value, self._content.days, "nl") if finding.field == "hours" else None
        days = self._content.days.get(current())
        return said(opening, days) if opening and days else finding.value.replace("\n", "; ")

    def _decision(self, finding: Finding) -> str:
        if finding.state is FindingState.WAITING:
            return _("waits for the coordinator")
        state = _("accepted") if finding.state is FindingState.ACCEPTED else _("refused")
        return f"{state}, {finding.decided_by}"
