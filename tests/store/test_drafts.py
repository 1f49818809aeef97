# SPDX-License-Identifier: EUPL-1.2
"""Open forms are kept, last touched first, and dropped when done."""

from datetime import UTC, datetime, timedelta

from spreekuur.store.drafts import drop, keep, open_drafts


def test_a_draft_is_kept_overwritten_and_dropped(db):
    moments = (datetime(2026, 11, 11, 20, tzinfo=UTC) + timedelta(minutes=n) for n in range(9))
    db.clock = lambda: next(moments)
    keep(db, "a", "e", "consultation", "first")
    keep(db, "b", "e", "consultation", "second")
    keep(db, "a", "e", "consultation", "first, longer")
    assert [(draft.id, draft.content) for draft in open_drafts(db)] == [
        ("a", "first, longer"),
        ("b", "second"),
    ]
    drop(db, "a")
    assert [draft.id for draft in open_drafts(db)] == ["b"]
    assert "second" not in repr(open_drafts(db))
