# SPDX-License-Identifier: EUPL-1.2
"""What a pack would change, before it counts; and whether to go back to the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.differing import Part
from spreekuur.content.pack import Content
from spreekuur.desk.packs import Offered
from spreekuur.language import _
from spreekuur.ui.packs import words
from spreekuur.ui.settings.panel import Confirm, Panel
from spreekuur.ui.settings.slot_panels import LeavePanel
from spreekuur.ui.widgets import Label, NoteLine, Paragraph


class ChangesList(QWidget):
    """A heading for each kind of thing that changes, and what of it below; gone when nothing does."""

    def __init__(self) -> None:
        super().__init__()
        self._changes: Mapping[Part, Mapping[str, Sequence[str]]] = {}
        self._contents: Sequence[Content] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_changes(
        self, changes: Mapping[Part, Mapping[str, Sequence[str]]], contents: Sequence[Content]
    ) -> None:
        """Show these; names are looked for in these contents."""
        self._changes, self._contents = changes, contents
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        found = words.blocks(self._changes, self._contents)
        for block in found:
            self._column.addWidget(Label(block.heading, role="label"))
            self._column.addWidget(Paragraph("\n".join(block.lines), role="card"))
        self.setVisible(bool(found))


class PackPanel(Panel):
    """Shows what a pack is and changes; nothing counts before somebody says so."""

    def __init__(self, found: Offered, now: Content) -> None:
        super().__init__()
        self.found = found
        self._about, self._none = Paragraph(role="strong"), NoteLine("info", "muted")
        self._changes, self._when = ChangesList(), NoteLine("clock", "muted")
        for part in (self._about, self._changes, self._none, self._when):
            self.parts.addWidget(part)
        changes = {part: asdict(one) for part, one in found.changes.items()}
        self._changes.show_changes(changes, (found.content, now))
        self._same = not any(one.count for one in found.changes.values())
        self.retranslate()

    def title(self) -> str:
        """What is shown."""
        return _("What this pack changes")

    def lead(self) -> str:
        """Whose word it is."""
        return words.signed(self.found)

    def words(self) -> tuple[str, str]:
        """What the two buttons say."""
        return _("Use this pack"), _("Cancel")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        told = self.found.told
        self._about.set_words(f"{told.hour} · {told.municipality}")
        self._changes.retranslate()
        self._none.set_words(_("Nothing is different.") if self._same else "")
        self._when.set_words(_("This pack counts from the next time the vault is opened."))


class BackPanel(Confirm):
    """Asks before the pack of before counts again."""

    def __init__(self, version: str) -> None:
        super().__init__()
        self._version = version
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Go back to the pack before?")

    def lead(self) -> str:
        """What that means."""
        return _(
            "What was in use before version {version} counts again, as a newer version. The other laptops get it with"
            " your next bundle."
        ).format(version=self._version)

    def words(self) -> tuple[str, str]:
        """Do it, or leave it."""
        return _("Yes, go back"), _("No, keep this one")


class PackLeave(LeavePanel):
    """Asks for the coordinator's passphrase."""

    def lead(self) -> str:
        """Why it is asked."""
        return _("A pack decides what everybody is told. The leave holds until you go to another screen.")
