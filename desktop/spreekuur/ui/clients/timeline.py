# SPDX-License-Identifier: EUPL-1.2
"""Reads the timeline of the file that is open, and what lies behind one event."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt

from spreekuur.clients.model import Client
from spreekuur.desk import client_files_talk, timeline
from spreekuur.desk.desk import Desk
from spreekuur.language import current
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients.layout import FILE, TIMELINE, ClientsLayout
from spreekuur.ui.jobs import AnyJobs


class Timeline(QObject):
    """Only the answer for the client asked for last counts."""

    def __init__(self, parts: ClientsLayout, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(parts.timeline)
        self._parts, self._card, self._jobs, self._clock = parts, parts.timeline, jobs, clock
        self._client: Client | None = None
        parts.timeline.talk_wanted.connect(self.look_at_talk)
        parts.timeline.closed.connect(self._back)
        parts.file.timeline.clicked.connect(self.open)

    def open(self) -> None:
        """Go to the timeline of the file that is open."""
        file = self._parts.file.file()
        if file is not None:
            self.look(file.client)
            self._parts.show_page(TIMELINE)
            self._card.focus_first()

    def close_top(self) -> bool:
        """Close what was told of an event, or go back to the file."""
        if not self._card.close_top():
            self._back()
        return True

    def look(self, client: Client) -> None:
        """Show what happened with this client."""
        if self._client is None or self._client.id != client.id:
            self._card.close_top()
            self._card.show_events(client.code, (), (), local_date(self._clock()))
        self._client, now = client, self._clock()

        def read(desk: Desk) -> tuple[Sequence[timeline.Event], frozenset[date]]:
            events = timeline.of_client(desk, client.id, now)
            return events, timeline.evenings(desk, events)

        def answer(found: tuple[Sequence[timeline.Event], frozenset[date]]) -> None:
            if self._client is not None and self._client.id == client.id:
                self._card.show_events(client.code, *found, local_date(now))

        self._jobs.read(self, read, then=answer)

    def again(self) -> None:
        """Something was written: read it once more."""
        if self._client is not None:
            self.look(self._client)

    def look_at_talk(self, talk_id: str) -> None:
        """Tell what is kept of a talk of this client."""
        client = self._client
        if client is None:
            return

        def answer(part: client_files_talk.Told | None) -> None:
            if part is not None and self._client is client:
                self._card.show_detail(part.heading, part.lines)

        self._jobs.read(
            self, lambda desk: client_files_talk.told(desk, client.id, talk_id, current()), then=answer
        )

    def _back(self) -> None:
        self._parts.show_page(FILE)
        self._parts.file.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
