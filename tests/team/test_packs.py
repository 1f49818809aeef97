# SPDX-License-Identifier: EUPL-1.2
"""Signed content packs: which are taken, which are refused and why, the way back, and how they reach other laptops."""

import base64
import dataclasses
import hashlib
import json
import zlib

import pytest

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from exchange_world import whole
from pack_making import Team, a_pack, content, installed, packed
from spreekuur.content import signed
from spreekuur.content.differing import Part
from spreekuur.content.format import next_after, rank
from spreekuur.content.signed import as_pack
from spreekuur.errors.packs import NoPackYet, NotAPackKey, PackRefusal, PackRefused
from spreekuur.errors.team import NotACoordinator, NotInATeam
from spreekuur.security.identity import canonical, sign
from spreekuur.team import certificates, membership, pack_files, pack_keys, packs, roster, strict


@pytest.fixture
def team():
    return Team()


def told_by(db, inside=None, **more):
    """A pack whose manifest says something else, signed with the right key of this coordinator."""
    key = packs.signing_key(db, SEVEN)
    parts = signed.split(a_pack(db))
    manifest = canonical(strict.parsed(parts.manifest) | more)
    return signed.joined(manifest, sign(key.private, pack_files.DOMAIN, manifest), inside or packed())


def with_manifest(file, **more):
    """The same file with another manifest under the old signature."""
    parts = signed.split(file)
    manifest = canonical(strict.parsed(parts.manifest) | more)
    head = signed.MAGIC + len(manifest).to_bytes(4, "big")
    return head + manifest + parts.signature + parts.packed


def by_a_volunteer(team):
    """Bo vouches for a key of its own."""
    keys = roster.of(team.bo).keys
    key = pack_keys.make(keys, roster.of(team.bo).id, 1, "2026-11-11T18:00:00.000+00:00")
    return pack_files.sign(key, content(), packed(), "9", "2026-11-11T18:00:00.000+00:00")


def by_a_stolen_name(team):
    """Eve signs, and puts Ana's certificate in front of it."""
    ana = roster.of(team.ana).me
    key = pack_keys.make(roster.of(team.eve).keys, roster.of(team.ana).id, 1, "2026-11-11T18:00:00.000+00:00")
    stolen = dataclasses.replace(key, certificate=ana)
    return pack_files.sign(stolen, content(), packed(), "9", "2026-11-11T18:00:00.000+00:00")


def with_a_certificate_that_nobody_gave(team):
    """Dan leads, but nobody gave Dan this certificate."""
    key = packs.signing_key(team.dan, SEVEN)
    forged = certificates.read(dict(key.certificate.document) | {"serial": 900})
    key = dataclasses.replace(key, certificate=forged)
    return pack_files.sign(key, content(), packed(), "9", "2026-11-11T18:00:00.000+00:00")


def by_somebody_unknown(team):
    """Fay was admitted as a coordinator by somebody whom nobody here knows."""
    fay = a_vault("Fay", 5, founds=True)
    keys = roster.of(fay).keys
    key = pack_keys.make(keys, roster.of(team.ana).id, 1, "2026-11-11T18:00:00.000+00:00")
    return pack_files.sign(key, content(), packed(), "9", "2026-11-11T18:00:00.000+00:00")


def twice_packed(team):
    file = a_pack(team.ana)
    return file + zlib.compress(b"more")


def unsound(team):
    """A coordinator's own word, about content without rules that can be kept."""
    raw = json.loads(packed())
    raw["rules"][0]["route"] = "nowhere"
    inside = as_pack(raw)
    return told_by(team.ana, inside, sha256=hashlib.sha256(inside).hexdigest())


