# SPDX-License-Identifier: EUPL-1.2
"""The settings: sections at the left, the one that is chosen beside them. Everything applies at once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from spreekuur.desk import settings
from spreekuur.language import _
from spreekuur.ui.jobs import is_seen
from spreekuur.ui.screen import Handler, Screen
from spreekuur.ui.session import Session

if TYPE_CHECKING:
    from spreekuur.ui.settings.layout import SettingsLayout


class SettingsView(Screen):
    """Nothing is built before it is first shown: most evenings do without."""

    done = Signal(str, object)  # what was done; what takes it back, or None
    paper_wanted = Signal(str)  # one that is the same for everybody

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._compact = False
        self.parts: SettingsLayout | None = None
        session.jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)

    def title(self) -> str:
        """The name of the screen."""
        return _("Settings")

    def subtitle(self) -> str:
        """What is so about them."""
        return _("Everything applies at once. Ctrl+Z takes it back.")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {"close": lambda: self.parts is not None and self.parts.current().go_back()}

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Up and Down walk through the list at the left. Enter or Tab goes into what is beside it."),
            _("Arrows walk through the choices, Space takes one. It applies at once; Ctrl+Z takes it back."),
            _("Your own passphrase you change yourself. For other people the coordinator types theirs."),
            _("Somebody leaves? Remove their passphrase, and make a new copy on a stick."),
            _("“Make a copy now” saves everything on this laptop, and in the folder you chose."),
        )

    def showing(self) -> None:
        """Look again at what may be old."""
        parts = self._built()
        self._session.jobs.read(self, settings.look, parts.show_settings)

    def focus_first(self) -> None:
        """Put the focus on the list, or on what is asked."""
        parts = self._built()
        (parts.current() if parts.current().is_asking() else parts.list).focus_first()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room."""
        self._compact = compact
        if self.parts is not None:
            self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self.parts is not None:
            self.parts.retranslate()

    def place(self) -> Mapping[str, object]:
        """The section that is shown."""
        return {"section": self.parts.list.current()} if self.parts is not None else {}

    def restore(self, place: Mapping[str, object]) -> None:
        """Show that section again."""
        sections, key = self._built().list, str(place.get("section", ""))
        if key in sections.items:
            sections.choose(key)

    def keep_draft(self) -> None:
        """What was typed and can be used counts."""
        if self.parts is not None and self.isVisible():
            self.parts.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen: close what is asked, and forget the coordinator's leave."""
        super().hideEvent(event)
        if self.parts is not None:
            self.parts.leave()

    def _built(self) -> "SettingsLayout":
        if self.parts is None:
            from spreekuur.ui.settings.layout import SettingsLayout

            parts = self.parts = SettingsLayout(self, self._session)
            parts.set_compact(self._compact)
            parts.acts.happened.connect(self.done)
            for section in parts.sections.values():
                section.undo_offered.connect(self.done)
                section.paper_wanted.connect(self.paper_wanted)
                section.stale.connect(self.showing)
        return self.parts
