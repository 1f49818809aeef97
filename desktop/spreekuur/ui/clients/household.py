# SPDX-License-Identifier: EUPL-1.2
"""The household of the file that is open: read with it, and every change one step that can be taken back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.households import Kind
from spreekuur.desk import households
from spreekuur.desk.desk import Desk
from spreekuur.desk.households import Member
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.store.writing import undo
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients.acts import CHANGED
from spreekuur.ui.clients.household_card import HouseholdCard
from spreekuur.ui.clients.searching import ClientSearch
from spreekuur.ui.jobs import AnyJobs

_MOST = 5


class Household(QObject):
    """Hears what is wanted on the card and asks the store."""

    happened = Signal(str, object)  # sentence, what takes it back given the desk

    def __init__(self, card: HouseholdCard, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(card)
        self._card, self._jobs, self._clock = card, jobs, clock
        self._client = ""
        self._search = ClientSearch(self, jobs, clock, limit=_MOST)
        self._search.found.connect(lambda _text, hits: card.form.show_found(hits, local_date(self._clock())))
        card.form.searched.connect(self._search.look)
        card.form.added.connect(self.add)
        card.taken_away.connect(self.take_away)

    def look(self, client_id: str, *, may_add: bool) -> None:
        """Show who belongs to this client."""
        if client_id != self._client:
            self._card.form.leave()
            self._card.show_members(())
        self._client, today = client_id, local_date(self._clock())
        self._card.set_may_add(may_add)

        def answer(members: tuple[Member, ...]) -> None:
            if client_id == self._client:
                self._card.show_members(members)

        self._jobs.read(self, lambda desk: households.of_file(desk, client_id, today), then=answer)

    def add(self, kind: Kind, other_id: str | None) -> None:
        """Note somebody; what cannot be is said beside the field."""
        client_id, now = self._client, self._clock()

        def refused(error: UserError) -> None:
            self._card.form.refuse(explain(error))

        self._step(
            lambda desk: households.add(desk, client_id, kind, other_id, now),
            _("Noted who belongs to this client."),
            self._card.form.leave,
            refused,
        )

    def take_away(self, tie_id: str) -> None:
        """Note that somebody does not belong to this client any more."""
        self._step(lambda desk: households.take_away(desk, tie_id), _("Taken away from this client."))

    def _step(
        self,
        work: Callable[[Desk], str],
        sentence: str,
        then: Callable[[], Any] = lambda: None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        def done(step: str) -> None:
            then()
            self.happened.emit(sentence, lambda desk: undo(desk.db, step))

        self._jobs.write(self, work, changed=CHANGED, then=done, failed=failed)
