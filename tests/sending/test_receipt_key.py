# SPDX-License-Identifier: EUPL-1.2
"""The municipality's key: whatever way its line is pasted it is found, and nothing else becomes one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_vaults import a_desk, a_vault
from sending.ledgers import DESKS_KEY, a_release
from spreekuur.desk import figures_receipts
from spreekuur.errors.sending import ReceiptKeyUnusable, WhyKey
from spreekuur.errors.team import NotInATeam
from spreekuur.security import sshsig
from spreekuur.sending import receipt_key

THEIRS = sshsig.public_half(bytes(range(32)))
LINE = sshsig.key_line(THEIRS)
SPACES = st.text(" \t\r\n", min_size=1, max_size=4)


def refused(typed):
    with pytest.raises(ReceiptKeyUnusable) as caught:
        receipt_key.parse(typed)
    return caught.value.why


@given(st.binary(min_size=32, max_size=32), SPACES, st.text(max_size=40).filter(lambda t: "KEY" not in t))
def test_the_line_is_found_whatever_stands_around_it(public, space, comment):
    kind, encoded = sshsig.key_line(public).split()
    for typed in (encoded, f"{kind}{space}{encoded}", f"gemeente {kind}{space}{encoded}{space}{comment}"):
        assert receipt_key.parse(f"{space}{typed}{space}") == public


@given(st.text(max_size=200))
def test_any_text_is_no_key(text):
    if not text.strip():
        assert receipt_key.parse(text) is None
    else:
        assert refused(text) in WhyKey


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("SHA256:yKX0", WhyKey.UNREADABLE),
        (LINE[:-1], WhyKey.UNREADABLE),
        (LINE[:-5] + "AAAAA", None),
        ("ssh-rsa AAAAB3NzaC1yc2E=", WhyKey.KIND),
        ("sk-ssh-ed25519@openssh.com AAAA", WhyKey.KIND),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", WhyKey.PRIVATE),
        (f"{LINE}\n{sshsig.key_line(bytes(32))}", WhyKey.SEVERAL),
        (f"{LINE} x\n{LINE} y", None),
        (LINE + " " * 20_000, WhyKey.UNREADABLE),
        ("ssh-ed25519 ąąąą", WhyKey.UNREADABLE),
    ],
)
def test_what_is_no_key_is_refused_with_what_it_is(typed, why):
    if why is None:
        assert len(receipt_key.parse(typed)) == 32
    else:
        assert refused(typed) is why


def test_the_key_is_kept_in_the_vault_and_a_wrong_one_changes_nothing(ana):
    assert figures_receipts.municipality_key(ana) is None
    assert figures_receipts.put_municipality_key(ana, f"{LINE} it@aalsmeer\r\n") is None
    with pytest.raises(ReceiptKeyUnusable):
        figures_receipts.put_municipality_key(ana, "ssh-ed25519")
    assert figures_receipts.municipality_key(ana) == THEIRS
    assert figures_receipts.put_municipality_key(ana, "") == THEIRS
    assert figures_receipts.municipality_key(ana) is None


def test_only_a_leading_coordinator_puts_it(content):
    db = a_vault("Piet", 1)  # made to join a team, and has not yet
    with pytest.raises(NotInATeam):
        figures_receipts.put_municipality_key(a_desk(db, content), LINE)
    db.close()


def test_the_key_of_a_desk_is_not_the_municipality_s(ana):
    a_release(ana)
    own = sshsig.key_line(sshsig.public_half(DESKS_KEY))
    with pytest.raises(ReceiptKeyUnusable) as caught:
        figures_receipts.put_municipality_key(ana, own)
    assert caught.value.why is WhyKey.OWN
