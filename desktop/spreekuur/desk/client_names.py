# SPDX-License-Identifier: EUPL-1.2
"""The name of a place for a client: what stands on its door in front, what it is behind. Pure."""

import re

from spreekuur.content.pack import Content

_BRACKET = re.compile(r" *\(([^()]*)\)")
_DASH = re.compile(r" [–-] ")
_EDGE = " –-,;."


def two_names(route: str, content: Content, language: str) -> tuple[str, str]:
    """The name to ask for, and what kind of place it is in the client's language.

    "Bezpłatne poradnictwo prawne (Het Juridisch Loket)" gives ("Het Juridisch Loket", "Bezpłatne poradnictwo
    prawne"): a client who calls or looks for the door needs the Dutch name.
    """
    dutch = content.text(f"org.{route}.name", "nl").partition(" (")[0]
    own = content.text(f"org.{route}.name", language)
    big, small = _own_first(own, dutch) if dutch in own and language != "nl" else _split(own)
    if found := _DASH.search(big):
        big, small = big[: found.start()], _joined(big[found.end() :], small)
    return big, small or _first_clause(content.text(f"org.{route}.what", language))


def _own_first(own: str, dutch: str) -> tuple[str, str]:
    """The Dutch name in front; whatever else the translation says behind it."""
    if own.startswith(dutch):
        rest = own[len(dutch) :]
        return dutch, _joined(*(part.strip(_EDGE) for part in _BRACKET.sub(r" – \1 – ", rest).split(" – ")))
    before, _, after = own.partition(f"({dutch}")
    if not after:
        return _split(own)
    return dutch, _joined(before.strip(_EDGE), after.partition(")")[2].strip(_EDGE))


def _split(own: str) -> tuple[str, str]:
    """The name without its brackets, and what stood in them."""
    inside = _joined(*_BRACKET.findall(own))
    return _BRACKET.sub("", own).strip(_EDGE), inside


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)


def _first_clause(what: str) -> str:
    return re.split(r"[;.:]", what)[0].strip()
