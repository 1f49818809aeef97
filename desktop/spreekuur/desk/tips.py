# SPDX-License-Identifier: EUPL-1.2
"""One small tip an evening, each at most once, gone for the evening when it was closed."""

from spreekuur.desk.desk import Desk
from spreekuur.store import vault_settings

COUNT = 8
_SETTING = "tips"


def tonight(desk: Desk, evening_id: str) -> int | None:
    """Which tip belongs to this evening.

    None when it was closed, when all were shown, in practice, and where nothing can be kept.
    """
    if desk.practice or desk.db.reading is not None:
        return None
    kept = vault_settings.get(desk.db, _SETTING, {})
    if kept.get("evening") != evening_id:
        kept = {"evening": evening_id, "tip": kept.get("tip", -1) + 1, "closed": False}
        vault_settings.put(desk.db, _SETTING, kept)
    tip = int(kept["tip"])
    return tip if tip < COUNT and not kept["closed"] else None


def close(desk: Desk) -> None:
    """No tip any more this evening."""
    kept = vault_settings.get(desk.db, _SETTING, {})
    vault_settings.put(desk.db, _SETTING, kept | {"closed": True})
