# SPDX-License-Identifier: EUPL-1.2
"""The ways a paper leaves the desk, as buttons: printed, saved, or shown large for a photo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.letter.printing import printers
from spreekuur.ui.widgets import Button, ComboBox, Field, NoteLine
from spreekuur.ui.widgets.button import spread

_BIG = 48


class Outlet(QWidget):
    """One filled button: print where there is a printer, else show large. While printing it stops instead."""

    print_wanted = Signal()
    save_wanted = Signal()
    large_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._printing = 0
        self._names: list[str] = []
        self.no_printer = NoteLine("printer", "info")
        self.choice = ComboBox(name="printer")
        self._field = Field("", self.choice)
        self.large = Button(icon="eye", height=44)
        self.save = Button(icon="download", keys="Alt+B", height=44)
        self.primary = Button(kind="primary", icon="printer", keys="Ctrl+P", height=_BIG)
        self.large.clicked.connect(self.large_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.primary.clicked.connect(self.press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (
            self.no_printer,
            self._field,
            spread(self.large),
            spread(self.save),
            spread(self.primary),
        ):
            column.addWidget(part)
        self.set_printers([])

    def find_printers(self) -> None:
        """Look which printers there are now."""
        self.set_printers(printers())

    def set_printers(self, names: list[str]) -> None:
        """Offer these printers; the first is chosen unless another one was and is still there."""
        self._names = names
        self.choice.set_choices([(name, name) for name in names])
        self.retranslate()

    def printer(self) -> str:
        """The chosen printer; empty when there is none."""
        return self.choice.value()

    def set_printing(self, page: int) -> None:
        """Say which page is on its way to the printer; 0: none."""
        self._printing = page
        self.save.setEnabled(not page)
        self.large.setEnabled(not page)
        self.retranslate()

    def press(self) -> None:
        """What the filled button does now."""
        if self._printing:
            self.stop_wanted.emit()
        elif self._names:
            self.print_wanted.emit()
        else:
            self.large_wanted.emit()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        found = bool(self._names)
        self._field.set_label(_("Printer"))
        self._field.setVisible(len(self._names) > 1)
        self.large.set_word(_("Show large"))
        self.large.setVisible(found)
        self.save.set_word(_("Save as PDF"))
        self.no_printer.set_words(
            "" if found else _("No printer found. That is fine: show the sheet, or save it as PDF.")
        )
        if self._printing:
            self.primary.set_word(_("Stop (page {n})").format(n=self._printing))
            self.primary.set_icon("x")
        else:
            self.primary.set_word(_("Print") if found else _("Show large"))
            self.primary.set_icon("printer" if found else "eye")
