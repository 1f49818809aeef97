# SPDX-License-Identifier: EUPL-1.2
"""The tables of a letter: what the receiver looks up (names, dates, amounts), each with what it passes on."""

from collections.abc import Iterator
from datetime import date

from spreekuur.letters.choice import Chooser
from spreekuur.letters.model import Case, Fact, Said
from spreekuur.letters.phrases import DUTCH, Voice

Line = tuple[str, str, str, str]
"""The id of the label, the value, its language, and the item that the consent names for it."""

_DEDUCTED = {"work.fines", "work.payslip", "housing.rent_deduction"}


def table_of(chooser: Chooser) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The table of this kind of letter, and the items that the consent must name; a row without a value is left out."""
    case, voice = chooser.draft.case, chooser.voice
    lines = {"legal": _work, "housing": _home}.get(chooser.draft.kind, _nothing)(case, voice)
    filled = [line for line in lines if line[1]]
    facts = tuple(Fact(chooser.must(label), Said(value, language)) for label, value, language, _ in filled)
    return facts, tuple(dict.fromkeys(item for *_, item in filled))


def _nothing(case: Case, voice: Voice) -> Iterator[Line]:
    return iter(())


def _work(case: Case, voice: Voice) -> Iterator[Line]:
    work, own = case.work, voice.language
    yield "table.employer", work.employer, DUTCH, "item.employer"
    yield "table.contract", _period(voice, work.date_from, work.date_to), own, "item.work"
    yield "table.hours", voice.written("number", work.hours) if work.hours else "", own, "item.work"
    unpaid = work.amount if not _is_deducted(case) else None
    yield "table.unpaid", voice.written("money", unpaid) if unpaid else "", own, "item.money"
    yield "table.letter_first", _day(voice, work.letter_first), own, "item.work"
    yield "table.letter_last", _day(voice, work.letter_last), own, "item.work"


def _home(case: Case, voice: Voice) -> Iterator[Line]:
    home, own = case.housing, voice.language
    separate = voice.must(f"value.{home.lease_separate}").text if home.lease_separate else ""
    yield "table.landlord", home.landlord, DUTCH, "item.landlord"
    yield "table.lease_separate", separate, own, "item.housing"
    yield "table.lease_end", _day(voice, home.date_to), own, "item.housing"
    yield (
        "table.rent_week",
        voice.written("money", home.rent_week) if home.rent_week else "",
        own,
        "item.money",
    )


def _is_deducted(case: Case) -> bool:
    """Is the amount what goes off the wages? A sentence says that; else it is what was not paid."""
    topics = set(case.answers.get("topics") or ())
    return "work.unpaid" not in topics and bool(topics & _DEDUCTED)


def _day(voice: Voice, day: date | None) -> str:
    return voice.written("date", day) if day else ""


def _period(voice: Voice, first: date | None, last: date | None) -> str:
    """Both days, or an open dash where one is not known."""
    return f"{_day(voice, first)} – {_day(voice, last)}".strip() if first or last else ""
