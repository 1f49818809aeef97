# SPDX-License-Identifier: EUPL-1.2
"""The sentences about the vault: what happened, that nothing was lost, what to do."""

from collections.abc import Callable

from spreekuur.errors import vault as errors
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence

_HOW_MANY: dict[int, Callable[[], str]] = {
    8: lambda: _("The recovery sheet has eight groups of five letters and digits. Type all of them."),
    16: lambda: _("One of the three sheets has sixteen groups of five letters and digits. Type all of them."),
    32: lambda: _("It takes two of the three sheets. Type the groups of a second one, too."),
}


def reading_only(full: bool) -> str:
    """What can be done in a vault that is open for reading only, and why it is."""
    if full:
        return _("For reading only: the disk is full. You can read, print and make a copy; nothing is saved.")
    return _(
        "For reading only: the disk cannot be written. You can read, print and make a copy; nothing is saved."
    )


SENTENCES: dict[type, Sentence] = {
    errors.NoVault: lambda e: _("There is no vault here yet. Start by making one."),
    errors.VaultExists: lambda e: _("There is a vault here already. It was left as it is."),
    errors.WrongPassphrase: lambda e: _(
        "This passphrase does not open the vault. Check the words and the keyboard."
    ),
    errors.WaitBeforeTrying: lambda e: ngettext(
        "That did not work several times. Wait {seconds} second before the next try.",
        "That did not work several times. Wait {seconds} seconds before the next try.",
        e.seconds,
    ).format(**vars(e)),
    errors.RecoveryMistyped: lambda e: (
        _("Group {group} is not right. Compare it with the sheet.").format(**vars(e))
        if e.group
        else _HOW_MANY[e.groups]()
    ),
    errors.SheetsThere: lambda e: _(
        "Three sheets open this vault already. Nothing was done: make new ones in their place."
    ),
    errors.SheetTwice: lambda e: _(
        "This is the same sheet twice. Type two different ones of the three sheets."
    ),
    errors.SheetsOfTwoSets: lambda e: _(
        "These two sheets do not belong together. Look at the date on them: both must be of the same day."
    ),
    errors.RecoveryRefused: lambda e: _("This recovery sheet belongs to another vault."),
    errors.WeakPassphrase: lambda e: _(
        "This passphrase is too easy to guess. Make it longer, or use the six words."
    ),
    errors.PassphraseFileUnusable: lambda e: _(
        "The passphrase file cannot be used: its first line needs at least five words or 20 characters."
    ),
    errors.KeyslotsMissing: lambda e: _(
        "The file with the locks is missing. Your data is still there: put keyslots.json back from a backup."
    ),
    errors.DamagedKeyslots: lambda e: _(
        "The file with the locks is damaged. Your data is still there: put keyslots.json back from a backup."
    ),
    errors.DamagedStore: lambda e: _(
        "The passphrase is right, but the data file is damaged. It was left as it is: restore a backup."
    ),
    errors.StoreNotOurs: lambda e: _(
        "The passphrase is right, but it does not fit: the data file is damaged, or of another vault or day."
        " It was left as it is: restore a backup."
    ),
    errors.StoreNotAsLeft: lambda e: _(
        "The data file can be read, but it is not as Spreekuur left it. You wanted to put a copy in its place."
    ),
    errors.StoreMissing: lambda e: _("The data file is missing. Restore a backup."),
    errors.PlaintextStore: lambda e: _(
        "The data file is not encrypted. It was not opened. Ask your coordinator."
    ),
    errors.StoreUnsafe: lambda e: _(
        "The data file could not be opened safely ({setting}). Nothing was changed. Ask your coordinator."
    ).format(**vars(e)),
    errors.NewerSchema: lambda e: _(
        "This vault was used with a newer version of Spreekuur. Install that version; nothing was changed."
    ),
    errors.StoreBusy: lambda e: _(
        "Another program is holding the data file, perhaps a virus scanner. Wait a moment and try again."
    ),
    errors.StoreFaulty: lambda e: _(
        "The disk gave an error. What was saved before is safe. Try again, and make a backup on a stick."
    ),
    errors.ReadOnlyHome: lambda e: _(
        "The vault's folder cannot be written. Nothing was changed. Check the disk or take another folder."
    ),
    errors.NoRoom: lambda e: _(
        "The disk is full. This was not saved; everything saved before is safe. Make room and try again."
    ),
    errors.ReadingOnly: lambda e: (
        _(
            "The disk is full, so the vault is open for reading only. This was not saved. Make room and open it again."
        )
        if e.full
        else _(
            "The disk cannot be written, so the vault is open for reading only. This was not saved. Make a copy on"
            " another disk."
        )
    ),
    errors.CloudFolder: lambda e: _(
        "This folder is copied to {service}, which can damage the vault and give copies away. Choose another."
    ).format(**vars(e)),
    errors.UnsuitableDisk: lambda e: _(
        "This folder is on a disk that cannot keep a vault safe ({kind}). Choose a folder on this computer."
    ).format(**vars(e)),
    errors.AlreadyOpen: lambda e: _(
        "This vault is open in another window of Spreekuur. Go on there, or close it first."
    ),
    errors.SlotsFull: lambda e: _("Twelve people have a passphrase already. Take one away first."),
    errors.SlotNameTaken: lambda e: _(
        "Somebody has a passphrase under this name already. Choose another name."
    ),
    errors.SlotNameInvalid: lambda e: _("A name needs 1 to 40 characters."),
    errors.NoSuchSlot: lambda e: _("Nobody has a passphrase under this name."),
    errors.LastSlot: lambda e: _("This is the last passphrase of the vault. Add another one first."),
    errors.NoPassphraseGiven: lambda e: _("Give the passphrase on a terminal, or with --passphrase-file."),
    errors.PassphrasesDiffer: lambda e: _("The two passphrases are not the same. Nothing was made."),
    errors.UndoOvertaken: lambda e: _("This was changed again since. Undo the later change first."),
    errors.NothingToUndo: lambda e: _("There is nothing to undo."),
    errors.CopyUnsound: lambda e: _(
        "The backup was made but did not read back the same. Use another stick or folder."
    ),
    errors.NotABackup: lambda e: _(
        "This folder does not hold a whole backup. Choose the folder named after a date."
    ),
    errors.SealNotYours: lambda e: _("Only the coordinator's passphrase opens this."),
}
