# SPDX-License-Identifier: EUPL-1.2
"""The one extra question: may this talk, about health or violence, stand in this person's file?"""

from collections.abc import Sequence

from spreekuur.content.pack import Content
from spreekuur.language import _, current
from spreekuur.ui.consultation.linking import Linking
from spreekuur.ui.widgets import Asked, InlineQuestion


class LinkQuestion(InlineQuestion):
    """Over the form as long as it is open. Until it is answered with yes the talk is saved anonymous."""

    def __init__(self, linking: Linking, content: Content) -> None:
        super().__init__()
        self._linking, self._content = linking, content
        self._about: tuple[str, Sequence[str]] | None = None
        self.answered.connect(self._on_answered)

    def settle(self) -> None:
        """Ask, or stop asking, as the talk on the form stands now."""
        wanted = self._linking.to_ask()
        code = self._linking.code(wanted[0]) if wanted is not None else ""
        asked = (code, wanted[1]) if wanted is not None and code else None
        if asked == self._about:
            return
        self._about = asked
        if asked is None:
            self.hide()
        else:
            self._say(*asked)

    def focus_safe(self) -> None:
        """While it is open, put the focus on the safe answer."""
        if self.isVisible():
            self.no.setFocus()

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self._about = None
        self.settle()

    def _on_answered(self, yes: bool) -> None:
        """Somebody else may have to be asked now."""
        if not yes:
            self._linking.disagree()
        self._about = None
        self.settle()

    def _say(self, code: str, topics: Sequence[str]) -> None:
        labels = ", ".join(self._content.topics[topic].label[current()] for topic in topics)
        asked = Asked(
            _(
                "This is about {topics}. Ask the client: may it stand in the file {code}?"
                " Without a yes it is saved without the code."
            ).format(topics=labels, code=code),
            _("Leave it anonymous"),
            _("Yes, the client agrees"),
        )
        self.ask(asked, self._linking.agree, focus=False)
