# SPDX-License-Identifier: EUPL-1.2
"""What is said of a pack: what it is, whose word, and what it changes, by the names that people know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spreekuur.content.differing import Part
from spreekuur.content.pack import Content
from spreekuur.desk.pack_words import counted
from spreekuur.desk.packs import Installed, Offered, PackInUse
from spreekuur.language import _, current, ngettext
from spreekuur.messages.packs import say_refusal
from spreekuur.times import from_stamp, local_date
from spreekuur.ui.today.words import day_in_words

_NAMED = (Part.PLACES, Part.TOPICS, Part.SIGNALS)
_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of thing that changes: how much of it, and what."""

    heading: str
    lines: tuple[str, ...]


def in_use(found: PackInUse) -> str:
    """Whose word the content in use is, and since when."""
    here = found.installed
    if here is None or not found.reads or found.waits:
        return _("Came with the program, version {version}.").format(version=found.version)
    return _("Version {version}, signed by {name}. In use since {date}.").format(
        version=here.version, name=here.signer, date=_day(here.installed_at)
    )


def short(found: PackInUse) -> str:
    """The same, for the list at the left."""
    return f"{found.municipality} · {found.version}"


def waits(found: PackInUse) -> str:
    """That another pack counts soon; empty when none does."""
    if not found.waits or found.installed is None:
        return ""
    return _("Version {version} is installed. It counts from the next time the vault is opened.").format(
        version=found.installed.version
    )


def trouble(found: PackInUse) -> str:
    """What somebody should look after; empty when there is nothing."""
    if not found.reads:
        return _(
            "This program cannot read the installed pack, so it uses the content that came with it."
            " Ask your coordinator for a newer program or pack."
        )
    if found.refused is None:
        return ""
    name, why = found.refused
    return (
        _("The last bundle of {name} brought a pack that was not taken.").format(name=name)
        + " "
        + say_refusal(why)
    )


def signed(found: Offered) -> str:
    """Whose word an offered pack is."""
    return _("Version {version}, signed by {name} on {date}.").format(
        version=found.told.version, name=found.signer, date=_day(found.told.made_at)
    )


def in_short(installed: Installed) -> str:
    """How much changed with it, in one line."""
    return counted(installed.counts()) or _("Nothing is different.")


def blocks(changes: Mapping[Part, Mapping[str, Sequence[str]]], contents: Sequence[Content]) -> list[Block]:
    """What changes; names are looked for in these contents, one after the other."""
    made = []
    for part in Part:
        kinds = changes.get(part, {})
        numbers = {part: sum(len(ids) for ids in kinds.values())}
        if numbers[part]:
            lines = tuple(_line(part, kind, ids, contents) for kind, ids in kinds.items() if ids)
            made.append(Block(counted(numbers), lines))
    return made


def _line(part: Part, kind: str, ids: Sequence[str], contents: Sequence[Content]) -> str:
    leads: dict[str, Callable[[str], str]] = {
        "added": lambda names: _("New: {names}").format(names=names),
        "changed": lambda names: _("Changed: {names}").format(names=names),
        "gone": lambda names: _("No longer there: {names}").format(names=names),
    }
    if part not in _NAMED:
        return leads[kind](str(len(ids)))
    names = [_name(part, key, contents) for key in ids[:_MOST_NAMES]]
    more = len(ids) - len(names)
    if more:
        names.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return leads[kind](", ".join(names))


def _name(part: Part, key: str, contents: Sequence[Content]) -> str:
    for content in contents:
        if part is Part.PLACES and (name := content.text(f"org.{key}.name", current())):
            return name
        things = content.topics if part is Part.TOPICS else content.signals
        if part is not Part.PLACES and key in things:
            return things[key].label[current()]
    return key


def _day(stamped: str) -> str:
    return day_in_words(local_date(from_stamp(stamped)), year=True)