ATTACKS = {
    "not a pack": (lambda t: b"{}", PackRefusal.NOT_A_PACK),
    "empty": (lambda t: b"", PackRefusal.NOT_A_PACK),
    "a pack that nobody signed": (lambda t: packed(), PackRefusal.NOT_A_PACK),
    "too large": (lambda t: signed.MAGIC + b"\0" * signed.MOST_BYTES, PackRefusal.TOO_LARGE),
    "more inside than there may be": (
        lambda t: told_by(t.ana, b" " * (signed.MOST_UNPACKED + 1)),
        PackRefusal.TOO_LARGE,
    ),
    "cut short": (lambda t: a_pack(t.ana)[:-10], PackRefusal.DAMAGED),
    "cut in the manifest": (lambda t: a_pack(t.ana)[:60], PackRefusal.DAMAGED),
    "something behind it": (twice_packed, PackRefusal.DAMAGED),
    "another content": (lambda t: told_by(t.ana, packed() + b" "), PackRefusal.DAMAGED),
    "a length beyond the end": (lambda t: signed.MAGIC + b"\xff" * 200, PackRefusal.DAMAGED),
    "a manifest that says more": (lambda t: told_by(t.ana, more="x"), PackRefusal.DAMAGED),
    "a version that is none": (lambda t: told_by(t.ana, version="2; drop"), PackRefusal.DAMAGED),
    "a later form of the file": (lambda t: told_by(t.ana, v=2), PackRefusal.NEWER),
    "a later form of content": (lambda t: told_by(t.ana, format="spreekuur-content/2"), PackRefusal.NEWER),
    "an older form of content": (lambda t: told_by(t.ana, format="spreekuur-content/0"), PackRefusal.DAMAGED),
    "another version under the signature": (
        lambda t: with_manifest(a_pack(t.ana), version="99"),
        PackRefusal.SIGNATURE,
    ),
    "of another team": (lambda t: a_pack(t.eve), PackRefusal.OTHER_TEAM),
    "signed by another, in a coordinator's name": (by_a_stolen_name, PackRefusal.SIGNATURE),
    "by somebody unknown": (by_somebody_unknown, PackRefusal.UNKNOWN_SIGNER),
    "with a certificate that nobody gave": (with_a_certificate_that_nobody_gave, PackRefusal.UNKNOWN_SIGNER),
    "signed by a volunteer": (by_a_volunteer, PackRefusal.ROLE),
    "for another municipality than it says": (
        lambda t: told_by(t.ana, municipality="Elders"),
        PackRefusal.UNSOUND,
    ),
    "content that cannot be used": (unsound, PackRefusal.UNSOUND),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_nobody_honest_made_is_refused_for_its_own_reason_and_changes_nothing(team, name):
    make, why = ATTACKS[name]
    file = make(team)
    before = whole(team.bo)
    with pytest.raises(PackRefused) as refused:
        packs.install(team.bo, packs.offered(team.bo, file), SEVEN)
    assert refused.value.why is why
    assert whole(team.bo) == before


def test_a_pack_of_a_coordinator_is_installed_and_says_what_it_changes(team):
    found = packs.offered(team.bo, a_pack(team.ana))
    made = packs.install(team.bo, found, SEVEN)
    assert (made.version, made.municipality, made.signer) == ("2", "Voorbeeldstad", "Ana")
    assert "vb_stadsloket" in found.changes[Part.PLACES].added
    assert "aalsmeer_burgerzaken" in found.changes[Part.PLACES].gone
    assert made.counts()[Part.RULES] == 14 + 149
    assert packs.content(team.bo).municipality.hour == "Inloopspreekuur Voorbeeldstad"
    assert packs.content(team.bo).fingerprint == made.fingerprint


@pytest.mark.parametrize(
    ("now", "then"), [("2", "1"), ("2", "1.9"), ("1.10", "1.9"), ("2", "2.0"), ("3", "3")]
)
def test_an_older_pack_and_another_of_the_same_version_are_refused(team, now, then):
    installed(team.bo, team.ana, now)
    file, before = a_pack(team.dan, then), whole(team.bo)
    with pytest.raises(PackRefused) as refused:
        packs.offered(team.bo, file)
    assert (refused.value.why, refused.value.version) == (PackRefusal.OLDER, now)
    assert whole(team.bo) == before


def test_the_same_file_again_changes_nothing(team):
    file = a_pack(team.ana)
    packs.install(team.bo, packs.offered(team.bo, file), SEVEN)
    with pytest.raises(PackRefused) as refused:
        packs.offered(team.bo, file)
    assert refused.value.why is PackRefusal.SAME


def test_versions_are_compared_as_numbers():
    assert sorted(["1.10", "2", "1.9", "1.9.1"], key=rank) == ["1.9", "1.9.1", "1.10", "2"]
    assert [next_after(one) for one in ("2", "1.9", "2026.11.9")] == ["3", "1.10", "2026.11.10"]


@pytest.mark.parametrize("replaced", [False, True])
def test_who_was_revoked_or_replaced_signs_no_more_and_what_was_installed_stays(team, replaced):
    installed(team.ana, team.dan, "2")
    later = a_pack(team.dan, "3")
    if replaced:
        let_in(team.ana, a_vault("Gus", 2), "coordinator", replaces="Dan")
    else:
        membership.revoke(team.ana, "Dan", SEVEN)
    with pytest.raises(PackRefused) as refused:
        packs.offered(team.ana, later)
    assert refused.value.why is PackRefusal.REVOKED
    assert packs.installed(team.ana).version == "2"


def test_a_key_that_was_replaced_signs_no_more(team):
    old = a_pack(team.ana, "9")
    packs.signing_key(team.ana, SEVEN, renew=True)
    installed(team.bo, team.ana, "2")
    with pytest.raises(PackRefused) as refused:
        packs.offered(team.bo, old)
    assert refused.value.why is PackRefusal.KEY_REPLACED


def test_a_key_travels_in_a_file_and_signs_elsewhere(team):
    key = pack_keys.from_file(pack_keys.as_file(packs.signing_key(team.ana, SEVEN)))
    file = pack_files.sign(key, content(), packed(), "4", "2026-11-11T18:00:00.000+00:00")
    assert packs.offered(team.bo, file).signer == "Ana"
    assert repr(key).count("private") == 0


@pytest.mark.parametrize(
    "change", [{"key": base64.b64encode(b"x" * 32).decode()}, {"v": 2}, {"more": 1}, {"key": "x"}]
)
def test_a_file_that_is_no_key_is_refused(team, change):
    told = json.loads(pack_keys.as_file(packs.signing_key(team.ana, SEVEN))) | change
    with pytest.raises(NotAPackKey):
        pack_keys.from_file(canonical(told))


def test_only_a_coordinators_laptop_has_a_key_for_packs(team):
    with pytest.raises(NotACoordinator):
        packs.signing_key(team.bo, SEVEN)
    with pytest.raises(NotInATeam):
        packs.offered(a_vault("New", 7), a_pack(team.ana))


def test_going_back_gives_what_was_before_as_a_newer_version(team):
    with pytest.raises(NoPackYet):
        packs.back(team.ana, SEVEN)
    installed(team.ana, team.ana, "2")
    file = packs.back(team.ana, SEVEN)
    made = packs.install(team.ana, packs.offered(team.ana, file), SEVEN)
    assert (made.version, made.municipality) == ("3", "Aalsmeer")
    assert packs.offered(team.bo, file).signer == "Ana"  # and the others can follow
    again = packs.offered(team.ana, packs.back(team.ana, SEVEN))
    assert packs.install(team.ana, again, SEVEN).municipality == "Voorbeeldstad"


def test_what_old_talks_name_keeps_its_last_known_name_and_is_offered_no_more(team):
    old = packs.content(team.ana)
    installed(team.ana, team.ana, "2")
    new = packs.content(team.ana)
    gone = new.organisations["aalsmeer_burgerzaken"]
    assert gone.retired
    assert "aalsmeer_burgerzaken" not in new.directory.current()
    for language in ("nl", "pl"):
        name = "org.aalsmeer_burgerzaken.name"
        assert new.text(name, language) == old.text(name, language) != ""
    raw = json.loads(packed())
    raw["topics"].pop("reg.rni")
    for rule in raw["rules"]:
        if "reg.rni" in rule["when"].get("topics", ()):
            rule["when"]["topics"].remove("reg.rni")
    installed(team.ana, team.ana, "3", inside=as_pack(raw))
    newest = packs.content(team.ana)
    assert newest.topics["reg.rni"].label == old.topics["reg.rni"].label
    assert "reg.rni" not in list(newest.topics)
    assert newest.organisations["aalsmeer_burgerzaken"].retired  # also from two packs before
    installed(team.ana, team.ana, "4")
    assert "reg.rni" in list(packs.content(team.ana).topics)
