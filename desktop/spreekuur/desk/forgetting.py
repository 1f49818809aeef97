# SPDX-License-Identifier: EUPL-1.2
"""What a client who says no later takes out of a talk that was saved before: also from what was noted of it."""

from spreekuur.consultations import store
from spreekuur.letters import store as papers
from spreekuur.store.connection import Database
from spreekuur.store.journal import noted_rows, was_saved
from spreekuur.store.writing import erase, remove

_BESIDE = {
    "referral": ("route", "priority", "rules", "reason"),
    "sealed_note": ("sealed",),
    "stay": ("arrival", "departure"),
}
_TELLING = ("note", "client_id", *store.ANSWERS, *store.BANDS.values())


def forget(db: Database, consultation_id: str) -> None:
    """Leave of a talk only its anonymous count; cannot be undone. A talk not saved yet has papers at most."""
    with db.atomic():
        for paper in papers.of_consultation(db, consultation_id):
            papers.forget_content(db, paper.id)
        if not was_saved(db, "consultation", consultation_id):
            return
        for table, fields in _BESIDE.items():
            query = f"select id from {table} where consultation_id = ?"
            for (row_id,) in db.execute(query, (consultation_id,)).fetchall():
                remove(db, table, row_id)
            # Those that a correction or an undo took away before are noted as well.
            for row_id in noted_rows(db, table, "consultation_id", consultation_id):
                erase(db, table, row_id, fields)
        erase(db, "consultation", consultation_id, _TELLING)
        db.execute("update consultation_topic set signal = 0 where consultation_id = ?", (consultation_id,))
