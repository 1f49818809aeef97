# SPDX-License-Identifier: EUPL-1.2
"""The tables of a release as a workbook: real numbers, a sheet for each table, and what they mean on the first."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from spreekuur.statistics.bars import count_in
from spreekuur.statistics.findings import total_of
from spreekuur.statistics.report_method import coarse_tables, rounding, unknown_lines
from spreekuur.statistics.report_model import ReportFacts, Subject, subject
from spreekuur.statistics.safe import SafeRelease, SafeTable
from spreekuur.statistics.units import UNITS
from spreekuur.statistics.wording import DUTCH

# A name of a sheet has at most 31 characters; names of tables are shorter, which a test holds.
_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - a date in a file has no zone, and this one says nothing
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDE, _NARROW, _NOTE = 34, 16, 100


def workbook_xlsx(
    release: SafeRelease, earlier: Sequence[SafeRelease], facts: ReportFacts, language: str = DUTCH
) -> bytes:
    """The workbook as a file; the same release gives the same bytes, whenever it is made.

    Raises:
        NotSafe: something in a release was changed after the proof.
    """
    from xlsxwriter import Workbook

    about = subject(release, earlier, facts, language)
    written = BytesIO()
    book = Workbook(written, {"in_memory": True, **_TEXT_ONLY})
    book.set_properties({"title": _title(about), "created": _WRITTEN, "comments": release.release})
    sheets = _Sheets(book, about)
    sheets.notes()
    sheets.totals()
    for name in sorted(release.tables):
        sheets.table(release.tables[name])
    book.close()
    return written.getvalue()


def _title(about: Subject) -> str:
    return about.say.say("file_title", desk=about.facts.desk, period=about.say.period(about.period))


class _Sheets:
    """Adds the sheets, one after the other."""

    def __init__(self, book: Any, about: Subject) -> None:
        self._book, self._about, self._say = book, about, about.say
        deviation = about.release.max_deviation
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        # The number is 0, and is summed as 0; people see what it means.
        self._count = book.add_format({"num_format": f'0;-0;"0-{deviation}"'})
        self._never = book.add_format({"num_format": '0;-0;"–"'})
        self._plain = book.add_format({"num_format": "0"})

    def notes(self) -> None:
        """What the numbers mean, and which tables there are."""
        sheet, say, about = self._book.add_worksheet(self._say.say("notes")), self._say, self._about
        sheet.set_column(0, 0, _WIDE)
        sheet.set_column(1, 1, _NOTE)
        lines = [(_title(about), ""), *self._about_counts(), *self._about_release()]
        for row, (label, text) in enumerate(lines):
            sheet.write_string(row, 0, label, self._bold)
            sheet.write_string(row, 1, text, self._text)
        row = len(lines) + 1
        self._headed(sheet, row, [say.say(key) for key in ("table", "shows", "unit", "rows")])
        for table in (about.release.tables[name] for name in sorted(about.release.tables)):
            row += 1
            sheet.write_string(row, 0, table.name)
            sheet.write_string(row, 1, say.listed([say.dimension(name) for name in table.dimensions]))
            sheet.write_string(row, 2, say.say(table.unit))
            sheet.write_number(row, 3, len(table.rows))

    def _about_counts(self) -> list[tuple[str, str]]:
        say, about = self._say, self._about
        deviation = about.release.max_deviation
        lines = [(say.say("rounding_heading"), say.say("rounding_first", deviation=deviation))]
        lines += [("", text) for text in rounding(say, deviation)]
        lines += [(say.say(unit), say.say(f"{unit}_count")) for unit in UNITS]
        lines.append((say.say("missing_heading"), say.say("missing_who")))
        if coarse := coarse_tables(about):
            lines.append(("", say.say("missing_which", tables=say.listed(coarse))))
        return [*lines, *((say.say("unknown_heading"), text) for text in unknown_lines(about))]

    def _about_release(self) -> list[tuple[str, str]]:
        say, facts = self._say, self._about.facts
        versions = say.say("versions", catalogue=facts.catalogue.version, pack=facts.pack)
        return [
            (say.say("sign_release"), self._about.release.release),
            (say.say("sign_versions"), versions),
        ]

    def totals(self) -> None:
        """The four totals, with the period before."""
        sheet, say, about = self._book.add_worksheet(self._say.say("totals")), self._say, self._about
        before = about.period_before
        columns = [say.say(key) for key in ("unit", "count", "least", "most")]
        columns += [say.say("before_column", period=before)] if before else []
        self._headed(sheet, 0, columns)
        for row, unit in enumerate(UNITS, 1):
            sheet.write_string(row, 0, say.say(unit))
            if now := total_of(about.release, unit):
                self._numbers(sheet, row, 1, now.count, structural=False)
            if old := total_of(about.before, unit):
                sheet.write_number(row, 4, old.count, self._count)

    def table(self, table: SafeTable) -> None:
        """All cells of one table: names and codes, the count, and between what the true one lies."""
        sheet, say = self._book.add_worksheet(table.name), self._say
        before = self._about.before.tables.get(table.name) if self._about.before else None
        columns = [say.dimension(name) for name in table.dimensions]
        columns += [say.say("code", what=say.dimension(name)) for name in table.dimensions]
        columns += [say.say(key) for key in ("unit", "count", "least", "most")]
        columns += [say.say("before_column", period=self._about.period_before)] if before else []
        self._headed(sheet, 0, columns)
        many = len(table.dimensions)
        for at, row in enumerate(table.rows, 1):
            for place, (name, code) in enumerate(zip(table.dimensions, row.codes, strict=True)):
                sheet.write_string(at, place, say.name(name, code))
                sheet.write_string(at, many + place, code)
            sheet.write_string(at, 2 * many, say.say(table.unit))
            self._numbers(sheet, at, 2 * many + 1, row.count, structural=row.status == "structural")
            old = count_in(before, dict(zip(table.dimensions, row.codes, strict=True)))
            if old is not None:
                sheet.write_number(at, 2 * many + 4, old, self._count)
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)

    def _headed(self, sheet: Any, row: int, columns: Sequence[str]) -> None:
        if row == 0:
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 0, _WIDE)
            sheet.set_column(1, len(columns) - 1, _NARROW)
        for place, column in enumerate(columns):
            sheet.write_string(row, place, column, self._head)

    def _numbers(self, sheet: Any, row: int, column: int, count: int, *, structural: bool) -> None:
        deviation = 0 if structural else self._about.release.max_deviation
        sheet.write_number(row, column, count, self._never if structural else self._count)
        sheet.write_number(row, column + 1, max(count - deviation, 0), self._plain)
        sheet.write_number(row, column + 2, count + deviation, self._plain)
