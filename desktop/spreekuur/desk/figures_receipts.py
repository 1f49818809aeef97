# SPDX-License-Identifier: EUPL-1.2
"""The key by which this laptop knows the municipality's receipts.

It is kept in the vault and stays on this laptop: each coordinator compares it with the municipality, as they do with
a password, and no bundle of another laptop can put another one in its place.
"""

from spreekuur.desk.desk import Desk
from spreekuur.errors.sending import ReceiptKeyUnusable, WhyKey
from spreekuur.sending import receipt_key
from spreekuur.statistics import ledger
from spreekuur.store import practice, vault_settings
from spreekuur.team import roster

_KEY = "figures_receipt_key"


def municipality_key(desk: Desk) -> bytes | None:
    """The key that signs the municipality's receipts; None where none is kept, and any receipt counts.

    `sshsig.key_line` gives it as a line, `sshsig.fingerprint` in short, to be compared by phone.
    """
    kept = vault_settings.get(desk.db, _KEY, "")
    return bytes.fromhex(kept) if kept else None


def put_municipality_key(desk: Desk, typed: str) -> bytes | None:
    """Believe only receipts that this key signed, from now on; nothing typed: any receipt. Gives the key from before.

    What was confirmed stays so.

    Raises: PracticeStays, NotInATeam, NotACoordinator, ReceiptKeyUnusable; then the one from before stays.
    """
    practice.refuse(desk.db)
    roster.leading(desk.db)
    before, public = municipality_key(desk), receipt_key.parse(typed)
    if public and public.hex() in {one.told.get("public_key") for one in ledger.entries(desk.db)}:
        raise ReceiptKeyUnusable(WhyKey.OWN)
    vault_settings.put(desk.db, _KEY, public.hex() if public else "")
    return before
