# SPDX-License-Identifier: EUPL-1.2
"""Whose signature counts: the keys that the municipality keeps itself, in the forms that OpenSSH has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spreekuur.errors.receiving import InboxUnreadable
from spreekuur.outside import read_plain
from spreekuur.security import sshsig

_LARGEST, _MOST_LINES = 1 << 20, 10_000
_KIND, _REVOKED, _ALLOWED = "ssh-ed25519", "revoked_keys", "allowed_signers"
_OURS = re.compile(r'namespaces="([^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trust:
    """The keys of each desk by its principal `<municipality>-<desk>`, and the keys that count no more."""

    keys: Mapping[str, frozenset[bytes]] = field(default_factory=dict)
    revoked: frozenset[bytes] = frozenset()

    def of(self, principal: str) -> frozenset[bytes]:
        """The keys that count for a desk, withdrawn ones left out."""
        return self.keys.get(principal, frozenset()) - self.revoked

    def with_keys(self, more: Mapping[str, frozenset[bytes]]) -> "Trust":
        """The same, with these keys too."""
        known = {name: self.keys.get(name, frozenset()) | more.get(name, frozenset()) for name in more}
        return Trust({**self.keys, **known}, self.revoked)

    def and_also(self, principal: str, public: bytes) -> "Trust":
        """The same, where this key counts for this desk, withdrawn or not: for what it signed when it did."""
        more = self.with_keys({principal: frozenset({public})})
        return Trust(more.keys, self.revoked - {public})

    def doubts(self, principal: str, public: bytes) -> bool:
        """Does a key count no more? Where nobody says whose keys count, only a withdrawn one is doubted."""
        return public in self.revoked or (bool(self.keys) and public not in self.of(principal))


def read(folder: Path) -> Trust:
    """The keys in a folder: `*.pub`, `allowed_signers*`, and `revoked_keys`, one key a line.

    A `.pub` counts for the desk that its name, or the comment behind its key, names.

    Raises: InboxUnreadable.
    """
    keys: dict[str, set[bytes]] = {}
    revoked: set[bytes] = set()
    try:
        for path in sorted(folder.iterdir()):
            plain = path.name in (_REVOKED, _ALLOWED) or path.name.startswith(_ALLOWED)
            if not path.is_file() or not (plain or path.suffix == ".pub"):
                continue
            for line in _lines(path):
                key, names = _parsed(line, path.stem)
                if key is not None and path.name == _REVOKED:
                    revoked.add(key)
                elif key is not None:
                    for name in names:
                        keys.setdefault(name, set()).add(key)
    except (OSError, ValueError) as error:
        raise InboxUnreadable(folder.name) from error
    return Trust({name: frozenset(some) for name, some in keys.items()}, frozenset(revoked))


def _lines(path: Path) -> list[str]:
    text = read_plain(path, _LARGEST)[:_LARGEST].decode("utf-8-sig")
    lines = [line.strip() for line in text.splitlines()[:_MOST_LINES]]
    return [line for line in lines if line and not line.startswith("#")]


def _parsed(line: str, stem: str) -> tuple[bytes | None, list[str]]:
    """The key of a line and for whom it counts; no key where the line asks for something that we do not do."""
    front, kind, rest = line.partition(f"{_KIND} ")
    if not kind:
        return None, []
    encoded, _space, comment = rest.strip().partition(" ")
    key = sshsig.key_in(encoded)
    if not front:
        return key, [stem, comment.strip()]
    names, _space, options = front.strip().partition(" ")
    found = _OURS.fullmatch(options.strip())
    spaces = found[1].split(",") if found else []
    counts = not options or sshsig.NAMESPACE in spaces
    return (key if counts else None), names.strip('"').split(",")
