# SPDX-License-Identifier: EUPL-1.2
"""What lies in the place, or what came in: a line for each bundle, and for each that waits or is refused with why."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.exchange import Received
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.ui.exchange import words
from spreekuur.ui.widgets import Label, NoteLine


class BundleRows(QWidget):
    """Lines that are read, not chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.lines: list[str] = []
        self.hide()

    def show_received(self, found: Received | None, *, came: bool = False) -> None:
        """Show these: what would come in, or what did."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        self.setVisible(found is not None)
        if found is None:
            return
        for one in found.taken:
            self._add(
                "circle-check" if came else "download",
                "ok" if came else "muted",
                words.bundle(one),
                words.who(one),
            )
        for name, error in found.held:
            self._add(
                "clock",
                "warn",
                explain(error),
                _("Waits: {name}").format(name=found.waits_of.get(name, name)),
            )
        for name, error in found.refused:
            self._add("triangle-alert", "danger", explain(error), _("Not taken in: {file}").format(file=name))
        self._add_already(found.already)
        if not self.lines:
            self._add("info", "muted", _("There is nothing new for this laptop in it."), "")

    def _add_already(self, count: int) -> None:
        if count:
            text = ngettext("{n} bundle was here already", "{n} bundles were here already", count)
            self._add("check", "muted", text.format(n=count) + ".", "")

    def _add(self, icon: str, tone: str, said: str, title: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if title:
            column.addWidget(Label(title, role="strong"))
        column.addWidget(NoteLine(icon, tone, said))
        self._column.addWidget(holder)
        self.lines.append(" ".join(filter(None, (title, said))))
