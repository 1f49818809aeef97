# SPDX-License-Identifier: EUPL-1.2
"""The name of the pack's format; a pack of another format is refused. And what a version of content looks like."""

FORMAT = "spreekuur-content/1"
VERSION = r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}"


def rank(version: str) -> tuple[int, ...]:
    """What a version is compared by: 1.10 is newer than 1.9, and 2 is the same as 2.0."""
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def next_after(version: str) -> str:
    """The lowest version of as many parts that is newer."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])
