# SPDX-License-Identifier: EUPL-1.2
"""The report about a period: four pages A4, tagged, for people; the numbers themselves go with it as files."""

from collections.abc import Callable, Sequence

from spreekuur.printing.house import A4, GREY, Style
from spreekuur.printing.rows import Row, place, total
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.statistics.report_front import LEFT, front
from spreekuur.statistics.report_lines import lines_page
from spreekuur.statistics.report_method import method_page
from spreekuur.statistics.report_model import ReportFacts, Subject, subject
from spreekuur.statistics.report_more import more_page
from spreekuur.statistics.safe import SafeRelease
from spreekuur.statistics.wording import DUTCH

_TOP, _BOTTOM, _FOOT = 18.0, 282.0, 289.0
_GAPS = (6.0, 5.0, 4.0, 3.0, 2.2, 1.4, 0.6)
Page = Callable[[TaggedPdf, Subject, float], list[Row]]
_PAGES: Sequence[Page] = (
    front,
    lines_page,
    more_page,
    method_page,
)


def report_pdf(
    release: SafeRelease, earlier: Sequence[SafeRelease], facts: ReportFacts, language: str = DUTCH
) -> bytes:
    """The report as a PDF file; the same releases and facts give the same bytes on one machine.

    `earlier` may hold any other releases: the period before is compared with, the quarters of a year are drawn.

    Raises:
        NotSafe: something in a release was changed after the proof.
    """
    about = subject(release, earlier, facts, language)
    say = about.say
    title = say.say("file_title", desk=facts.desk, period=say.period(about.period))
    pdf = TaggedPdf(title, language, A4)
    for number, page in enumerate(_PAGES):
        if number:
            pdf.new_page()
        _draw(pdf, about, page)
    return pdf.finish()


def _draw(pdf: TaggedPdf, about: Subject, page: Page) -> None:
    """As airy as fits on one page; what does not fit at all runs on to another."""

    def leave() -> tuple[float, float]:
        _foot(pdf, about)
        pdf.new_page()
        return _TOP, _BOTTOM

    made = (page(pdf, about, gap) for gap in _GAPS)
    rows = next((rows for rows in made if total(rows) <= _BOTTOM - _TOP), None) or page(pdf, about, _GAPS[-1])
    place(rows, _TOP, _BOTTOM, leave)
    _foot(pdf, about)


def _foot(pdf: TaggedPdf, about: Subject) -> None:
    say = about.say
    period = say.period(about.period)
    with pdf.decoration():
        told = say.say("foot", desk=about.facts.desk, period=period, page=pdf.pages)
        pdf.text(LEFT, _FOOT, told, Style(size=9, lead=4, colour=GREY))
