# SPDX-License-Identifier: EUPL-1.2
"""The recovery sheet: what opens the vault when every passphrase is forgotten. Only ever on paper."""

from collections.abc import Sequence
from datetime import date

from spreekuur.content.pack import Content, load
from spreekuur.letters.drawing import LEFT, RIGHT, mark, text
from spreekuur.letters.phrases import Voice
from spreekuur.printing.flow import fit
from spreekuur.printing.house import A4, GREY, INK, PETROL, SEMIBOLD, TINT, Style, width
from spreekuur.printing.rows import Column, Row, place, space
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.security.sheets import SHEETS

_BODY = Style(size=12, lead=5.8)
_GROUP = Style(SEMIBOLD, 15, 9, INK)


def recovery_sheet(
    groups: Sequence[str], vault_name: str, on: date, language: str, content: Content | None = None
) -> bytes:
    """One A4 with the groups, what they are for and how to keep them."""
    voice = Voice(content or load(), language)
    say = ("recovery.what", "recovery.check"), ("recovery.keep", "recovery.who", "recovery.use")
    return _sheet(voice, voice.must("recovery.title").text, groups, (vault_name, on), say)


def shared_sheet(
    groups: Sequence[str],
    number: int,
    vault_name: str,
    on: date,
    language: str,
    content: Content | None = None,
) -> bytes:
    """One of three such sheets, of which any two open the vault."""
    voice = Voice(content or load(), language)
    say = (
        ("recovery.share_what", "recovery.check"),
        ("recovery.share_keep", "recovery.share_who", "recovery.share_use"),
    )
    title = voice.must("recovery.share_title", page=str(number), pages=str(SHEETS)).text
    return _sheet(voice, title, groups, (vault_name, on), say)


def _sheet(
    voice: Voice,
    title: str,
    groups: Sequence[str],
    made: tuple[str, date],
    say: tuple[Sequence[str], Sequence[str]],
) -> bytes:
    language, (vault_name, on) = voice.language, made
    pdf = TaggedPdf(title, language, A4)
    column = Column(pdf, LEFT, RIGHT - LEFT)
    top = [voice.say("recovery.for", name=vault_name), voice.must("recovery.made_on", date=on)]
    before, after = ([voice.must(name) for name in names] for names in say)
    rows = [
        column.heading((title, language), Style(SEMIBOLD, 24, 11, PETROL), "H1"),
        *(column.paragraph([text(said)], _BODY) for said in top if said),
        space(5),
        *(row for said in before for row in (column.paragraph([text(said)], _BODY), space(1.5))),
        space(4),
        _groups(pdf, groups),
        space(7),
        *(row for said in after for row in (column.paragraph([text(said)], _BODY), space(2.5))),
        space(12),
        _kept_by(pdf, voice.must("recovery.kept_by").text, language),
    ]
    mark(pdf, LEFT, 15, 9)
    place(rows, 32, 285, lambda: (32.0, 285.0))
    return pdf.finish()


def _groups(pdf: TaggedPdf, groups: Sequence[str]) -> Row:
    """Numbered groups in two columns, so that they are easy to read aloud and to type."""
    half = (len(groups) + 1) // 2
    pitch, wide = 12.0, (RIGHT - LEFT) / 2
    height = half * pitch + 8

    def draw(y: float) -> None:
        pdf.box((LEFT, y, RIGHT - LEFT, height), fill=TINT, stroke=PETROL, radius=2)
        with pdf.tag("L"):
            for number, group in enumerate(groups):
                x, base = LEFT + 6 + wide * (number // half), y + 12 + pitch * (number % half)
                with pdf.tag("LI"):
                    with pdf.tag("Lbl"):
                        pdf.text(x, base, f"{number + 1}.", Style(size=11, colour=GREY))
                    with pdf.tag("LBody"):
                        pdf.text(x + 8, base, group, fit(group, _GROUP, wide - 18))

    return Row(height, draw)


def _kept_by(pdf: TaggedPdf, label: str, language: str) -> Row:
    def draw(y: float) -> None:
        with pdf.tag("P", language=language):
            pdf.text(LEFT, y + 5, label, _BODY)
        pdf.line(LEFT + width(label, _BODY) + 4, y + 6, (RIGHT, y + 6), INK, weight=0.5)

    return Row(8, draw)
