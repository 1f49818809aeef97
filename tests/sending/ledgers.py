# SPDX-License-Identifier: EUPL-1.2
"""A release in the ledger of a desk, signed as real ones are; its files are short, as nobody looks into them here."""

from figures_desk import APRIL_15
from spreekuur.security import sshsig
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Signed
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.periods import Period
from spreekuur.team import roster

DESKS_KEY = bytes(range(64, 96))
Q1 = Period(2026, 1)


def a_release(desk, period=Q1, release="0" * 32):
    """Its entry."""
    manifest = f'{{"period":"{period}","release":"{release}"}}\n'.encode()
    files = {
        MANIFEST: manifest,
        SIGNATURE: sshsig.sign(DESKS_KEY, manifest).encode(),
        "tables/a.csv": b"a,count\n",
    }
    told = {"team": roster.of(desk.db).id, "name": f"spreekuur-statistics-aalsmeer-spreekuur-{period}"}
    told |= {"files": ledger.digests(files), "public_key": sshsig.public_half(DESKS_KEY).hex()}
    (entry,) = ledger.keep(desk.db, [Signed(period, release, told, files)], {}, APRIL_15)
    return next(one for one in ledger.entries(desk.db) if one.id == entry)
