# SPDX-License-Identifier: EUPL-1.2
"""What a client who says no later takes out of a talk that was saved before: also from what was noted of it."""

from dataclasses import replace
from datetime import date, timedelta

from spreekuur.consultations import draft, store
from spreekuur.desk.signal_cards import sealed
from spreekuur.letters import store as papers
from spreekuur.store import drafts
from spreekuur.store.connection import Database
from spreekuur.store.journal import noted_rows, was_saved
from spreekuur.store.writing import erase, remove
from spreekuur.times import from_stamp, local_date

_BESIDE = {
    "referral": ("route", "priority", "rules", "reason", "instead_of"),
    "sealed_note": ("sealed",),
    "shelter_step": ("step", "reached_on", "noted_by"),
    "stay": ("arrival", "departure"),
    "talk_person": ("client_id",),
}
_OF_THE_OTHERS = ("referral", "talk_person")
_TELLING = ("note", "client_id", *store.ANSWERS, *store.BANDS.values())


def forget(db: Database, consultation_id: str, *, shared: bool = False) -> None:
    """Leave of a talk only its anonymous count; cannot be undone. A talk not saved yet has papers at most.

    A `shared` one stands in the file of somebody else too, who keeps the day, the topics and where it led: what was
    noted, answered and written may be about the other, and goes.
    """
    with db.atomic():
        for paper in papers.of_consultation(db, consultation_id):
            papers.forget_content(db, paper.id)
        if not was_saved(db, "consultation", consultation_id):
            return
        for table, fields in _BESIDE.items():
            if shared and table in _OF_THE_OTHERS:
                continue
            query = f"select id from {table} where consultation_id = ?"
            for (row_id,) in db.execute(query, (consultation_id,)).fetchall():
                remove(db, table, row_id)
            # Those that a correction or an undo took away before are noted as well.
            for row_id in noted_rows(db, table, "consultation_id", consultation_id):
                erase(db, table, row_id, fields)
        erase(db, "consultation", consultation_id, _TELLING)
        db.execute("update consultation_topic set signal = 0 where consultation_id = ?", (consultation_id,))


def forget_typed(db: Database, today: date) -> int:
    """Erase what was typed for letters in forms that stayed open for fourteen days, and seal their signal cards."""
    old = 0
    for kept in drafts.open_drafts(db):
        talk = draft.from_text(kept.content) if kept.kind == draft.KIND else None
        if talk is None or not (talk.letter or talk.card):
            continue
        if local_date(from_stamp(talk.started_at)) + timedelta(days=papers.KEEP_DAYS) <= today:
            closed = sealed(db, replace(talk, letter={}), db.clock())
            drafts.correct(db, kept.id, draft.to_text(closed))
            old += 1
    return old
