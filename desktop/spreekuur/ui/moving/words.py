# SPDX-License-Identifier: EUPL-1.2
"""What the screen says of a file, its talks, and what moved in before."""

from collections.abc import Iterator
from datetime import date

from spreekuur.content.pack import Content
from spreekuur.desk.moving_back import TakenBack
from spreekuur.desk.moving_in import Plan
from spreekuur.errors.moving import Refused
from spreekuur.language import _, current, ngettext
from spreekuur.messages.figures import afterwards
from spreekuur.messages.moving import say_reason
from spreekuur.moving import told
from spreekuur.moving.model import Field, Record, Told
from spreekuur.moving.store import Move
from spreekuur.times import from_stamp, local_date
from spreekuur.ui import words
from spreekuur.ui.clients.words import day
from spreekuur.ui.widgets import FoundRow

EXAMPLES = 3


def fields() -> list[tuple[str, str]]:
    """What a column can be, "not taken" first."""
    return [("", _("Do not take")), *((field.value, told.field_word(field)) for field in Field)]


def examples(cells: list[str]) -> str:
    """The first of what stands in a column."""
    return " · ".join(cell.replace("\n", " ")[:40] for cell in cells[:EXAMPLES])


def summary(plan: Plan) -> str:
    """How many lines there are, and what becomes of them."""
    lines = ngettext("{n} line in the file", "{n} lines in the file", plan.judged.rows).format(
        n=plan.judged.rows
    )
    new = _("to be added: {n}").format(n=len(plan.new))
    known = _("here already: {n}").format(n=plan.known)
    refused = len({one.line for one in plan.judged.refused})
    cannot = _("cannot be taken: {n}").format(n=refused)
    parts = [lines, new, *([known] if plan.known else []), *([cannot] if refused else [])]
    if plan.new:
        parts.append(ngettext("{n} new evening", "{n} new evenings", plan.evenings).format(n=plan.evenings))
    return " · ".join(parts)


def notices(plan: Plan) -> Iterator[str]:
    """What is worth knowing, without the columns that are not taken: those are seen below."""
    for notice in plan.judged.notices:
        if notice.told is not Told.NOT_TAKEN:
            yield told.say(notice, plan.judged.columns)
    if plan.consent_over:
        yield told.consent_over(plan.consent_over)
    if plan.late:
        yield afterwards(0, plan.late, plan.counts_in)


def talk_row(record: Record, content: Content, today: date) -> FoundRow:
    """One talk as it would come in."""
    language = (
        words.language_name(record.language) if record.language != "unknown" else _("language not known")
    )
    topics = [content.topics[topic].label[current()] for topic in record.topics]
    done = [words.outcome(outcome) for outcome in record.outcomes]
    title = f"{day(record.held_on, today)} · {language}"
    said = " · ".join([*(topics or [_("without a topic")]), *done])
    return FoundRow(str(record.line), "message-square-text", title, said)


def refused_row(place: int, refused: Refused) -> FoundRow:
    """One thing that is wrong: line and column over the reason."""
    where = _("Line {n}").format(n=refused.line)
    title = f"{where} · {refused.column}" if refused.column else where
    return FoundRow(str(place), "circle-alert", title, say_reason(refused))


def move_row(move: Move, today: date) -> FoundRow:
    """One time that talks moved in."""
    when = day(local_date(from_stamp(move.at)), today)
    said = moved_in(move.talks)
    badge = None if move.left else ("info", "undo-2", _("taken back"))
    if 0 < move.left < move.talks:
        badge = ("info", "undo-2", _("{n} left").format(n=move.left))
    days = ""
    if move.left:
        first, last = (day(date.fromisoformat(each), today) for each in (move.first_day, move.last_day))
        days = f"{first} – {last}"
    return FoundRow(move.id, "download", f"{when} · {move.by}", " · ".join(filter(None, (said, days))), badge)


def moved_in(talks: int) -> str:
    """So many came in."""
    return ngettext("{n} talk moved in", "{n} talks moved in", talks).format(n=talks)


def taken_back(back: TakenBack) -> str:
    """What was taken back, and what stays."""
    said = [ngettext("{n} talk was taken back", "{n} talks were taken back", back.talks).format(n=back.talks)]
    if back.stay:
        stay = ngettext(
            "{n} talk was changed since, and stays", "{n} talks were changed since, and stay", back.stay
        )
        said.append(stay.format(n=back.stay))
    if back.counted:
        counted = ngettext(
            "{n} talk is counted in closed figures, and stays",
            "{n} talks are counted in closed figures, and stay",
            back.counted,
        )
        said.append(counted.format(n=back.counted))
    return ". ".join(said)
