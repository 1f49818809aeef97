# SPDX-License-Identifier: EUPL-1.2
"""What the client pressed in the client view: it counts only once the volunteer confirms it here."""

from PySide6.QtCore import Signal

from spreekuur.consultations.talk import ClientSaid, Talk
from spreekuur.content.pack import Content
from spreekuur.desk import client_view
from spreekuur.desk.client_words import CONSENT
from spreekuur.language import _, current
from spreekuur.ui import words
from spreekuur.ui.widgets import Button, MessageBar


class ClientSaidBar(MessageBar):
    """A line over the form with two buttons; hidden while nothing waits."""

    decided = Signal(bool)  # confirmed, or discarded

    def __init__(self, content: Content) -> None:
        super().__init__("info", icon="monitor")
        self._content = content
        self._said: ClientSaid | None = None
        self.confirm: Button = self.add_button("", keys="Alt+C")
        self.discard: Button = self.add_button("", keys="Alt+D")
        self.confirm.clicked.connect(lambda: self.decide(confirmed=True))
        self.discard.clicked.connect(lambda: self.decide(confirmed=False))
        self.hide()

    def show_talk(self, talk: Talk) -> None:
        """Show what waits in this talk, if anything does."""
        said = client_view.waiting(talk, self._content)
        if said == self._said:
            return
        self._said = said
        self.retranslate()

    def decide(self, *, confirmed: bool) -> bool:
        """Confirm or discard; False while nothing waits."""
        if self._said is None:
            return False
        self.decided.emit(confirmed)
        return True

    def stops(self) -> list[Button]:
        """What Tab reaches."""
        return [self.confirm, self.discard]

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.confirm.set_word(_("Confirm"))
        self.discard.set_word(_("Discard"))
        if self._said is None:
            self.hide()
        else:
            self.say("info", self._told(self._said))
            self._icon.set_icon("monitor", "info")

    def _told(self, said: ClientSaid) -> str:
        if said.key == CONSENT:
            if said.value == "no":
                return _("The client chose: No, pass nothing on.")
            names = client_view.names_of(said.routes, self._content, current())
            return _("The client chose: Yes, pass this on to {names}.").format(names=names)
        answer = dict(words.choices(said.key, self._content.municipality.answers)).get(said.value, said.value)
        asked = words.question(said.key)
        return _("The client chose: {answer} – {question}").format(answer=answer, question=asked)
