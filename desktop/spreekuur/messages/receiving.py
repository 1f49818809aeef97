# SPDX-License-Identifier: EUPL-1.2
"""The sentences about packages of figures that a municipality does not take in, and where it keeps the others."""

from collections.abc import Callable, Sequence

from spreekuur.errors import receiving as errors
from spreekuur.errors.receiving import Refusal, WhySigning, WhyStore
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

_MOST_NAMES, _LONGEST_NAME = 4, 60
WHY: dict[Refusal, Callable[[], str]] = {
    Refusal.TOO_LARGE: lambda: _(
        "This is larger than any package of figures. Ask the desk to send it again."
    ),
    Refusal.TOO_MANY: lambda: _(
        "This holds more files or folders than any package of figures. Ask the desk."
    ),
    Refusal.LINK: lambda: _("This holds a link to another place, which no package has. Ask the desk."),
    Refusal.UNREADABLE: lambda: _("This cannot be read; it may be damaged. Ask the desk to send it again."),
    Refusal.NO_PACKAGE: lambda: _("There is no package of figures in it. Nothing was taken from it."),
    Refusal.UNSIGNED: lambda: _("It is not signed. Ask the desk for the signed package."),
    Refusal.MANIFEST: lambda: _(
        "Its list of contents is not one that a desk makes. Ask the desk to send it again."
    ),
    Refusal.SIGNATURE: lambda: _(
        "The signature does not belong to it: it was changed, or another key signed it. Ask the desk."
    ),
    Refusal.UNKNOWN_SIGNER: lambda: _(
        "Nobody here has said that this key is the desk's. Compare its fingerprint with the desk by phone, "
        "put the key in the folder of --trust, and run this again."
    ),
    Refusal.REVOKED: lambda: _("It was signed with a key that was withdrawn. Ask the desk."),
    Refusal.NEWER: lambda: _(
        "A newer version of the program made it. Install that version here, then again."
    ),
    Refusal.CONTENTS: lambda: _("Its files contradict each other. Ask the desk to make the figures again."),
    Refusal.UNPROVED: lambda: _(
        "From these figures a small count could be worked out, or a sum in them is wrong. "
        "Keep them from others, and ask the desk."
    ),
    Refusal.UNFINISHED: lambda: _("The check of these figures did not come to an end. Run this again."),
    Refusal.SECOND_VERSION: lambda: _(
        "There are two different packages of this period. Ask the desk which one is right."
    ),
    Refusal.NOTICE: lambda: _("It is not a notice that a desk makes to withdraw figures. Ask the desk."),
    Refusal.ORDER: lambda: _("It does not follow on the packages of this desk before it. Ask the desk."),
}
OF_FILES: dict[Refusal, Callable[[], str]] = {
    Refusal.TOO_LARGE: lambda: _(
        "Larger than any file of a package of figures: {files}. Ask the desk to send it again."
    ),
    Refusal.LINK: lambda: _("A link to another place, which no package has: {files}. Ask the desk."),
    Refusal.PATH: lambda: _("A name in it leads out of the package: {files}. Ask the desk."),
    Refusal.NAME_TWICE: lambda: _(
        "Two files in it have the same name: {files}. Ask the desk to send it again."
    ),
    Refusal.UNREADABLE: lambda: _(
        "This cannot be read, it may be damaged: {files}. Ask the desk to send it again."
    ),
    Refusal.MISSING_FILE: lambda: _("Missing in it: {files}. Ask the desk to send it again."),
    Refusal.STRANGE_FILE: lambda: _(
        "Not on its signed list: {files}. Take out what was put there by mistake, or ask the desk to send it again."
    ),
    Refusal.CHANGED: lambda: _("Changed after it was signed: {files}. Ask the desk to send it again."),
}
"""The same where it is known which files it is about."""
STORE: dict[WhyStore, Callable[[], str]] = {
    WhyStore.ADDRESS: lambda: _("--into takes sqlite:///FILE or an address that begins with postgresql://."),
    WhyStore.DRIVER: lambda: _(
        "The part of this program that speaks with PostgreSQL is missing: install the program again, "
        "or use sqlite:///FILE."
    ),
    WhyStore.NO_SERVER: lambda: _(
        "No database server answers at that address. Look at its host, port and network, then run this again."
    ),
    WhyStore.NO_DATABASE: lambda: _(
        "The server has no database of that name. Make it (createdb), or correct the address."
    ),
    WhyStore.PASSWORD: lambda: _(
        "The database server does not accept this user name or password. Keep the right one in ~/.pgpass."
    ),
    WhyStore.NOT_LET_IN: lambda: _("The database server does not let this user in. Ask whoever runs it."),
    WhyStore.RIGHTS: lambda: _(
        "This user may not make or change tables there. Ask whoever runs the server for a database of its own."
    ),
    WhyStore.OTHER_TABLES: lambda: _(
        "Other tables there have the names of ours. Nothing was changed: name another database, or another schema."
    ),
    WhyStore.BUSY: lambda: _(
        "Another program is writing into the database. Nothing is half written: run this again when it is done."
    ),
    WhyStore.FULL: lambda: _(
        "There is no room left for the database. Nothing is half written: make room, then run this again."
    ),
    WhyStore.UNREACHABLE: lambda: _(
        "The database cannot be reached, or refused. Nothing is half written: look at it, then run this again."
    ),
    WhyStore.NOT_OURS: lambda: _("That file is no database of figures. It was left alone: name another one."),
    WhyStore.NEWER: lambda: _(
        "A newer version of the program made that database. Install that version here."
    ),
    WhyStore.CHANGED: lambda: _(
        "Counts in the database were changed by hand. Nothing was added up: begin a new database from all packages."
    ),
    WhyStore.IN_THE_INBOX: lambda: _(
        "Database, keys and report may not lie in the inbox: what lies there came from outside."
    ),
}
SIGNING: dict[WhySigning, Callable[[], str]] = {
    WhySigning.UNREADABLE: lambda: _(
        "The key that signs the receipts is not there or cannot be read. Nothing was taken in."
    ),
    WhySigning.NO_KEY: lambda: _(
        "That is no key of OpenSSH, or it is damaged. Make one: ssh-keygen -t ed25519."
    ),
    WhySigning.PUBLIC: lambda: _("That is the public half, which the desks get. Name the file without .pub."),
    WhySigning.KIND: lambda: _(
        "Receipts are signed with an Ed25519 key only. Make one: ssh-keygen -t ed25519."
    ),
    WhySigning.OPEN: lambda: _(
        "Others on this computer can read the key that signs the receipts. Make it yours alone: chmod 600."
    ),
    WhySigning.NOBODY_TO_ASK: lambda: _(
        "The key has a passphrase, and without a terminal nobody can be asked. Use a key without one, or a terminal."
    ),
    WhySigning.PASSPHRASE: lambda: _(
        "The passphrase does not open the key, or the key is damaged. Try again."
    ),
}


