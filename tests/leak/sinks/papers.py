# SPDX-License-Identifier: EUPL-1.2
"""Papers that carry what was typed: the text read out of the PDF is what was typed, or the program says why not."""

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Any

from leak.sinks import Shown
from letter_builders import words_of
from spreekuur import signs
from spreekuur.content import pack
from spreekuur.content.pack import Content
from spreekuur.errors.letters import ControlCharacter, LetterError, MissingGlyph, WrongValue
from spreekuur.letters import access, make
from spreekuur.letters import case as cases
from spreekuur.letters.access import AccessPage, Part
from spreekuur.letters.sender import example
from spreekuur.messages import explain
from spreekuur.printing.glyphs import printable

ON = date(2026, 11, 11)


@cache
def content() -> Content:
    """The shipped content."""
    return pack.load()


def case(text: str) -> Shown:
    """Every member of a case that is free text, one after the other."""
    for name, given in _cases(signs.kept(text)).items():
        try:
            paper = make(cases.read(given, content(), ON), content(), example())
        except LetterError as error:
            assert isinstance(error, ControlCharacter | MissingGlyph | WrongValue), type(error)
            yield f"{name}, refused", error.field, explain(error)
        else:
            yield (
                name,
                _bare(signs.kept(text)).rstrip("."),
                _bare(words_of(paper)),
            )  # which may end the sentence


def _cases(text: str) -> dict[str, dict[str, Any]]:
    base = {
        "kind": "legal",
        "recipient": "juridisch_loket",
        "language": "nl",
        "date": "2026-11-11",
        "answers": {"topics": ["work.dismissal"]},
        "consent": {"recipient": True},
    }
    client = {name: {**base, "client": {name: text}} for name in ("name", "phone")}
    client["safe_to_call"] = {**base, "client": {"phone": "+48 600 111 222", "safe_to_call": text}}
    lists = {name: {**base, name: [text]} for name in ("situation", "done", "asked")}
    return client | lists | {"employer": {**base, "work": {"employer": text}}}


def shown_to_the_client(text: str) -> Shown:
    """The paper with all that is kept: it prints what fonts have, and a question mark for the rest."""
    said = signs.kept(text)[:2000]
    page = AccessPage("Titel", (said,), (Part(said, ((said, said),)),), example(), "nl")
    words = _bare(words_of(access.access_paper(page, content())))
    yield "paper", _bare(printable(said)), words


def _bare(text: str) -> str:
    """Without what breaking into lines adds and takes away."""
    whole = "".join(unicodedata.normalize("NFC", text).replace("\ufffe", "").split())
    return re.sub("\u0301+", "\u0301", whole)


SINKS = (case, shown_to_the_client)
