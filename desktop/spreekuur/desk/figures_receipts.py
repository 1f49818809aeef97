# SPDX-License-Identifier: EUPL-1.2
"""The key by which this laptop knows the municipality's receipts, and what a receipt that was found means.

The key is kept in the vault and stays on this laptop: each coordinator gets it from the municipality, as they do the
password of the server, and no bundle of another laptop can put another one in its place.
"""

from datetime import datetime, timedelta

from spreekuur.desk.desk import Desk
from spreekuur.desk.roles import Act, require
from spreekuur.errors.sending import ReceiptKeyUnusable, WhyKey
from spreekuur.sending import receipt, receipt_key
from spreekuur.sending.notices import NoticeParcel
from spreekuur.sending.outbox import Note, Receipt
from spreekuur.sending.receipt import About, Said
from spreekuur.sending.ways import Parcel
from spreekuur.statistics import ledger
from spreekuur.store import practice, vault_settings
from spreekuur.team import roster
from spreekuur.times import local_date

_KEY = "figures_receipt_key"
_DAYS = "figures_receipt_days"
_AHEAD = timedelta(days=1)  # so far the clock of the municipality may be before ours


def municipality_key(desk: Desk) -> bytes | None:
    """The key that signs the municipality's receipts; None where none is kept, and any receipt counts.

    `sshsig.key_line` gives it as a line, `sshsig.fingerprint` in short, to be compared by phone.
    """
    kept = vault_settings.get(desk.db, _KEY, "")
    return bytes.fromhex(kept) if kept else None


def put_municipality_key(desk: Desk, typed: str) -> bytes | None:
    """Believe only receipts that this key signed, from now on; nothing typed: any receipt. Gives the key from before.

    What was confirmed stays so.

    Raises: PracticeStays, NotInATeam, NotACoordinator, NeedsCoordinator, ReceiptKeyUnusable; nothing changes then.
    """
    practice.refuse(desk.db)
    roster.leading(desk.db)
    require(desk, Act.FIGURES_PLACE)
    before, public = municipality_key(desk), receipt_key.parse(typed)
    if public and public.hex() in {one.told.get("public_key") for one in ledger.entries(desk.db)}:
        raise ReceiptKeyUnusable(WhyKey.OWN)
    vault_settings.put(desk.db, _KEY, public.hex() if public else "")
    return before


def heard(desk: Desk, parcel: Parcel | NoticeParcel, untrusted: Said, note: Note, now: datetime) -> Note:
    """How far a package or notice is, with what lies there as its receipt.

    Of two signed receipts the later one counts, so that an older one which somebody laid there again takes nothing
    back; that it was taken counts always.
    """
    key, days = municipality_key(desk), vault_settings.get(desk.db, _DAYS, {})
    found = receipt.judge(untrusted, About(parcel.digest, isinstance(parcel, NoticeParcel), key))
    if key and found.word is not None:
        day = found.day.isoformat() if found.day else ""
        if found.word is not Receipt.TAKEN and day < days.get(parcel.name, ""):
            return note
        if found.day and found.day <= local_date(now) + _AHEAD and day > days.get(parcel.name, ""):
            vault_settings.put(desk.db, _DAYS, {**days, parcel.name: day})
    return receipt.after(note, found, now)