def _refused(error: errors.PackageRefused) -> str:
    if error.why not in OF_FILES or (error.why in WHY and not error.files):
        return WHY[error.why]()
    return OF_FILES[error.why]().format(files=names(error.files))


def names(files: Sequence[str]) -> str:
    """The first of these names, each only as long as a line, without any sign that a terminal obeys."""
    shown = ["".join(sign if sign.isprintable() else "?" for sign in name) for name in files[:_MOST_NAMES]]
    shown = [name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…" for name in shown]
    return ", ".join([*shown, "…"] if len(files) > _MOST_NAMES else shown)


SENTENCES: dict[type, Sentence] = {
    errors.PackageRefused: lambda e: _refused(e),
    errors.PeriodTaken: lambda e: _(
        "Another package of this period is in already, and stays in. Ask the desk by phone which one is right: "
        "if the first is wrong, the desk withdraws it by a signed notice, and it is in no sum any more."
    ),
    errors.PackageWaits: lambda e: _(
        "The package before this one is not here yet. Ask the desk for it; this one is taken in after it."
    ),
    errors.MailWaits: lambda e: _(
        "Of the five files of this mail these are not here yet: {files}. Save them too; then it is taken in."
    ).format(files=names(e.files)),
    errors.NoticeWaits: lambda e: _(
        "It withdraws figures that were not taken in here. It counts as soon as they are."
    ),
    errors.InboxUnreadable: lambda e: _("{name} is not there or cannot be read.").format(**vars(e)),
    errors.FiguresStoreUnusable: lambda e: STORE[e.why](),
    errors.SigningKeyUnusable: lambda e: SIGNING[e.why](),
}
