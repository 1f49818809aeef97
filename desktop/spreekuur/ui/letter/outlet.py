# SPDX-License-Identifier: EUPL-1.2
"""The ways a paper leaves the desk, as buttons: printed, saved, or shown large for a photo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.letter.printing import printers
from spreekuur.ui.widgets import Button, ComboBox, Field, NoteLine
from spreekuur.ui.widgets.button import spread

_BIG = 48


class Outlet(QWidget):
    """One filled button: print where there is a printer, else show large. While printing it stops instead."""

    print_wanted = Signal()
    save_wanted = Signal()
    text_wanted = Signal()
    large_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._printing, self._compact, self._may_show = 0, False, True
        self._text = False
        self._paper = self._papers = 1
        self._names: list[str] = []
        self.no_printer = NoteLine("printer", "info")
        self.choice = ComboBox(name="printer")
        self._field = Field("", self.choice)
        self.large = Button(icon="eye", height=44)
        self.text = Button(icon="pencil", keys="Alt+W", height=44)
        self.save = Button(icon="download", keys="Alt+B", height=44)
        self.primary = Button(kind="primary", icon="printer", keys="Ctrl+P", height=_BIG)
        self.large.clicked.connect(self.large_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.text.clicked.connect(self.text_wanted)
        self.primary.clicked.connect(self.press)
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(8)
        self._pair.addWidget(spread(self.text))
        self._pair.addWidget(spread(self.large))
        self._pair.addWidget(spread(self.save))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)  # in line with the fields above
        column.setSpacing(8)
        column.addWidget(self.no_printer)
        column.addWidget(self._field)
        column.addLayout(self._pair)
        column.addWidget(spread(self.primary))
        self.set_printers([])

    def find_printers(self) -> None:
        """Look which printers there are now."""
        self.set_printers(printers())

    def set_printers(self, names: list[str]) -> None:
        """Offer these printers; the first is chosen unless another one was and is still there."""
        self._names = names
        self.choice.set_choices([(name, name) for name in names])
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Put the two lesser buttons beside each other, where there is little room."""
        way = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(way)
        self._compact = compact
        self.save.set_keys("" if compact else "Alt+B")
        self.text.set_keys("" if compact else "Alt+W")
        self.retranslate()

    def printer(self) -> str:
        """The chosen printer; empty when there is none."""
        return self.choice.value()

    def can_show_large(self, can: bool) -> None:
        """Some papers, such as a form to fill in, are of no use on the screen."""
        self._may_show = can
        self.retranslate()

    def can_change_text(self, can: bool) -> None:
        """A letter's sentences can be changed; those of other papers cannot."""
        self._text = can
        self.retranslate()

    def set_printing(self, page: int, paper: int = 1, papers: int = 1) -> None:
        """Say which page, of which of so many papers, is on its way to the printer; 0: none."""
        self._printing, self._paper, self._papers = page, paper, papers
        self.save.setEnabled(not page)
        self.large.setEnabled(not page)
        self.text.setEnabled(not page)
        self.retranslate()

    def press(self) -> None:
        """What the filled button does now."""
        if self._printing:
            self.stop_wanted.emit()
        elif self._names:
            self.print_wanted.emit()
        elif self._may_show:
            self.large_wanted.emit()
        else:
            self.save_wanted.emit()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        found, large = bool(self._names), self._may_show
        self._field.set_label(_("Printer"))
        self._field.setVisible(len(self._names) > 1)
        self.large.set_word(_("Large") if self._compact and found and self._text else _("Show large"))
        for button, icon in ((self.text, "pencil"), (self.large, "eye"), (self.save, "download")):
            button.set_icon("" if self._compact and self._text else icon)
        self.large.setVisible(found and large)
        self.text.set_word(_("Text") if self._compact else _("Change the text"))
        self.text.setVisible(self._text)
        several = self._compact and ((found and large) or self._text)
        self.save.set_word("PDF" if several else _("Save as PDF"))
        self.save.setVisible(found or large)
        said = _("No printer found.") if self._compact else _no_printer(large=large)
        self.no_printer.set_words("" if found else said)
        if self._printing:
            several = _("Stop (paper {n} of {all})").format(n=self._paper, all=self._papers)
            word = several if self._papers > 1 else _("Stop (page {n})").format(n=self._printing)
            icon = "x"
        elif found:
            word, icon = _("Print"), "printer"
        else:
            word, icon = (_("Show large"), "eye") if large else (_("Save as PDF"), "download")
        self.primary.set_word(word)
        self.primary.set_icon(icon)


def _no_printer(*, large: bool) -> str:
    if large:
        return _("No printer found. That is fine: show the sheet, or save it as PDF.")
    return _("No printer found. Save it as PDF and print it elsewhere.")
