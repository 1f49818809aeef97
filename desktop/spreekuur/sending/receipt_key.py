# SPDX-License-Identifier: EUPL-1.2
"""The key with which the municipality signs its receipts, as somebody types or pastes it. Pure."""

from spreekuur.errors.sending import ReceiptKeyUnusable, WhyKey
from spreekuur.security import sshsig

_MOST = 16 * 1024
_OTHER_KINDS = ("ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-")


def parse(typed: str) -> bytes | None:
    """The key in a line of a `.pub` or `allowed_signers` file, whatever stands around it; None where nothing is.

    Raises: ReceiptKeyUnusable.
    """
    if not typed.strip():
        return None
    if "PRIVATE KEY" in typed:
        raise ReceiptKeyUnusable(WhyKey.PRIVATE)
    words = typed.split() if len(typed) <= _MOST else []
    found = {key for key in map(sshsig.key_in, words) if key is not None}
    if len(found) == 1:
        return found.pop()
    if found:
        raise ReceiptKeyUnusable(WhyKey.SEVERAL)
    kinds = [word for word in words if word.startswith(_OTHER_KINDS) and word != "ssh-ed25519"]
    raise ReceiptKeyUnusable(WhyKey.KIND if kinds else WhyKey.UNREADABLE)
