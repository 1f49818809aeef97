# SPDX-License-Identifier: EUPL-1.2
"""One sheet for an organisation with all letters that it has not answered yet: numbers and boxes, no names."""

from collections.abc import Sequence
from dataclasses import dataclass

from spreekuur.content.pack import Content
from spreekuur.letters import address
from spreekuur.letters.draw_head import draw_address, draw_facts, draw_head
from spreekuur.letters.drawing import BODY, LEFT, RIGHT, TITLE, foot, text, texts
from spreekuur.letters.kenmerk import slip_code
from spreekuur.letters.model import Fact, Foot, Said, Sender, Sentences
from spreekuur.letters.phrases import DUTCH, Voice
from spreekuur.letters.told import Day
from spreekuur.printing.house import A4, GREY, INK, SEMIBOLD, Style, width
from spreekuur.printing.qr import Runs, runs
from spreekuur.printing.rows import Column, Row, joined, place, space
from spreekuur.printing.tagged import TaggedPdf

_TOP, _NEXT, _BOTTOM = 97.0, 20.0, 280.0
_OUTCOMES = ("appointment", "taken_up", "passed_on", "cannot_help")
_CELL, _LINE, _QR = 76.0, 8.0, 17.0
_LABEL = Style(size=9.5)
_ROW = 26.0


@dataclass(frozen=True, slots=True)
class Open:
    """A letter without an answer: its number and its date."""

    kenmerk: str
    date: Day


@dataclass(frozen=True, slots=True)
class Reminder:
    """What the sheet says: to whom, when, by when an answer is asked, and on which letters."""

    recipient: str
    date: Day
    reply_by: Day
    letters: tuple[Open, ...]
    window: str = "left"


def reminder_sheet(asked: Reminder, content: Content, sender: Sender) -> bytes:
    """The sheet as PDF bytes, in Dutch, over as many pages as the letters take; the oldest letter first."""
    made = _Sheet(asked, content, sender, 1).drawn()
    if made.pages > 1:  # once more, now that "page 1 of 3" is known
        made = _Sheet(asked, content, sender, made.pages).drawn()
    return made.finish()


class _Sheet:
    def __init__(self, asked: Reminder, content: Content, sender: Sender, pages: int) -> None:
        self._asked, self._content, self._sender, self._pages = asked, content, sender, pages
        self._voice = Voice(content, DUTCH)
        self._title = self._voice.must("reminder.title")
        self._pdf = TaggedPdf(self._title.text, DUTCH, A4)

    def drawn(self) -> TaggedPdf:
        pdf, asked = self._pdf, self._asked
        there = self._content.organisations.get(asked.recipient)
        draw_head(pdf, self._sender)
        draw_address(pdf, self._sender, address.of(there, self._content), asked.window)
        draw_facts(pdf, self._facts(), asked.window)
        place(self._rows(), _TOP, _BOTTOM, self._leave)
        self._foot()
        return pdf

    def _facts(self) -> list[Fact]:
        voice, asked = self._voice, self._asked
        contact = " · ".join(part for part in (self._sender.contact, self._sender.phone) if part)
        return [
            Fact(voice.must("head.date"), Said(voice.written("date", asked.date), DUTCH)),
            Fact(
                voice.must("head.reply_by"), Said(voice.written("date", asked.reply_by), DUTCH), pressing=True
            ),
            Fact(voice.must("head.contact"), Said(contact, DUTCH)),
        ]

    def _rows(self) -> list[Row]:
        voice, column = self._voice, Column(self._pdf, LEFT, RIGHT - LEFT)
        told = [
            voice.must("reminder.count", letters=len(self._asked.letters)),
            voice.must("reminder.ask"),
            voice.must("reminder.return_by", reply_by=self._asked.reply_by, phone=self._sender.phone),
        ]
        outcomes = voice.all(*(f"slip.{name}" for name in _OUTCOMES))
        rows = [
            column.heading(text(self._title), TITLE, "H1"),
            space(1.5),
            column.paragraph(joined(texts(told)), BODY),
            space(4),
        ]
        for letter in sorted(self._asked.letters, key=lambda one: (one.date, one.kenmerk)):
            rows.append(self._letter(letter, outcomes))
        return [*rows, space(1.5), column.paragraph(joined(texts(self._closing())), BODY)]

    def _closing(self) -> Sequence[Said]:
        voice, sender = self._voice, self._sender
        said = voice.all("reminder.already", "reminder.thanks", "head.closing")
        return [*said, voice.say("head.signed_by", name=sender.contact) or Said(sender.name, DUTCH)]

    def _letter(self, letter: Open, outcomes: Sentences) -> Row:
        """One number with its four boxes, and the code that the desk scans."""
        pdf, voice = self._pdf, self._voice
        said = voice.must("reminder.row", kenmerk=letter.kenmerk, date=letter.date)
        code = slip_code(letter.kenmerk, self._asked.recipient)
        squares = runs(code)

        def draw(y: float) -> None:
            pdf.line(LEFT, y, (RIGHT, y), GREY, weight=0.4)
            with pdf.tag("H2"):
                pdf.text(LEFT, y + 5, said.text, Style(SEMIBOLD))
            with pdf.tag("L"):
                for number, outcome in enumerate(outcomes):
                    _box(pdf, LEFT + _CELL * (number % 2), y + 12.5 + _LINE * (number // 2), outcome)
            _code(pdf, code, squares, y + 3)

        return Row(_ROW, draw)

    def _leave(self) -> tuple[float, float]:
        self._foot()
        self._pdf.new_page()
        return _NEXT, _BOTTOM

    def _foot(self) -> None:
        voice = self._voice
        page = voice.must("foot.page", page="{page}", pages="{pages}")
        foot(self._pdf, Foot(voice.all("foot.confidential", "foot.no_bsn"), page), self._pages, 289)


def _box(pdf: TaggedPdf, x: float, y: float, outcome: Said) -> None:
    with pdf.tag("LI"):
        with pdf.tag("Lbl"):
            pdf.text(x, y + 0.4, "☐", Style(size=13))
        with pdf.tag("LBody"):
            pdf.text(x + 6, y, outcome.text, _LABEL)
    start = x + 8 + width(outcome.text, _LABEL)
    pdf.line(start, y + 0.8, (x + _CELL - 4, y + 0.8), INK, weight=0.5)


def _code(pdf: TaggedPdf, code: str, squares: Runs, y: float) -> None:
    with pdf.tag("Figure", alt=f"QR: {code}", place=(RIGHT - _QR, y, _QR, _QR)):
        pdf.squares(RIGHT - _QR, y, _QR / len(squares), squares)
