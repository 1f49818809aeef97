# SPDX-License-Identifier: EUPL-1.2
"""F8 beside a letter: the client reads who would be told what, and each yes or no is a tick on the form at once."""

from spreekuur.desk import letter_asking, letter_cases
from spreekuur.desk.client_view import ClientView
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.letter_asking import SHARE, Telling
from spreekuur.desk.letter_extras import BY_NAME
from spreekuur.desk.papers import FOR_CLIENT
from spreekuur.desk.several import EVERY
from spreekuur.ui.client_view.showing import Showing
from spreekuur.ui.letter.letter_view import LetterView, chosen, fields_of


class ForClient:
    """Asks about the letter on the screen; papers for the client themselves ask nothing, and show the talk."""

    def __init__(self, view: LetterView, showing: Showing) -> None:
        self._view, self._showing = view, showing
        self._said: dict[str, str] = {}
        self._of = ""
        showing.elsewhere["letter"] = self._page
        showing.takes["letter"] = self._take

    def _page(self) -> ClientView | None:
        view, talk = self._view, self._view.talk
        route = view.form.recipient()
        if talk is None or route in (*FOR_CLIENT, ALL, EVERY):
            return self._showing.of_talk()
        if self._showing.page is None or self._of != route:
            self._of, self._said = route, {}
        asks = tuple(dict.fromkeys(a for n in fields_of(view, talk, route)[1] if (a := BY_NAME[n].ask)))
        shared = view.form.agreed.shared(route)
        agreed = frozenset((SHARE, *view.form.agreed.told(route)) if shared else ())
        told = letter_cases.passed_on(view.content, talk, chosen(view, route)[0], view.today())
        return letter_asking.view(view.content, talk, Telling(route, asks, agreed, told, self._said))

    def _take(self, key: str, value: str) -> None:
        self._said = {**self._said, key: value}
        agreed, form = letter_asking.agreed_to(value), self._view.form
        if agreed is not None:
            (form.tick if key == SHARE else form.extras.ticks[key]).setChecked(agreed)
