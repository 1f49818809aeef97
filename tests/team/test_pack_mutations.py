# SPDX-License-Identifier: EUPL-1.2
"""A signed pack with anything changed in it is not taken, whatever the change, and nothing else goes wrong."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_vaults import a_vault, let_in
from pack_making import a_pack
from spreekuur.content import signed
from spreekuur.errors.packs import PackRefused
from spreekuur.security.identity import canonical
from spreekuur.team import pack_files, roster, strict

ANA, BO = a_vault("Ana", 0, founds=True), a_vault("Bo", 1)
let_in(ANA, BO)
FILE = a_pack(ANA)
TEAM = roster.of(BO)
HEAD = len(FILE) - len(signed.split(FILE).packed)
SMALL = 500, 10_000


def refused(file: bytes) -> bool:
    try:
        told = pack_files.read(file)
        pack_files.judge(TEAM, told)
        pack_files.content_of(told)
    except PackRefused:
        return True
    return False


def test_the_pack_itself_is_taken():
    assert not refused(FILE)


# Most changes are made where the words and the signature stand: what is behind them is one checksum.
places = st.one_of(st.integers(0, HEAD + 40), st.integers(0, len(FILE) - 1))


@st.composite
def mutants(draw):
    kind, at = draw(st.sampled_from(["flip", "cut", "put", "double", "swap"])), draw(places)
    some = draw(st.binary(min_size=1, max_size=8))
    if kind == "flip":
        return FILE[:at] + bytes([FILE[at] ^ draw(st.integers(1, 255))]) + FILE[at + 1 :]
    if kind == "cut":
        return FILE[:at] + FILE[at + draw(st.integers(1, 40)) :]
    if kind == "put":
        return FILE[:at] + some + FILE[at:]
    if kind == "double":
        return FILE[:at] + FILE[max(0, at - 30) :]
    return FILE[:at] + FILE[at + 3 : at + 6] + FILE[at : at + 3] + FILE[at + 6 :]


def test_no_mutant_is_taken(slow):
    @settings(max_examples=SMALL[slow])
    @given(mutants())
    def holds(mutant):
        assert mutant == FILE or refused(mutant)

    holds()


members = st.sampled_from(sorted(strict.parsed(signed.split(FILE).manifest)))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def test_no_other_manifest_stands_under_a_signature(slow):
    parts = signed.split(FILE)
    told = strict.parsed(parts.manifest)

    @settings(max_examples=SMALL[slow] // 2)
    @given(members, values)
    def holds(name, value):
        manifest = canonical(told | {name: value})
        file = signed.MAGIC + len(manifest).to_bytes(4, "big") + manifest + parts.signature + parts.packed
        assert file == FILE or refused(file)

    holds()


@pytest.mark.parametrize("packed", [b"", zlib.compress(b""), zlib.compress(b"{}"), zlib.compress(b"\xff")])
def test_no_other_content_stands_under_a_signature(packed):
    assert refused(FILE[:HEAD] + packed)
