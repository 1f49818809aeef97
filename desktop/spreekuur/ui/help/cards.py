# SPDX-License-Identifier: EUPL-1.2
"""The cards of the Help screen: what if, who to call, keys, about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spreekuur import __version__
from spreekuur.language import LANGUAGES, NAMES, _
from spreekuur.ui.frame.help_content import caller
from spreekuur.ui.help.what_ifs import MAIN, what_if
from spreekuur.ui.widgets import Button, Card, Label, NoteLine, Paragraph
from spreekuur.ui.widgets.field import IconLabel


class WhatIfCard(Card):
    """Six questions that come up in a hurry, each with its answer in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(role="section")
        self.box.addWidget(self._title)
        self._rows: list[tuple[Label, Paragraph]] = []
        for name in MAIN:
            question, answer = Label(role="strong"), Paragraph(role="card")
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(question)
            words.addWidget(answer)
            row = QHBoxLayout()
            row.setSpacing(12)
            tone = "danger" if name == "danger" else "accent"
            row.addWidget(IconLabel(what_if(name).icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            self.box.addLayout(row)
            self._rows.append((question, answer))
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("What if …"))
        for name, (question, answer) in zip(MAIN, self._rows, strict=True):
            told = what_if(name)
            question.setText(told.question)
            answer.set_words(told.answer)


class CallCard(Card):
    """Who can help: the name and the phone that stand on the letters."""

    def __init__(self) -> None:
        super().__init__()
        self._caller = ("", "")
        self._title = Label(role="section")
        self.line = NoteLine("phone", "text", role="body")
        self.box.addWidget(self._title)
        self.box.addWidget(self.line)
        self.retranslate()

    def show_caller(self, name: str, phone: str) -> None:
        """Show this person."""
        self._caller = (name, phone)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Who can help"))
        self.line.set_words(caller(*self._caller))


class KeysCard(Card):
    """The way to the list of all keys."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._words = Label(role="section"), Paragraph(role="card")
        self.button = Button(icon="keyboard", keys="Ctrl+/")
        for part in (self._title, self._words, self.button):
            self.box.addWidget(part)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Keys"))
        self._words.set_words(_("Everything can be done by keys. They stand on the buttons, too."))
        self.button.set_word(_("All keys"))


class AboutCard(Card):
    """Version, licence, and how far the translations were checked."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(role="section")
        self._lines = [Paragraph(role="card", tone="muted") for _line in range(3)]
        for part in (self._title, *self._lines):
            self.box.addWidget(part)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("About this program"))
        self._lines[0].set_words(
            _("Spreekuur {version}. Works without internet.").format(version=__version__)
        )
        self._lines[1].set_words(
            _("Free software under the licence EUPL 1.2. Letters: Source Sans (OFL). Icons: Lucide (ISC).")
        )
        others = ", ".join(NAMES[code] for code in LANGUAGES if code != "nl")
        self._lines[2].set_words(
            _("Texts in {languages}: own translation, unreviewed. In doubt the Dutch text counts.").format(
                languages=others
            )
        )
