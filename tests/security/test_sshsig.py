# SPDX-License-Identifier: EUPL-1.2
"""What we sign the stock `ssh-keygen` accepts, and nothing that was changed on the way."""

import random
import subprocess

import pytest

from spreekuur.security import sshsig

CONTENT = b'{"format":"spreekuur-statistics/1"}\n'
WHO = "spreekuur-aalsmeer"


@pytest.fixture(scope="module")
def key():
    return sshsig.new_statistics_key()


def verified(folder, key, content, signature, principal=WHO, namespace=sshsig.NAMESPACE):
    """Whether `ssh-keygen` takes it."""
    (folder / "allowed_signers").write_text(sshsig.allowed_signers(sshsig.public_half(key), WHO))
    (folder / "manifest.json.sig").write_text(signature)
    named = [
        "-f",
        folder / "allowed_signers",
        "-I",
        principal,
        "-n",
        namespace,
        "-s",
        folder / "manifest.json.sig",
    ]
    return (
        subprocess.run(["ssh-keygen", "-Y", "verify", *named], input=content, capture_output=True).returncode
        == 0
    )


def test_ssh_keygen_accepts_what_we_sign(tmp_path, key):
    signature = sshsig.sign(key, CONTENT)
    assert verified(tmp_path, key, CONTENT, signature)
    assert sshsig.is_signed(sshsig.public_half(key), CONTENT, signature)
    assert verified(tmp_path, key, b"", sshsig.sign(key, b""))


def test_the_same_content_has_the_same_signature(key):
    assert sshsig.sign(key, CONTENT) == sshsig.sign(key, CONTENT)


def test_ssh_keygen_refuses_other_content_another_key_another_person_and_another_use(tmp_path, key):
    signature = sshsig.sign(key, CONTENT)
    assert not verified(tmp_path, key, CONTENT + b" ", signature)
    assert not verified(tmp_path, sshsig.new_statistics_key(), CONTENT, signature)
    assert not verified(tmp_path, key, CONTENT, signature, principal="somebody")
    assert not verified(tmp_path, key, CONTENT, signature, namespace="file")


def test_a_signature_of_ssh_keygen_itself_is_accepted_here_and_equal(tmp_path, key):
    """The other way round: OpenSSH signs with our key, and the bytes are ours."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(key).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_bytes(private)
    command = ["ssh-keygen", "-Y", "sign", "-f", tmp_path / "key", "-n", sshsig.NAMESPACE]
    made = subprocess.run(command, input=CONTENT, capture_output=True, check=True).stdout.decode()
    assert made == sshsig.sign(key, CONTENT)
    assert sshsig.is_signed(sshsig.public_half(key), CONTENT, made)


def test_the_fingerprint_is_the_one_that_openssh_shows(tmp_path, key):
    line = sshsig.allowed_signers(sshsig.public_half(key), WHO).split(" ", 2)[2]
    (tmp_path / "key.pub").write_text(line)
    shown = subprocess.run(
        ["ssh-keygen", "-lf", tmp_path / "key.pub"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.split()[1] == sshsig.fingerprint(sshsig.public_half(key))


def test_a_signature_changed_in_one_sign_is_refused_by_both(tmp_path, key, slow):
    """Within the base64: OpenSSH is content with other line ends, we are not."""
    signature = sshsig.sign(key, CONTENT)
    body = [at for at, sign in enumerate(signature) if 30 < at < len(signature) - 32 and sign.isalnum()]
    for at in random.Random(1).sample(body, len(body) if slow else 25):
        changed = signature[:at] + ("A" if signature[at] != "A" else "B") + signature[at + 1 :]
        assert not sshsig.is_signed(sshsig.public_half(key), CONTENT, changed)
        assert not verified(tmp_path, key, CONTENT, changed)


@pytest.mark.parametrize(
    "text", ["", "x", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", "\udcff"]
)
def test_what_is_no_signature_is_none(key, text):
    assert not sshsig.is_signed(sshsig.public_half(key), CONTENT, text)


@pytest.mark.parametrize("name", ["", "two words", 'a"b', "a,b", "*", "-n", "a\nb", "ł"])
def test_a_name_that_ssh_would_read_otherwise_is_refused(key, name):
    with pytest.raises(ValueError, match="principal"):
        sshsig.allowed_signers(sshsig.public_half(key), name)
