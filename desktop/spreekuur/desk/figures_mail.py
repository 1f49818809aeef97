# SPDX-License-Identifier: EUPL-1.2
"""Signed figures as plain files for a mail that somebody sends from any computer, with the text of the mail."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spreekuur.desk import statistics_signing
from spreekuur.desk.desk import Desk
from spreekuur.errors.figures import NotSigned
from spreekuur.errors.papers import FolderMissing
from spreekuur.security.files import is_folder, put_in_place
from spreekuur.sending.mail import Mail, mail_of
from spreekuur.statistics import catalogue, ledger
from spreekuur.statistics.package import Package, write_package
from spreekuur.statistics.periods import Period
from spreekuur.statistics.wording import DUTCH, Wording


@dataclass(frozen=True, slots=True)
class Saved:
    """A mail, the folder that holds nothing but its files, and the file with its text beside that folder."""

    mail: Mail
    folder: Path
    text: Path


def save(desk: Desk, period: Period, folder: Path, now: datetime) -> Saved:
    """Put the files for a mail into a folder of their own, whole or not at all, and note that they were given out.

    The text lies beside that folder: so whoever attaches everything in it attaches the right files.

    Raises: FolderMissing, PracticeStays, NotSigned, SignedTwice, WasWithdrawn, LedgerDamaged, LedgerOfAnother,
        PackageThere, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if not is_folder(folder):
        raise FolderMissing
    files = statistics_signing.release_files(desk, period)
    entry = ledger.standing(desk.db, period)
    if entry is None:
        raise NotSigned(str(period))
    name = str(entry.told["name"])
    mail = mail_of(name, files, Wording(DUTCH, catalogue.of(desk.content)))
    place = write_package(Package(f"{name}-mail", mail.files), folder / f"{name}-mail")
    text = folder / f"{name}-mail.txt"
    put_in_place(text, f"{mail.subject}\n\n{mail.body}".encode())
    statistics_signing.note_sent(desk, period, now)
    return Saved(mail, place, text)
