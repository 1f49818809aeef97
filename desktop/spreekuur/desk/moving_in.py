# SPDX-License-Identifier: EUPL-1.2
"""Moving in: what a file would bring, shown first, then kept as a whole or not at all. And back again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from spreekuur.consultations import store as consultations
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.desk import backups, linking, moving_files, records
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.errors.moving import LinesRefused
from spreekuur.evenings import store as evening_store
from spreekuur.language import current
from spreekuur.moving import judging, own_ids, store
from spreekuur.moving.model import Choices, Judged, Record, Sent, Sheet
from spreekuur.referral import steps
from spreekuur.referral import store as referrals
from spreekuur.referral.going import REPLY_DAYS
from spreekuur.referral.progress import Progress, Step, WhyNot
from spreekuur.statistics import closing
from spreekuur.store import practice
from spreekuur.store.writing import step
from spreekuur.times import local_date, stamp

_MARK = {"numbers": "moved_in"}
"""Why an evening that moved in has no queue numbers, in the place of the reasons of closing."""

Progressed = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be kept: the talks that are new, how many are here already, and what comes with them."""

    judged: Judged
    new: tuple[Record, ...] = field(repr=False)
    known: int
    evenings: int
    files: int
    consent_over: int
    """Talks whose client said yes so long ago that the consent has ended: no name is kept of them."""
    late: int = 0
    """Talks of a quarter whose figures are closed: they count in the first one that is open."""
    counts_in: str = ""


@dataclass(frozen=True, slots=True)
class MovedIn:
    """What was kept, and the step that `moving_back` takes back."""

    step: str
    added: int
    known: int


def look(desk: Desk, sheet: Sheet, choices: Choices, now: datetime) -> Plan:
    """What a table would bring with these choices; nothing is kept.

    Raises: IdentifierColumn, ColumnRefused, WordRefused.
    """
    return plan(desk, judging.judge(sheet, desk.content, choices, local_date(now), current()), now)


def plan(desk: Desk, judged: Judged, now: datetime) -> Plan:
    """The same of a table that was judged already."""
    ids = _ids(desk, judged.records)
    here = store.there(desk.db, ids.values())
    new = tuple(record for record in judged.records if ids[record.line] not in here)
    days = {record.held_on.isoformat() for record in new} - store.days(desk.db)
    people = moving_files.people(new, local_date(now))
    first_open = closing.first_open(desk.db)
    late = sum(first_open is not None and record.held_on < first_open.first for record in new)
    known = len(judged.records) - len(new)
    counts_in = str(first_open or "")
    return Plan(judged, new, known, len(days), len(people.of), people.over, late, counts_in)


def bring_in(desk: Desk, wanted: Plan, now: datetime, progressed: Progressed = lambda *_: None) -> MovedIn:
    """Keep all of it in one transaction, after a copy of the vault was made; `progressed` may raise to stop it.

    Raises: PracticeStays, LinesRefused, and what `backups.on_this_laptop` raises.
    """
    practice.refuse(desk.db)
    if wanted.judged.refused:
        raise LinesRefused(*wanted.judged.refused)
    if not wanted.new:
        return MovedIn("", 0, wanted.known)
    backups.on_this_laptop(desk)
    return keep(desk, wanted, now, progressed)


def keep(desk: Desk, wanted: Plan, now: datetime, progressed: Progressed = lambda *_: None) -> MovedIn:
    """The same without the copy, for whoever made one."""
    with desk.db.atomic(), step(desk.db, store.STEP) as step_id:
        own_ids.make_key(desk.db)
        ids = _ids(desk, wanted.new)
        files = moving_files.make(desk, wanted.new, local_date(now))
        held: dict[date, str] = {}
        for count, record in enumerate(sorted(wanted.new, key=lambda one: (one.held_on, one.line))):
            if count % 50 == 0:
                progressed(count, len(wanted.new))
            evening_id = held.get(record.held_on) or _evening(desk, record.held_on, now)
            held[record.held_on] = evening_id
            _add(desk, _talk(ids[record.line], evening_id, record, files.get(record.line)), record, now)
            if record.id:
                store.came_from(desk.db, record.id, ids[record.line])
        progressed(len(wanted.new), len(wanted.new))
    return MovedIn(step_id, len(wanted.new), wanted.known)


def _evening(desk: Desk, day: date, now: datetime) -> str:
    """The evening of that day; one that is new is closed, and marked as moved in."""
    if (known := evening_store.evening_on(desk.db, day)) is not None:
        return known.id
    made = evenings.of_day(desk, day, now)
    evening_store.note_count_reasons(desk.db, made.id, _MARK)
    return made.id


def _talk(talk_id: str, evening_id: str, record: Record, client_id: str | None) -> Talk:
    return Talk(
        talk_id,
        evening_id,
        stamp(record.started_at or _noon(record.held_on)),
        kind=record.kind,
        language=record.language,
        number=record.number,
        client_id=client_id,
        interpreter=record.interpreter,
        persons=record.persons,
        key_person=record.key_person,
        entered_afterwards=record.entered_afterwards,
        topics=record.topics,
        answers=record.answers,
        consent=record.consent,
        outcomes=record.outcomes,
        routes=tuple(ChosenRoute(sent.route, sent.priority) for sent in record.routes),
        bands=record.bands,
        stays=record.stays,
        note=record.note,
    )


def _add(desk: Desk, talk: Talk, record: Record, now: datetime) -> None:
    """Keep one talk by the rules by which any talk is kept."""
    kept = linking.as_agreed(talk, desk.content)
    row = records.consultation(kept, now)
    consultations.add(desk.db, replace(row, ended_at=record.ended_at or row.started_at))
    if record.routes and not records.without_consent(kept):
        referrals.choose(desk.db, talk.id, kept.routes, talk.started_at, first_time=True)
        said = {sent.route: sent for sent in record.routes}
        for referral in referrals.of_consultation(desk.db, talk.id):
            _let_stand(desk, referral.id, said[referral.route], record.held_on, now)


def _let_stand(desk: Desk, referral_id: str, sent: Sent, held_on: date, now: datetime) -> None:
    """Note how far a referral is; one of which nobody says it, and that is long ago, has ended as unknown."""
    long_ago = held_on + timedelta(days=REPLY_DAYS) < local_date(now)
    to = Progress(sent.state or (Progress.UNKNOWN if long_ago else Progress.CHOSEN))
    if to is not Progress.CHOSEN:
        why = WhyNot(sent.why) if sent.why else None
        steps.add(desk.db, referral_id, Step(to, held_on, desk.db.author, why), now)


def _ids(desk: Desk, found: Sequence[Record]) -> Mapping[int, str]:
    """The id of each talk by its line: of one that is here its own, else one that only this vault makes.

    The id that a file names may stand in many vaults: were it taken, two laptops would quarrel about whose row it is.
    The id of a line that was taken back is not used again: what was taken back and what is new are two talks.
    """
    here = store.known_as(desk.db, [record.id for record in found if record.id])
    ids = {record.line: here[record.id] for record in found if record.id in here}
    waiting = [record for record in found if record.line not in ids]
    turn = 0
    while waiting:
        made = {one.line: own_ids.of_line(desk.db, one.id, one.key, one.held_on, turn) for one in waiting}
        here = store.known_as(desk.db, made.values())
        gone = store.ever(desk.db, made.values()) - here.keys()
        ids |= {line: here.get(id_, id_) for line, id_ in made.items() if id_ not in gone}
        waiting = [record for record in waiting if made[record.line] in gone]
        turn += 1
    return ids


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
