# SPDX-License-Identifier: EUPL-1.2
"""What stands over the signal card, its short help, and where one is on it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from spreekuur.consultations.signal_card import Ground
from spreekuur.content.pack import Content
from spreekuur.language import _
from spreekuur.ui.consultation.places import back_to, place_of
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.screen import Panel, Screen
from spreekuur.ui.signal_card.layout import CardLayout


class CardHeadline(Screen):
    """The screen's words about the card of `session`'s talk, and its places."""

    closed = Signal()

    def __init__(self, session: Session, content: Content) -> None:
        super().__init__()
        self.session = session
        self.parts = CardLayout(self, content)

    def open(self, signal: str = "") -> bool:
        """Show the card at this signal; False when there is no talk."""
        raise AssertionError

    def title(self) -> str:
        """The name above the screen."""
        return _("Signal card")

    def subtitle(self) -> str:
        """What becomes of it."""
        return _("Only the confidants read what you keep here")

    def panels(self) -> Sequence[Panel]:
        """The signals, and the one that is chosen."""
        parts = self.parts
        return (
            Panel(parts.list, parts.list.setFocus),
            Panel(parts.area, parts.columns[Ground.SEEN].chip.setFocus),
        )

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Up and Down walk through the signals; what to look for and what to ask stands beside them."),
            _("Tab goes to seen, said and supposed. Space ticks one; below it you can write a few words."),
            _("Ctrl+Enter seals the card. Nobody at this desk can read it afterwards, you neither."),
            _("You can keep another card later. The advice in the talk follows what was seen or said."),
            _("Esc goes back to the talk. What you did not seal yet is sealed when the talk is saved."),
        )

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self.parts.set_compact(compact)

    def focus_first(self) -> None:
        """Begin with the signals."""
        self.parts.list.setFocus()

    def place(self) -> Mapping[str, object]:
        """The talk, the signal and the field."""
        talk = self.session.talk
        here = {"signal": self.parts.list.current_id(), **place_of(self)}
        return {"talk": talk.id, **here} if talk is not None else {}

    def restore(self, place: Mapping[str, object]) -> None:
        """Go back to that card; what was typed comes back from the draft of its talk."""
        wanted = str(place.get("talk") or "")

        def again() -> None:
            self.open(str(place.get("signal") or ""))
            if not back_to(self, place):
                self.focus_first()

        if wanted:
            self.session.resume(wanted, again)
        else:
            self.closed.emit()
