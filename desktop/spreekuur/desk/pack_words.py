# SPDX-License-Identifier: EUPL-1.2
"""How much is in a pack, or changes with it, in the words of the screen and of the command line."""

from collections.abc import Callable, Mapping

from spreekuur.content.differing import Part
from spreekuur.language import ngettext


def counted(numbers: Mapping[Part, int]) -> str:
    """So many addresses, rules and so on, in one line; what is zero is left out."""
    said: dict[Part, Callable[[int], str]] = {
        Part.PLACES: lambda n: ngettext("{n} address", "{n} addresses", n),
        Part.RULES: lambda n: ngettext("{n} rule", "{n} rules", n),
        Part.TOPICS: lambda n: ngettext("{n} topic", "{n} topics", n),
        Part.SIGNALS: lambda n: ngettext("{n} sign", "{n} signs", n),
        Part.SENTENCES: lambda n: ngettext("{n} letter sentence", "{n} letter sentences", n),
    }
    return ", ".join(said[part](n).format(n=n) for part, n in numbers.items() if n)
