# SPDX-License-Identifier: EUPL-1.2
"""A blank A4 to note a talk on when there is no time or no power; typed in afterwards."""

from collections.abc import Sequence

from spreekuur.content.pack import Content, load
from spreekuur.letters.drawing import LEFT, RIGHT, mark
from spreekuur.letters.phrases import DUTCH, Voice
from spreekuur.printing.flow import fit
from spreekuur.printing.house import A4, GREY, INK, PETROL, SEMIBOLD, Style, width
from spreekuur.printing.tagged import TaggedPdf

_LABEL = Style(SEMIBOLD, 10, 4.4, PETROL)
_OWN = Style(size=8.5, lead=3.8, colour=GREY)
_TICK = Style(size=10, lead=4.6)
_BOX = Style(size=13, lead=5)
_ROW = 13.2
_BOTTOM = 284.0

# Question -> its answers; a name without a phrase (BRP) is printed as it is.
_QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("registration", ("BRP", "RNI", "none", "unknown")),
    ("work", ("agency", "direct", "self_employed", "unemployed", "unknown")),
    ("home_tied", ("yes", "no", "unknown")),
    ("insured", ("yes", "no", "unknown")),
    ("children", ("in_nl", "abroad", "none", "unknown")),
)


def blank_form(language: str, content: Content | None = None) -> bytes:
    """The form in Dutch, with the other language beside it."""
    return _Form(language, content or load()).drawn()


class _Form:
    def __init__(self, language: str, content: Content) -> None:
        self._dutch, self._own = Voice(content, DUTCH), Voice(content, language)
        self._title = self._dutch.must("form.title").text
        self._pdf = TaggedPdf(self._title, DUTCH, A4)
        self._note, self._large = _OWN.of(language), Style(size=12, colour=GREY).of(language)
        self._y = 38.0

    def drawn(self) -> bytes:
        self._head()
        self._lines((("date", 0.3), ("time", 0.4), ("number", 0.3)))
        self._lines((("language", 0.3), ("interpreter", 0.3), ("who", 0.4)))
        self._ticks("first_help", ("yes", "no"))
        self._lines((("topics", 1.0),))
        for question, answers in _QUESTIONS:
            self._ticks(question, answers)
        self._lines((("stay", 0.55), ("lives_in", 0.45)))
        self._ticks("minor", ("yes", "no", "unknown"))
        self._ticks("done", ("info", "helped", "letter", "contacted"))
        self._lines((("referred", 1.0),))
        self._ticks("consent", ("record", "follow_up"))
        self._lines((("share", 1.0),))
        self._notes()
        return self._pdf.finish()

    def _say(self, name: str) -> tuple[str, str]:
        """The Dutch, and the other language unless it says the same."""
        dutch = self._dutch.must(f"form.{name}").text
        own = self._own.must(f"form.{name}").text
        return dutch, "" if own == dutch else own

    def _head(self) -> None:
        mark(self._pdf, LEFT, 14, 8)
        dutch, own = self._say("title")
        with self._pdf.tag("H1"):
            self._pdf.text(31.5, 20, dutch, Style(SEMIBOLD, 15, 6, PETROL))
        if own:
            with self._pdf.tag("P", language=self._own.language):
                self._pdf.text(RIGHT, 20, own, self._large, align="right")
        for y, text, language in zip(
            (27.0, 31.0), self._say("note"), (DUTCH, self._own.language), strict=True
        ):
            if text:
                with self._pdf.tag("P", language=language):
                    style = self._note if language != DUTCH else _OWN
                    self._pdf.text(LEFT, y, text, fit(text, style, RIGHT - LEFT))

    def _label(self, name: str, x: float, room: float) -> None:
        dutch, own = self._say(name)
        style = fit(dutch, _LABEL, room)
        with self._pdf.tag("P"):
            self._pdf.text(x, self._y, dutch, style)
        beside = x + width(dutch, style) + 2
        if own:
            with self._pdf.tag("P", language=self._own.language):
                place = beside if beside + width(own, self._note) <= x + room else x
                below = 0.0 if place == beside else 3.7
                self._pdf.text(place, self._y + below, own, fit(own, self._note, room))

    def _lines(self, parts: Sequence[tuple[str, float]]) -> None:
        """Labels with a line under each to write on; each takes its share of the width."""
        x, wide = LEFT, RIGHT - LEFT
        for name, share in parts:
            room = wide * share - 4
            self._label(name, x, room)
            self._pdf.line(x, self._y + 8.6, (x + room, self._y + 8.6), INK, weight=0.5)
            x += wide * share
        self._y += _ROW

    def _ticks(self, name: str, answers: Sequence[str]) -> None:
        self._label(name, LEFT, RIGHT - LEFT)
        x, y = LEFT, self._y + (7.4 if self._below(name) else 5.4)
        with self._pdf.tag("L"):
            for answer in answers:
                dutch, own = (answer, "") if answer.isupper() else self._say(answer)
                wide = 6 + width(dutch, _TICK) + (1.5 + width(own, self._note) if own else 0) + 4.5
                if x + wide > RIGHT + 4.5:
                    x, y = LEFT, y + 5.4
                self._tick(x, y, dutch, own)
                x += wide
        self._y = y + 7.4

    def _below(self, name: str) -> bool:
        dutch, own = self._say(name)
        return bool(own) and width(dutch, _LABEL) + 2 + width(own, self._note) > RIGHT - LEFT

    def _tick(self, x: float, y: float, dutch: str, own: str) -> None:
        with self._pdf.tag("LI"):
            with self._pdf.tag("Lbl"):
                self._pdf.text(x, y + 0.4, "☐", _BOX)
            with self._pdf.tag("LBody"):
                self._pdf.text(x + 6, y, dutch, _TICK)
            if own:
                with self._pdf.tag("LBody", language=self._own.language):
                    self._pdf.text(x + 7.5 + width(dutch, _TICK), y, own, self._note)

    def _notes(self) -> None:
        self._label("notes", LEFT, RIGHT - LEFT)
        y = self._y + 8.6
        while y <= _BOTTOM:
            self._pdf.line(LEFT, y, (RIGHT, y), GREY, weight=0.4)
            y += 8.6
