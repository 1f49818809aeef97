# SPDX-License-Identifier: EUPL-1.2
"""The questions on an open file: did the client agree, what does a withdrawal end, and erase or not."""

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.consents import end_of
from spreekuur.clients.model import Purpose
from spreekuur.content.pack import Content
from spreekuur.desk.client_files import ConsentState, Ending
from spreekuur.desk.directory_search import name_of, receivers
from spreekuur.language import _, current
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients import words
from spreekuur.ui.clients.acts import ClientActs
from spreekuur.ui.clients.file_card import FileCard
from spreekuur.ui.widgets import Asked, ComboBox, Field


class Asking(QObject):
    """Hears what is wanted on the card, asks, and does it."""

    closed = Signal()  # the file is not open any more

    def __init__(self, card: FileCard, acts: ClientActs, content: Content, clock: Clock) -> None:
        super().__init__(card)
        self._card, self._acts, self._content, self._clock = card, acts, content, clock
        self.receiver = ComboBox(name="receiver")
        self._receiver = Field("", self.receiver)
        card.consents.give_wanted.connect(self.ask_to_give)
        card.consents.withdraw_wanted.connect(self.look_what_ends)
        card.erase.clicked.connect(self.ask_to_erase)
        card.taken_back.connect(self._take_back)
        card.details.corrected.connect(acts.correct)

    def ask_to_give(self, consent: ConsentState) -> None:
        """Ask in words; nothing counts until the client's yes is noted here."""
        unnamed = consent.purpose is Purpose.SHARE and not consent.recipient
        recipient = name_of(self._content, consent.recipient, current()) if consent.recipient else ""
        if unnamed:
            self._offer_receivers()
        today = local_date(self._clock())
        ends = words.day(end_of(today), today)
        asked = Asked(
            _("Ask the client: “{question}”").format(question=words.question(consent.purpose, recipient)),
            _("Not now"),
            _("The client agrees"),
            [_("It ends by itself on {date}. The client may take it back at any time.").format(date=ends)],
            tone="info",
            extra=self._receiver if unnamed else None,
        )
        self._card.question.ask(asked, lambda: self._give(consent))

    def look_what_ends(self, consent: ConsentState) -> None:
        """Find out what a withdrawal ends, then ask."""
        if consent.consent_id is not None:
            self._acts.look_what_ends(
                consent.consent_id, lambda ending: self._ask_to_withdraw(consent, ending)
            )

    def ask_to_erase(self) -> None:
        """Ask once whether the file goes into the bin."""
        file = self._card.file()
        if file is None:
            return
        client = file.client.id
        asked = Asked(
            _("Put the file {code} into the bin?").format(code=file.client.code),
            _("Do not erase"),
            _("Erase"),
            [
                _("It can be taken back for 30 days. Then name, phone and consents are really gone."),
                _("The talks stay as anonymous counts."),
            ],
        )
        self._card.question.ask(asked, lambda: self._acts.to_bin(client, self.closed.emit))

    def _ask_to_withdraw(self, consent: ConsentState, ending: Ending) -> None:
        consent_id = consent.consent_id or ""
        recipient = name_of(self._content, consent.recipient, current()) if consent.recipient else ""
        what = words.purpose(consent.purpose, recipient)
        asked = Asked(
            _("Withdraw “{consent}”? This cannot be undone.").format(consent=what),
            _("Do not withdraw"),
            _("Withdraw"),
            words.endings(ending),
        )
        then = self.closed.emit if ending.becomes_anonymous else lambda: None
        self._card.question.ask(asked, lambda: self._acts.withdraw(consent_id, then))

    def _give(self, consent: ConsentState) -> bool:
        file = self._card.file()
        recipient = consent.recipient
        if consent.purpose is Purpose.SHARE and not recipient:
            recipient = self.receiver.value()
            if not recipient:
                self._receiver.set_error(_("Choose to whom."))
                self.receiver.setFocus()
                return False
        if file is not None:
            self._acts.give(file.client.id, consent.purpose, recipient)
        return True

    def _take_back(self) -> None:
        if (file := self._card.file()) is not None:
            self._acts.out_of_bin(file.client.id, lambda: None)

    def _offer_receivers(self) -> None:
        """Those of the talks so far first, then all others by name."""
        file = self._card.file()
        before = dict.fromkeys(route for talk in (file.talks if file else ()) for route in talk.routes)
        known = receivers(self._content, current())
        first = [one for one in known if one[0] in before]
        rest = [one for one in known if one[0] not in before]
        self.receiver.set_choices([("", _("Choose")), *first, *rest])
        self.receiver.set_value("")
        self._receiver.set_label(_("To whom?"))
        self._receiver.set_error("")
