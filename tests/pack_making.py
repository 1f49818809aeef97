# SPDX-License-Identifier: EUPL-1.2
"""Signed packs of an invented municipality, for the tests of what a laptop takes."""

from functools import cache
from pathlib import Path

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.content.pack import Content, from_bytes
from spreekuur.team import pack_files, packs
from spreekuur.times import stamp

FOLDER = Path(__file__).parent / "data" / "voorbeeldstad"


@cache
def packed() -> bytes:
    """The invented municipality, compiled."""
    return as_bytes(compile_folder(FOLDER))


def content() -> Content:
    return from_bytes(packed(), "voorbeeldstad")


def a_pack(coordinator, version="2", inside=None, **more) -> bytes:
    """A pack that this coordinator signed."""
    inside = packed() if inside is None else inside
    key = packs.signing_key(coordinator, SEVEN)
    return pack_files.sign(key, from_bytes(inside, "pack"), inside, version, stamp(SEVEN), **more)


def installed(db, coordinator, version="2", **more):
    """The same, installed."""
    return packs.install(db, packs.offered(db, a_pack(coordinator, version, **more)), SEVEN)


class Team:
    """Ana leads, Dan leads too, Bo does not; Eve is of another team."""

    def __init__(self) -> None:
        self.ana, self.bo, self.dan = a_vault("Ana", 0, founds=True), a_vault("Bo", 1), a_vault("Dan", 2)
        self.eve = a_vault("Eve", 9, founds=True)
        let_in(self.ana, self.dan, "coordinator")
        let_in(self.ana, self.bo)
