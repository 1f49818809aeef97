# SPDX-License-Identifier: EUPL-1.2
"""Marks every word with the language it was looked up in, so that one sees where the words on a screen came from.

`¤pl¦Zapisz¬` is a Polish word. A word without a mark was written into the program, or is a name or a number.
"""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from spreekuur import language
from spreekuur.content.pack import Content
from spreekuur.ui import words
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.text_block import TextBlock

_OPEN, _SAYS, _CLOSE = "¤", "¦", "¬"
# A name without its tail has lost its end.
_MARK = re.compile(f"{_OPEN}([a-z][a-z]){_SAYS}([^{_OPEN}{_CLOSE}]*)(?:{_CLOSE}|$)")
# The parts of the content that hold words.
_SPEAKS = ("texts", "topics", "signals", "job_loss", "phrases")
# What a widget may show or read aloud.
_READ = ("text", "accessibleName", "accessibleDescription", "placeholderText", "toolTip", "words", "sentence")


def mark(code: str, text: str) -> str:
    """The text with the language it is said in; what begins or ends with white space keeps it outside."""
    plain = text.strip()
    return text.replace(plain, f"{_OPEN}{code}{_SAYS}{plain}{_CLOSE}") if plain else text


class _Marking(gettext.NullTranslations):
    def __init__(self, code: str, found: gettext.NullTranslations) -> None:
        super().__init__()
        self._code, self._found = code, found

    def gettext(self, message: str) -> str:
        return mark(self._code, self._found.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return mark(self._code, self._found.ngettext(msgid1, msgid2, n))


def mark_messages(patch: pytest.MonkeyPatch) -> None:
    """Mark all messages that are looked up from now on, once a language is chosen anew."""
    found = language._of
    made = {code: _Marking(code, found(code)) for code in language.LANGUAGES}
    patch.setattr(language, "_of", made.__getitem__)


@contextmanager
def marks(content: Content) -> Iterator[None]:
    """All that is looked up within is marked, the texts of this content too; whoever holds it need not know."""
    said = marked_content(content)
    before = {name: getattr(content, name) for name in _SPEAKS}
    with pytest.MonkeyPatch.context() as patch:
        mark_messages(patch)
        forget_words()
        for name in _SPEAKS:
            object.__setattr__(content, name, getattr(said, name))
        try:
            yield
        finally:
            for name, value in before.items():
                object.__setattr__(content, name, value)
    forget_words()


def forget_words() -> None:
    """What is kept once it was said was said without marks, or with them."""
    for kept in vars(words).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def marked_content(content: Content) -> Content:
    """The content with all its texts and labels marked."""
    return replace(
        content,
        texts={
            code: {key: mark(code, text) for key, text in texts.items()}
            for code, texts in content.texts.items()
        },
        topics={key: replace(topic, label=_labels(topic.label)) for key, topic in content.topics.items()},
        signals={key: replace(one, label=_labels(one.label)) for key, one in content.signals.items()},
        job_loss=replace(
            content.job_loss,
            clocks=tuple(replace(clock, term=_labels(clock.term)) for clock in content.job_loss.clocks),
        ),
        phrases=tuple({key: _phrase(key, said) for key, said in one.items()} for one in content.phrases),
    )


def _phrase(key: str, said: object) -> object:
    """What a phrase says in a language, which may have a form for each plural."""
    if key not in language.LANGUAGES:
        return said
    return (
        {form: mark(key, text) for form, text in said.items()}
        if isinstance(said, dict)
        else mark(key, str(said))
    )


def _labels(labels: Mapping[str, str]) -> Mapping[str, str]:
    return {code: mark(code, label) for code, label in labels.items()}


def languages_of(text: str) -> tuple[set[str], str]:
    """The languages that a text was looked up in, and what is left of it without those words."""
    found: set[str] = set()
    while match := _MARK.search(text):
        found.add(match[1])
        text = text[: match.start()] + " " + text[match.end() :]
    return found, text


def plain(text: str) -> str:
    """The text as people see it."""
    while match := _MARK.search(text):
        text = text[: match.start()] + match[2] + text[match.end() :]
    return text


def shown_by(part: QWidget) -> set[str]:
    """Everything that a screen shows or reads aloud, painted words included."""
    found: set[str] = set()
    for widget in (part, *part.findChildren(QWidget)):
        if widget.isVisible():
            # What stands in a field was typed by somebody.
            for name in _READ[isinstance(widget, QLineEdit | QPlainTextEdit) :]:
                said = getattr(widget, name, None)
                text = said() if callable(said) else said
                if isinstance(text, str):
                    found.add(text)
    with _listening(found.add):
        part.grab()
    return found - {""}


@contextmanager
def _listening(hear: Callable[[str], object]) -> Iterator[None]:
    """Hear every word that is painted."""
    with pytest.MonkeyPatch.context() as patch:
        text, draw = painting.text, TextBlock.draw

        def heard_text(painter: QPainter, box: object, words: str, *rest: object) -> None:
            hear(words)
            text(painter, box, words, *rest)  # type: ignore[arg-type]

        def heard_block(block: TextBlock, *rest: object) -> None:
            hear(block.whole)
            draw(block, *rest)  # type: ignore[arg-type]

        patch.setattr(painting, "text", heard_text)
        patch.setattr(TextBlock, "draw", heard_block)
        yield
