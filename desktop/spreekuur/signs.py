# SPDX-License-Identifier: EUPL-1.2
"""What of a typed or pasted text can be kept: the one place where signs are taken for others.

Everything is kept as it was typed but for two things that no file, no paper and no screen reader can hold: NUL, and
half of a pair (a lone surrogate). They are left out, as the window leaves them out of what is pasted.
"""

from collections.abc import Mapping, Sequence
from typing import Any


def kept(text: str) -> str:
    """The text as it can be kept; nearly always the same."""
    if text.isprintable():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").replace("\0", "")


def kept_of(values: Sequence[Any] | Mapping[str, Any]) -> Sequence[Any] | Mapping[str, Any]:
    """The same of every text among these."""
    if isinstance(values, Mapping):
        return {name: kept(value) if isinstance(value, str) else value for name, value in values.items()}
    return [kept(value) if isinstance(value, str) else value for value in values]
