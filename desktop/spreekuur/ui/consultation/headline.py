# SPDX-License-Identifier: EUPL-1.2
"""What stands over a talk: its number, since when, the parts beside it, and the short help."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from spreekuur.consultations.model import Kind
from spreekuur.content.pack import Content
from spreekuur.language import _, ngettext
from spreekuur.times import Clock, from_stamp, local
from spreekuur.ui.consultation.header import Header
from spreekuur.ui.consultation.page import Page
from spreekuur.ui.consultation.saving import title
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.screen import Panel, Screen


class Headline(Screen):
    """The screen's words about its `session`."""

    page: Page

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.session = Session(jobs, content, clock, self)
        self.header = Header()

    def panels(self) -> Sequence[Panel]:
        """The form, and what one can do when there is something; without a talk the whole."""
        page = self.page
        if self.session.talk is None:
            return super().panels()
        form = Panel(page.card, page.open_form)
        return (form, Panel(page.suggestions, page.open_panel)) if page.has_cards else (form,)

    def title(self) -> str:
        """The number of the talk, or what kind it is."""
        talk = self.session.talk
        if talk is None:
            return _("Talk")
        if talk.entered_afterwards:
            return _("Talk entered afterwards")
        if talk.kind is Kind.LIGHT_TOUCH and not talk.number:
            return _("Short contact")
        return title(talk)

    def subtitle(self) -> str:
        """Since when, and how many minutes."""
        talk = self.session.talk
        if talk is None or talk.entered_afterwards:
            return ""
        started = from_stamp(talk.started_at)
        minutes = max(int((self._clock() - started).total_seconds() // 60), 0)
        length = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
        return _("since {time} · {length}").format(time=local(started).strftime("%H:%M"), length=length)

    def header_parts(self) -> list[QWidget]:
        """Language, number, short contact."""
        return [self.header] if self.session.talk is not None else []

    def help_lines(self) -> tuple[str, ...]:
        """The short help of this screen."""
        return (
            _("Type two or three letters of a word in any language; arrows choose, Enter takes the topic."),
            _("Tab goes on to what was done, Down or Alt+0 to the question, Left to the chosen topics."),
            _("Alt with a digit chooses a route. F6 goes to the suggestions and on."),
            _("Ctrl+Enter saves and goes on; when something is missing, a second time saves it as it is."),
            _("Alt+K makes it a short contact. Esc closes what is on top and never loses text."),
        )
