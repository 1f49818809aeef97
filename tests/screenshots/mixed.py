# SPDX-License-Identifier: EUPL-1.2
"""Judges the words of a screen on which every word is marked: each is of the language in use, or a name.

Names stay as they are: of places and services, of people, of keys. By design two screens speak several languages at
once (the cover and the numbers in the room), paper speaks the client's and Dutch, and a sentence about 112 has the
Dutch beside it, as has what a client is asked about a letter.
"""

import re

from PySide6.QtCore import QLocale

from builders import SENDER
from screenshots.exchange_scenes import ADDRESS
from screenshots.marked import languages_of, plain
from screenshots.settings_scenes import NOBODY_KNEW, TABLE, UNSURE
from screenshots.tasks_scenes import NOTED, PROMISED
from spreekuur import language
from spreekuur.content.pack import Content
from spreekuur.ui import hide
from spreekuur.ui.keys import KEYS
from spreekuur.ui.room import board

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_KEYS = "Ctrl Alt Shift Esc Enter Tab Space Del Delete Backspace Home End Pause"
# A word of a passphrase with its place, and a group of the recovery code: both are there to be copied as they are.
_COPIED = re.compile(r"(?:\d  \w+(?:\. | |$))+|[0-9A-Z]{5}")
_CODE = re.compile(r"\b[0-9A-Z]{2}-[0-9A-Z]{3}\b")  # of a client
_FILE = re.compile(r"[\w/]+\.(?:csv|json|pdf|txt|xlsx)")  # what leaves has the same name in every language
# What speaks the client's language as well, and what is closed before one can change the language.
ALSO = {"client-view-language": {"en"}, "client-view-letter": {"nl"}, "letter-large": {"nl"}}
_CLOSED_BEFORE = ("client-view", "hidden", "room", "letter-large", "find", "talk-client")
# What keeps sentences in every language from the moment it is opened.
_KEEPS = ("letter-text", "settings-rules", "settings-rule-tried")


def is_closed_before(scene: str) -> bool:
    """Whether this scene is closed before one can change the language, and so is built in the one it is asked in."""
    return scene.startswith(_CLOSED_BEFORE)


def is_built_with_marks(scene: str) -> bool:
    """Whether marks that come later find too little, or too much."""
    return is_closed_before(scene) or scene in _KEEPS


_PEOPLE = [
    SENDER.name,
    SENDER.city,
    SENDER.street,
    SENDER.email,
    "Marta Jan",
    "Maja Kowalska, Kovalska, Marek Krol, Мира Колева, Krasimira, Ewa",
    "Taalhuis, Voorbeeldstraat",
    "Ana, Bo, Cy",
    "Pools spreekuur Aalsmeer, Laptop van Marta, Oude laptop, /media/STICK",
    *(words for words, _topic, _languages in NOBODY_KNEW),
    *(words for _day, _for_client, words in PROMISED),
    NOTED,
    TABLE,
    UNSURE,
    "spreekuur csv utf",
    ADDRESS,
]


def names(content: Content) -> set[str]:
    """The words that are the same in every language."""
    services = [content.text(f"org.{route}.name", "nl") for route in content.organisations]
    places = [
        f"{one.door} {one.address} {one.url} {one.email} {' '.join(one.languages).upper()}"
        for one in content.organisations.values()
    ]
    towns = content.municipality.answers.values()
    several = [*hide.WAITING, *board.WAITING]
    keys = [_KEYS, *(key for many in KEYS.values() for key in many)]
    # A source stands there as its page is called, and a kenmerk as it is printed.
    sources = [f"{source.title} {source.host}" for source in content.sources.values()]
    texts = [
        *sources,
        "PS SC",
        *services,
        *places,
        *towns,
        *_PEOPLE,
        *several,
        *keys,
        *language.NAMES.values(),
    ]
    codes = [code.upper() for code in language.LANGUAGES]
    return {word for text in [*texts, *codes, "Spreekuur", "BRP", "RNI"] for word in _LETTERS.findall(text)}


def dates(code: str) -> set[str]:
    """The words of a date, which Qt says."""
    locale, forms = QLocale(code), (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    said = [
        say(number, form)
        for form in forms
        for number in range(1, 13)
        for say in (locale.monthName, locale.standaloneMonthName, locale.dayName, locale.standaloneDayName)
        if number < 8 or say in (locale.monthName, locale.standaloneMonthName)
    ]
    return {word for text in said for word in _LETTERS.findall(text)}


def found_in(texts: set[str], code: str, also: set[str], names: set[str]) -> dict[str, object]:
    """What is said in another language, or by the program itself."""
    known = names | dates(code)
    found: dict[str, object] = {}
    for text in texts:
        spoken, left = languages_of(text)
        others = spoken - {code} - also
        alone = set(_LETTERS.findall(_FILE.sub("", _CODE.sub("", left)))) - known
        if others == {"nl"} and ("112" in text or set(_LETTERS.findall(_in_dutch(text))) <= names):
            others = set()
        if others or (alone and not _COPIED.fullmatch(text)):
            found[plain(text)] = (others, alone)
    return found


def _in_dutch(text: str) -> str:
    return " ".join(re.findall("¤nl¦([^¤¬]*)", text))
