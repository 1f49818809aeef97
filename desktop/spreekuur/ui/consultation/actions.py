# SPDX-License-Identifier: EUPL-1.2
"""What the keys do while a talk is on the form."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from spreekuur.consultations.model import Kind
from spreekuur.desk import fields
from spreekuur.ui.consultation import opening
from spreekuur.ui.consultation.header import Header
from spreekuur.ui.consultation.page import Page
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.screen import Handler


class Actions(QObject):
    """The keys by their names in `spreekuur.ui.keys`."""

    def __init__(self, page: Page, header: Header, session: Session) -> None:
        super().__init__(page)
        self._page, self._header, self._session = page, header, session

    def commands(self) -> Mapping[str, Handler]:
        """The keys of a talk; without a talk there are none."""
        session, page = self._session, self._page
        if session.talk is None:
            return {}
        routes: dict[str, Handler] = {f"Alt+{n}": partial(self._toggle_route, n) for n in range(1, 10)}
        return {
            "save_next": partial(self.save, go_on=True),
            "save": partial(self.save, go_on=False),
            "print": session.want_letter,
            "signal_card": page.form.card.button.click,
            "undo": session.editing.undo,
            "redo": session.editing.redo,
            "find": self._header.client_pressed.emit,
            "search": page.form.topics.field.setFocus,
            "close": self._close,
            "Alt+P": self.one_more,
            "question": page.form.open_question,
            "Alt+Down": partial(opening.open_card, page),
            "Alt+Up": partial(opening.fold_card, page),
            "PgDown": partial(opening.turn, page, 1),
            "PgUp": partial(opening.turn, page, -1),
            "Alt+0": page.form.focus_question,
            "Alt+K": self.short_contact,
            "Alt+C": partial(page.said.decide, confirmed=True),
            "Alt+D": partial(page.said.decide, confirmed=False),
            **routes,
        }

    def save(self, *, go_on: bool) -> None:
        """Save; a BSN in the note is taken out first, and that is seen before the talk leaves the screen."""
        note = self._page.form.note
        note.look_over()
        if not note.asks():
            self._session.save(go_on=go_on)

    def one_more(self) -> None:
        """One person more sits here; the focus goes to how many there are."""
        self._session.change(fields.one_more)
        self._page.form.optional.count_persons()

    def short_contact(self) -> None:
        """A short contact needs a language only; the focus goes there."""
        self._session.short_contact()
        talk = self._session.talk
        if talk is not None and talk.kind is Kind.LIGHT_TOUCH and talk.language == "unknown":
            self._header.language.setFocus()

    def _close(self) -> bool:
        """Close what is on top, one thing at a time."""
        page = self._page
        closed = page.form.topics.field.close_list() or page.suggestions.other.leave()
        return closed or opening.fold_card(page) or page.close_panel()

    def _toggle_route(self, number: int) -> bool:
        route = self._page.suggestions.route_at(number)
        if route is not None:
            self._session.toggle_route(route)
        return route is not None
