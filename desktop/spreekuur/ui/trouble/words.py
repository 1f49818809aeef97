# SPDX-License-Identifier: EUPL-1.2
"""Each trouble by its name, with the next thing to do; what happened is said by `messages`."""

from dataclasses import dataclass
from datetime import datetime

from spreekuur.errors import UserError
from spreekuur.errors import vault as errors
from spreekuur.language import _, current
from spreekuur.times import local

RESTORE, RETRY, ANYWAY = "restore", "retry", "anyway"

_REPAIRABLE = (
    errors.DamagedStore,
    errors.StoreMissing,
    errors.StoreNotAsLeft,
    errors.DamagedKeyslots,
    errors.KeyslotsMissing,
)
_UNSAFE = (errors.CloudFolder, errors.UnsuitableDisk)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The heading, what to do next, and the one action that leads on."""

    heading: str
    next_step: str
    action: str


def trouble(error: UserError) -> Trouble:
    """What the screen says about an error, beside the sentence of the error itself."""
    if isinstance(error, _REPAIRABLE):
        if isinstance(error, errors.StoreNotAsLeft):
            step = _(
                "Nothing is thrown away: the file of now is moved aside. Esc goes back to the passphrase."
            )
        else:
            step = _("Nothing is thrown away: what is damaged is moved aside.")
        return Trouble(_broken(error), step, RESTORE)
    if isinstance(error, _UNSAFE):
        step = _("Tell the coordinator today. You can open the vault, and move it after the evening.")
        return Trouble(_("This folder is not a safe place"), step, ANYWAY)
    heading, step = _others(error)
    return Trouble(heading, step, RETRY)


def moment(when: datetime) -> str:
    """A moment as people write it: 11 november 2026, 21:10."""
    from babel.dates import format_date

    here = local(when)
    return f"{format_date(here.date(), 'd MMMM y', locale=current())}, {here:%H:%M}"


def of_an_older_version() -> str:
    """What is to be known of a copy from before a change of the schema."""
    return _(
        "This copy was made before an update: it is brought up to date again when it opens. How much it holds is seen"
        " only then."
    )


def _broken(error: UserError) -> str:
    if isinstance(error, errors.DamagedStore):
        return _("The data file is damaged")
    if isinstance(error, errors.StoreNotAsLeft):
        return _("Put a copy back?")
    if isinstance(error, errors.StoreMissing):
        return _("The data file is missing")
    if isinstance(error, errors.DamagedKeyslots):
        return _("The locks of the vault are damaged")
    return _("The locks of the vault are missing")


def _others(error: UserError) -> tuple[str, str]:
    if isinstance(error, errors.NoRoom):
        return _("The disk is full"), _("Empty the bin or move large files to a stick, and try again.")
    if isinstance(error, errors.ReadOnlyHome):
        step = _("If the vault is on a stick, look whether it is write-protected. Then try again.")
        return _("The disk cannot be written"), step
    if isinstance(error, errors.NewerSchema):
        step = _("Ask the coordinator for the newer version on a stick. Nothing was changed.")
        return _("A newer version is needed"), step
    if isinstance(error, errors.AlreadyOpen | errors.StoreBusy):
        return _("The vault is in use"), _("Close the other window, wait a moment, and try again.")
    return _("The vault does not open"), _("Try again. If it happens once more, call the coordinator.")
