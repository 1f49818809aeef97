# SPDX-License-Identifier: EUPL-1.2
"""What `spreekuur pack` says to people."""

from collections.abc import Mapping

from spreekuur.cli.pack_parts import counts_of
from spreekuur.content.differing import Changes, Part
from spreekuur.content.pack import Content
from spreekuur.desk.pack_words import counted
from spreekuur.language import _
from spreekuur.team.pack_files import SignedPack
from spreekuur.times import from_stamp, local_date


def sound(content: Content) -> list[str]:
    """That a folder can be signed, and what is in it."""
    here = content.municipality
    inside = counted({Part(name): n for name, n in counts_of(content).items()})
    return [
        _("Sound: {municipality}, version {version}.").format(municipality=here.name, version=here.version),
        inside,
    ]


def about(told: SignedPack) -> list[str]:
    """What a pack says of itself."""
    day = local_date(from_stamp(told.made_at)).isoformat()
    return [
        f"{told.hour} ({told.municipality})",
        _("Version {version}, signed by {name} on {date}.").format(
            version=told.version, name=told.certificate.name, date=day
        ),
    ]


def shown(told: SignedPack, changes: Mapping[Part, Changes], *, against_vault: bool) -> list[str]:
    """A pack, and every difference by its id."""
    against = (
        _("Compared with what this vault uses:")
        if against_vault
        else _("Compared with what came with the program:")
    )
    return [*about(told), against, summary(changes), *_each(changes)]


def installed(told: SignedPack, changes: Mapping[Part, Changes]) -> list[str]:
    """A pack that counts from the next opening on."""
    return [*about(told), summary(changes), _("This pack counts from the next time the vault is opened.")]


def summary(changes: Mapping[Part, Changes]) -> str:
    """How much changed, in one line."""
    numbers = {part: one.count for part, one in changes.items() if one.count}
    return counted(numbers) if numbers else _("Nothing is different.")


def _each(changes: Mapping[Part, Changes]) -> list[str]:
    lines = []
    for part, one in changes.items():
        for sign, ids in (("+", one.added), ("~", one.changed), ("-", one.gone)):
            lines += [f"{sign} {part.value} {key}" for key in ids]
    return lines
