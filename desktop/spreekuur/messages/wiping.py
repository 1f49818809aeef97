# SPDX-License-Identifier: EUPL-1.2
"""What an emergency wipe says: what is gone, what is not, and what a person has to destroy by hand."""

from collections.abc import Mapping
from typing import Any

from spreekuur.language import _


def told(wiped: Mapping[str, Any]) -> list[str]:
    """The sentences for the fields of a `security.wiping.Wiped`, the most urgent first."""
    lines = []
    if wiped["locks"]:
        lines.append(
            _(
                "NOT destroyed: {files}. The disk does not let it be changed. Whoever has a passphrase can still "
                "read the vault."
            ).format(files=", ".join(wiped["locks"]))
        )
    else:
        lines.append(_("The vault on this laptop is destroyed. Nobody can read it any more."))
    if wiped["is_open"]:
        lines.append(_("A window of the program is still open with the vault: close it now."))
    if wiped["unsure"]:
        lines.append(
            _("Taken away, but the disk may keep a trace: {files}. Destroy the disk if it matters.").format(
                files=", ".join(wiped["unsure"])
            )
        )
    if wiped["left"]:
        lines.append(_("Still in the folder: {files}.").format(files=", ".join(wiped["left"])))
    lines += [
        _("A copy lies here and can still be read: {folder}. Destroy it by hand.").format(folder=folder)
        for folder in wiped["copies"]
    ]
    lines.append(
        _(
            "Destroy by hand what is elsewhere: copies on sticks and in other folders, recovery sheets, papers. "
            "Other laptops of the team keep what they have."
        )
    )
    return lines
