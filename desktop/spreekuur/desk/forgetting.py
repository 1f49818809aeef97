# SPDX-License-Identifier: EUPL-1.2
"""What a client who says no later takes out of a talk that was saved before: also from what was noted of it."""

from spreekuur.consultations import store
from spreekuur.store.connection import Database
from spreekuur.store.writing import erase, remove

_BESIDE = {
    "referral": ("route", "priority", "rules", "reason"),
    "sealed_note": ("sealed",),
    "stay": ("arrival", "departure"),
}


def forget(db: Database, consultation_id: str) -> None:
    """Leave of a saved talk only its anonymous count; cannot be undone. A talk not saved yet is no error."""
    with db.atomic():
        for table, fields in _BESIDE.items():
            query = f"select id from {table} where consultation_id = ?"
            for (row_id,) in db.execute(query, (consultation_id,)).fetchall():
                remove(db, table, row_id)
                erase(db, table, row_id, fields)
        if store.get(db, consultation_id) is not None:
            erase(
                db,
                "consultation",
                consultation_id,
                ("note", "client_id", *store.ANSWERS, *store.BANDS.values()),
            )
            db.execute(
                "update consultation_topic set signal = 0 where consultation_id = ?", (consultation_id,)
            )
