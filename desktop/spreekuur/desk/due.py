# SPDX-License-Identifier: EUPL-1.2
"""What is erased because its time has come: looked for when a vault opens and when an evening starts."""

from datetime import datetime

from spreekuur.clients import searching, seen
from spreekuur.clients import store as clients
from spreekuur.consultations import draft
from spreekuur.desk import client_files_bin, known_day
from spreekuur.desk.desk import Desk
from spreekuur.desk.forgetting import forget_typed
from spreekuur.desk.records import scrubbed
from spreekuur.errors import UserError
from spreekuur.letters import store as papers
from spreekuur.referral import tasks
from spreekuur.statistics import ledger
from spreekuur.store import drafts, words
from spreekuur.store.reaching import owe
from spreekuur.times import local_date


def erase_what_is_due(desk: Desk, now: datetime) -> None:
    """Erase what has had its time, if this laptop's date is believed; else somebody is asked first (`known_day`)."""
    if known_day.is_believed(desk, now):
        erase_by(desk, now)
    else:
        client_files_bin.reach(desk)


def erase_by(desk: Desk, now: datetime) -> None:
    """Erase letter fields after fourteen days, files after thirty in the bin, and after two years who saw a file.

    Tasks that were done or taken away go after thirty days; what was counted of a year ninety days after its release.

    What was typed for a letter goes as well when its form was never finished; the form stays. Files go down to the
    pages on the disk now, all else before the next copy of the vault is made. Files with which nothing was for
    twenty-four months are not erased here: a person looks at the list first (`client_files_due`).
    """
    with desk.db.atomic():
        typed = forget_typed(desk.db, local_date(now))
        letters, lines = papers.erase_due(desk.db, local_date(now)), seen.drop_due(desk.db, local_date(now))
        ended, years = tasks.forget_ended(desk.db, now), ledger.forget(desk.db, now)
        if typed or letters or lines or ended or years:
            owe(desk.db, soon=False)
    client_files_bin.purge(desk, now)


def look_after(desk: Desk, now: datetime) -> None:
    """The same when a vault opens, where a full disk only puts it off: nobody is kept from the desk by it."""
    clients.make_findable(desk.db)
    try:
        _mask_what_was_kept(desk)
        searching.keep_fast(desk.db)
        erase_what_is_due(desk, now)
    except UserError:
        return  # it is owed still, and tried again when an evening starts


def _mask_what_was_kept(desk: Desk) -> None:
    """Identifiers that an older program did not recognise go out of everything that is kept, forms included."""
    with desk.db.atomic():
        done = words.clean_kept(desk.db)
        if done is None:
            return
        clients.find_anew(desk.db, done.clients)
        open_forms = [each for each in drafts.open_drafts(desk.db) if each.kind == draft.KIND]
        for kept in open_forms:
            drafts.correct(desk.db, kept.id, draft.to_text(scrubbed(draft.from_text(kept.content))))
        if done.count or open_forms:
            owe(desk.db)
