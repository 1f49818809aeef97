# SPDX-License-Identifier: EUPL-1.2
"""A package that is not what its desk signed, byte for byte, is refused; whatever is in it, with a reason."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import received_making as making
from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.receiving.checking import check, manifest_of
from spreekuur.receiving.opening import Arrived
from spreekuur.receiving.trust import Trust
from spreekuur.security import sshsig


@pytest.fixture(scope="module")
def package():
    return making.packages()[0]


@pytest.fixture(scope="module")
def trust():
    return Trust({"aalsmeer-spreekuur": frozenset({sshsig.public_half(making.key("spreekuur"))})})


def checked(files, trust, asked=lambda principal, public: False):
    return check(Arrived("x", files, Path("x.receipt.json")), trust, asked)


def test_every_one_byte_change_is_refused(package, trust, slow):
    draw = random.Random(5)
    for path, content in package.files.items():
        for _ in range(40 if slow else 3):
            at = draw.randrange(len(content))
            other = bytes([content[at] ^ (1 << draw.randrange(8))])
            changed = content[:at] + other + content[at + 1 :]
            if path == "manifest.json.sig":
                continue  # another spelling of the same signature is the same signature
            with pytest.raises(PackageRefused):
                checked({**package.files, path: changed}, trust)
    assert checked(package.files, trust).period.quarter == 1


def test_a_key_that_nobody_knows_is_asked_about_only_where_the_desk_has_none(package, trust):
    asked = []

    def yes(principal, public):
        asked.append(principal)
        return True

    assert checked(package.files, Trust(), yes).principal == "aalsmeer-spreekuur"
    files = making.signed_again(package.files, making.key("stranger"))
    with pytest.raises(PackageRefused) as refused:
        checked(files, trust, yes)
    assert (refused.value.why, asked) == (Refusal.UNKNOWN_SIGNER, ["aalsmeer-spreekuur"])


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.binary(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_whatever_stands_for_a_manifest_is_refused(untrusted):
    with pytest.raises(PackageRefused):
        manifest_of(untrusted if isinstance(untrusted, bytes) else untrusted.encode("utf-8", "replace"))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(data=st.data())
def test_a_manifest_with_anything_else_in_one_place_is_refused_or_read(package, data):
    told = json.loads(package.manifest)
    name = data.draw(st.sampled_from(sorted(told)))
    told[name] = data.draw(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)
    )
    try:
        read = manifest_of(json.dumps(told).encode())
    except PackageRefused as error:
        assert error.why in (Refusal.MANIFEST, Refusal.NEWER)
    else:
        assert read[name] == told[name]
