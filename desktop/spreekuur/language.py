# SPDX-License-Identifier: EUPL-1.2
"""The language of the screen and of messages: msgids are English, catalogues are compiled by the build."""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from spreekuur.resources import compiled

LANGUAGES = ("nl", "pl", "en", "bg", "ro", "es")
NAMES = {
    "nl": "Nederlands",
    "pl": "Polski",
    "en": "English",
    "bg": "Български",
    "ro": "Română",
    "es": "Español",
}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def use(language: str) -> None:
    """Switch every text that is looked up from now on; an unknown language gives Dutch."""
    global _catalogue, _current
    _current = language if language in LANGUAGES else "nl"
    _catalogue = _of(_current)


def current() -> str:
    """The two-letter code of the language in use."""
    return _current


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message with the plural form that n asks for in the language in use."""
    return _catalogue.ngettext(singular, plural, n)


def speaker(language: str) -> Callable[[str], str]:
    """Says messages in one language whatever the screen's is, for what a client reads: `_ = speaker("pl")`."""
    known = language if language in LANGUAGES else "en"
    return _of(known).gettext


def _of(language: str) -> gettext.NullTranslations:
    path = compiled("locale", language, "LC_MESSAGES", "spreekuur.mo")
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return gettext.NullTranslations()


@cache
def _read(path: Path, _changed: int) -> gettext.NullTranslations:
    """The catalogue, read once: a desk goes to the client's language and back all evening.

    Opened by name, because letting gettext search for it loads the locale of the system, which we do not follow.
    """
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
