# SPDX-License-Identifier: EUPL-1.2
"""The place where somebody lives, as a spreadsheet says it: a place that the content names, elsewhere, or nowhere."""

from difflib import get_close_matches

from spreekuur.content.pack import Content
from spreekuur.moving import words
from spreekuur.moving.coded import TOWN

_FIELD = "municipality"
_ALIKE = 0.75


class Towns:
    """Knows the places of one content; a word that comes again is not looked for again."""

    def __init__(self, content: Content) -> None:
        here = content.municipality
        named = {code: (code, name, *here.also.get(code, ())) for code, name in here.answers.items()}
        named |= {code: names for code, names in here.also.items() if code not in named}
        ours = {
            spelling: code
            for code, texts in named.items()
            for text in texts
            for spelling in words.spellings(text)
        }
        self._known = {**words.values(_FIELD), **ours}
        self._found: dict[str, str | None] = {}

    def code(self, text: str) -> str | None:
        """The code of a place; of a town that is not near, only that is kept. None when it may be a slip."""
        if text not in self._found:
            known = self._known.get(text.strip().casefold()) or self._known.get(words.phrase(text))
            elsewhere = known is None and TOWN.fullmatch(text) and not self.near(text)
            self._found[text] = "other" if elsewhere else known
        return self._found[text]

    def near(self, text: str) -> tuple[str, ...]:
        """The places that would be understood and look most alike."""
        return tuple(get_close_matches(words.phrase(text), self._known, 3, _ALIKE))
