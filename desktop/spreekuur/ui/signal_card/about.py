# SPDX-License-Identifier: EUPL-1.2
"""What we know of one signal: whom to call first, what to do, what to ask, and whom not to tell."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.asking import SignalHelp, signal_help
from spreekuur.desk.first_calls import Call, calls
from spreekuur.directory.reach import Reach
from spreekuur.language import _, current
from spreekuur.ui import words as shared_words
from spreekuur.ui.signal_card import words
from spreekuur.ui.widgets import Badge, Card, IconLabel, Label, Paragraph

_BADGES = {
    "emergency": ("siren", "danger"),
    "urgent": ("triangle-alert", "warn"),
    "normal": ("shield", "info"),
}


class FirstCall(Card):
    """Who is called first, with the number large; the others in one line below."""

    def __init__(self) -> None:
        super().__init__(tone="info_tint", dense=True)
        self._lead = Label(role="label")
        self._icon = IconLabel("phone", tone="accent")
        self._name = Paragraph(role="strong")
        self.number = Label(role="title")
        self._instead, self._others = Paragraph(role="card"), Paragraph(role="card", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        row.addWidget(self.number)
        self.box.addWidget(self._lead)
        self.box.addLayout(row)
        self.box.addWidget(self._instead)
        self.box.addWidget(self._others)

    def show_calls(self, known: tuple[Call, ...]) -> None:
        """Show these; the first that has a number stands large, as the content orders them."""
        self._lead.setText(_("Call first"))
        self.setVisible(bool(known))
        if not known:
            return
        first, others = known[0], known[1:]
        large = first.reach is Reach.PHONE
        self._name.set_words(first.name)
        self.number.setText(first.words if large else "")
        self.number.setVisible(large)
        self._instead.set_words("" if large else words.reached(first))
        self._instead.setVisible(not large)
        said = "; ".join(map(_in_a_line, others))
        self._others.set_words(said, _("Then:") if said else "")
        self._others.setVisible(bool(said))


class About(QWidget):
    """The texts of one signal, in the language of the screen."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._title, self._badge = Paragraph(role="section"), Badge("", "shield", "info")
        self.first = FirstCall()
        self._lines = [Paragraph(role="card") for _n in range(5)]
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.first)
        for line in self._lines:
            column.addWidget(line)

    def show_signal(self, signal: str) -> str:
        """Show the texts of this signal, and say its name."""
        help_ = signal_help(signal, self._content, current())
        icon, tone = _BADGES[help_.level]
        self._title.set_words(help_.label)
        self._badge.set_word(shared_words.signal_level(help_.level), icon, tone)
        self.first.show_calls(calls(signal, self._content, current()))
        for line, (said, lead) in zip(self._lines, _told(help_), strict=True):
            line.set_words(said, lead)
            line.setVisible(bool(said))
        return help_.label


def _in_a_line(call: Call) -> str:
    said = words.reached(call)
    return said if said == call.name else f"{call.name}: {said}"


def _told(help_: SignalHelp) -> tuple[tuple[str, str], ...]:
    return (
        (help_.what_to_do, _("What to do:")),
        ("; ".join(help_.indicators), _("One sees this by:")),
        (" ".join(help_.ask), _("Ask:")),
        (", ".join(help_.do_not_inform), _("Do not inform:")),
        (help_.safety_note, _("Careful:")),
    )
