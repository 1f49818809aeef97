# SPDX-License-Identifier: EUPL-1.2
"""The sentences about who belongs to a team."""

from spreekuur.errors import team as errors
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    errors.NotATeamFile: lambda e: _(
        "This file is no request or admission for this laptop, or it was changed. Nothing was done: make it again."
    ),
    errors.NotACoordinator: lambda e: _("Only a coordinator's laptop can do this. Ask your coordinator."),
    errors.InATeamAlready: lambda e: _(
        "This laptop belongs to a team with other laptops already. It stays in that team."
    ),
    errors.NotAskedByUs: lambda e: _(
        "This admission answers another request. Ask again, and give the coordinator the new file."
    ),
    errors.NotInATeam: lambda e: _(
        "This laptop is not in a team yet. Make a request, and give it to your coordinator."
    ),
    errors.DigitTaken: lambda e: _(
        "Another laptop of the team has the digit {digit}: letters would get the same numbers."
        " Let it ask anew with another one: in its settings, under Team."
    ).format(**vars(e)),
    errors.NoSuchMember: lambda e: _("No laptop of the team has this name. See the list of the team."),
    errors.FounderStays: lambda e: _(
        "The laptop that founded the team, or the one you work on, cannot be taken out of the team here."
    ),
    errors.AdmittedUs: lambda e: _(
        "That laptop let this one into the team. Let another coordinator's laptop take it out."
    ),
    errors.NotConfirmed: lambda e: _(
        "Nothing was done: first compare the six words on both screens, then say that they are the same."
    ),
    errors.PutBack: lambda e: _(
        "This laptop was put back from a copy. What it wrote is safe, but the others have more of it than it knows."
        " Ask to join the team once more: then all of it comes back."
    ),
    errors.OtherKeys: lambda e: _(
        "This request names a laptop of the team, but does not come from it. Do not go on: ask who made it."
    ),
    errors.WasRevoked: lambda e: _(
        "This laptop was taken out of the team. Make a new vault on it, and let that one take its place."
    ),
    errors.ClockDiffers: lambda e: ngettext(
        "The clocks of this laptop and of “{name}” differ by {days} day. Check the date on both.",
        "The clocks of this laptop and of “{name}” differ by {days} days. Check the date on both.",
        e.days,
    ).format(**vars(e)),
}
