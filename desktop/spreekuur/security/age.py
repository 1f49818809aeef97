# SPDX-License-Identifier: EUPL-1.2
"""Files that only one key opens, in the format of age (age-encryption.org/v1, X25519): other programs open them too.

Our keys are raw X25519 keys; age writes them in Bech32 (BIP 173).
"""

from spreekuur.errors.exchange import NotSealedToUs

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def seal(public: bytes, content: bytes) -> bytes:
    """Content that only the private half of this key opens; nothing tells who sealed it."""
    import pyrage  # a compiled library that no start needs

    recipient = pyrage.x25519.Recipient.from_str(recipient_of(public))
    return bytes(pyrage.encrypt(content, [recipient]))


def unseal(private: bytes, sealed: bytes) -> bytes:
    """The content of what was sealed to this key.

    Raises: NotSealedToUs when it was sealed to another key, was changed, or is no such file.
    """
    import pyrage

    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity_of(private))]))
    except (pyrage.DecryptError, ValueError) as error:
        raise NotSealedToUs from error


def recipient_of(public: bytes) -> str:
    """A public key as age writes it: `age1…`."""
    return _bech32("age", public)


def identity_of(private: bytes) -> str:
    """A private key as age writes it: `AGE-SECRET-KEY-1…`."""
    return _bech32("age-secret-key-", private).upper()


def _bech32(prefix: str, key: bytes) -> str:
    data = _in_fives(key)
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _polymod([*spread, *data, 0, 0, 0, 0, 0, 0]) ^ 1
    signs = [*data, *(check >> 5 * (5 - place) & 31 for place in range(6))]
    return f"{prefix}1{''.join(_SIGNS[value] for value in signs)}"


def _in_fives(key: bytes) -> list[int]:
    """The bits of a key in groups of five, zeros behind the last."""
    length = (len(key) * 8 + 4) // 5
    bits = int.from_bytes(key, "big") << length * 5 - len(key) * 8
    return [bits >> 5 * (length - 1 - place) & 31 for place in range(length)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            check ^= generator if top >> place & 1 else 0
    return check
