# SPDX-License-Identifier: EUPL-1.2
"""A talk from the first key to saved, and back again when saving is undone."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from spreekuur.consultations import draft, questions, store
from spreekuur.consultations.model import Consultation, Kind
from spreekuur.consultations.talk import Talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import linking, queue, records, shelter, signal_cards
from spreekuur.desk.client_files_consents import may_link
from spreekuur.desk.desk import Desk
from spreekuur.desk.forgetting import forget
from spreekuur.desk.form import is_about_safety
from spreekuur.errors.desk import DayInFuture
from spreekuur.evenings.model import Evening, Ticket, TicketState
from spreekuur.letters import store as papers
from spreekuur.referral import store as referrals
from spreekuur.security.sealing import seal
from spreekuur.store import drafts, vault_settings
from spreekuur.store.writing import new_id, remove, save, step, undo
from spreekuur.times import local_date, stamp

DRAFT = draft.KIND


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved talk, what the form held, and the step that takes it back."""

    consultation: Consultation
    talk: Talk
    step: str


def begin(evening: Evening, now: datetime, ticket: Ticket | None = None, number: int | None = None) -> Talk:
    """A new talk, for a called number, for a number somebody says, or without one."""
    talk = Talk(new_id(), evening.id, stamp(now), number=number)
    if ticket is None:
        return talk
    return replace(
        talk,
        number=ticket.number,
        ticket_id=ticket.id,
        language=ticket.language,
        help_first=ticket.help_first,
        interpreter="needed" if ticket.interpreter else "unknown",
        signals=None if ticket.help_first else (),
    )


def begin_afterwards(desk: Desk, started: datetime, now: datetime) -> Talk:
    """A talk that was noted on paper, with its own date and time.

    Raises:
        DayInFuture: the moment lies after now.
    """
    if started > now:
        raise DayInFuture(local_date(started))
    evening = evenings.of_day(desk, local_date(started), now)
    return Talk(new_id(), evening.id, stamp(started), entered_afterwards=True)


def keep(desk: Desk, talk: Talk) -> None:
    """Keep the form as an encrypted draft, without identifiers in its free texts."""
    drafts.keep(desk.db, talk.id, talk.evening_id, DRAFT, draft.to_text(records.scrubbed(talk)))


def unfinished(desk: Desk) -> list[tuple[Talk, str]]:
    """Talks that were begun and not saved, each with the stamp of its last draft."""
    return [(draft.from_text(d.content), d.saved_at) for d in drafts.open_drafts(desk.db) if d.kind == DRAFT]


def throw_away(desk: Desk, talk_id: str) -> None:
    """Drop a draft for good."""
    drafts.drop(desk.db, talk_id)


def finish(desk: Desk, talk: Talk, now: datetime, *, client_id: str | None = None) -> Saved:
    """Save a talk: the row, its routes, its sealed signals and cards, the number helped, the draft erased, or nothing.

    Saving the same talk again records its corrected version. Without a client's consent that holds today the talk
    is kept as an anonymous one; `client_id` goes before the talk's own.
    """
    talk = signal_cards.withheld(signal_cards.sealed(desk.db, talk, now))
    kept = records.may_keep(talk)
    linked = _under_code(desk, replace(talk, client_id=client_id or talk.client_id), now)
    row = records.consultation(linked, now)
    with desk.db.atomic():
        if records.without_consent(talk):
            forget(desk.db, talk.id)
        return Saved(row, talk, _save(desk, kept, row, now))


def _under_code(desk: Desk, talk: Talk, now: datetime) -> Talk:
    """The talk as it may be kept: under a code only while that file is open and its consent to record holds.

    A talk about health or violence also needs that person's yes to exactly that. Each person stands for themselves.
    """
    talk = linking.as_agreed(talk, desk.content)
    for file in linking.files(talk):
        if not may_link(desk, file, local_date(now)):
            talk = linking.unlink(talk, file)
    return talk


def _save(desk: Desk, kept: Talk, row: Consultation, now: datetime) -> str:
    with step(desk.db, "save_talk") as step_id:
        is_new = store.add(desk.db, row, _signal_topics(desk, kept))
        if kept.routes or not is_new:
            _keep_routes(desk, kept, now, is_new)
        if kept.question or not is_new:
            _keep_question(desk, kept, now)
        _seal_signals(desk, kept, is_new)
        signal_cards.put_away(desk.db, kept)
        shelter.keep(desk.db, kept)
        if row.ticket_id is not None:
            queue.leave(desk, row.ticket_id, _leaves_as(row.kind), now)
        drafts.drop(desk.db, row.id)
    return step_id


def take_back(desk: Desk, saved: Saved) -> Talk:
    """Undo saving: the row is gone, and the form is a draft again."""
    with desk.db.atomic():
        undo(desk.db, saved.step)
        keep(desk, saved.talk)
    return saved.talk


def no_show(desk: Desk, evening: Evening, now: datetime, ticket: Ticket | None = None) -> Saved:
    """Note that somebody with an appointment, or with a number that was called, did not come."""
    return finish(desk, replace(begin(evening, now, ticket), kind=Kind.NO_SHOW, signals=()), now)


def _leaves_as(kind: Kind) -> TicketState:
    return TicketState.HELPED if kind in (Kind.TALK, Kind.LIGHT_TOUCH) else TicketState.GONE


def _keep_routes(desk: Desk, talk: Talk, now: datetime, is_new: bool) -> None:
    referrals.choose(desk.db, talk.id, talk.routes, stamp(now), first_time=is_new)
    with_paper = {paper.recipient for paper in papers.of_consultation(desk.db, talk.id)}
    for referral in referrals.of_consultation(desk.db, talk.id) if with_paper else ():
        if referral.state == "chosen" and referral.route in with_paper:
            referrals.reach(desk.db, referral.id, "paper_made")


def _keep_question(desk: Desk, talk: Talk, now: datetime) -> None:
    topic = next(iter(talk.topics), "")
    asked = questions.Asked(talk.id, talk.evening_id, talk.language, topic, talk.question)
    questions.keep(desk.db, asked, stamp(now))


def _signal_topics(desk: Desk, talk: Talk) -> frozenset[str]:
    """The questions that carry the yes/no bit: those about safety, else the first one."""
    if not talk.signals:
        return frozenset()
    safety = [topic for topic in talk.topics if is_about_safety(topic, desk.content)]
    return frozenset(safety or talk.topics[:1])


def _seal_signals(desk: Desk, talk: Talk, is_new: bool) -> None:
    # Only the confidants' own slots can open it (docs/security.md); this laptop's other slots never can.
    kept = "select id from sealed_note where consultation_id = ? and kind = 'signals'"
    notes = [] if is_new else desk.db.execute(kept, (talk.id,)).fetchall()
    for (note_id,) in notes:
        remove(desk.db, "sealed_note", note_id)
    if not talk.signals:
        return
    public_key = bytes.fromhex(vault_settings.get(desk.db, "confidant_key", ""))
    sealed = seal(public_key, json.dumps(sorted(talk.signals)).encode(), talk.id.encode())
    row = {"id": new_id(), "consultation_id": talk.id, "kind": "signals", "sealed": sealed}
    save(desk.db, "sealed_note", row)
