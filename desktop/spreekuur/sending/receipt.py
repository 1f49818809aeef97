# SPDX-License-Identifier: EUPL-1.2
"""The receipt that the municipality may lay beside a package: data from outside, of which one word is taken. Pure."""

import json

from spreekuur.sending.outbox import Receipt

FORMAT = "spreekuur-receipt/1"
SUFFIX = ".receipt.json"
MOST_BYTES = 64 * 1024


def read(untrusted: bytes, manifest: str) -> Receipt | None:
    """What it says of the package whose manifest has this SHA-256; None when it is no receipt, or another's."""
    if len(untrusted) > MOST_BYTES:
        return None
    try:
        told = json.loads(untrusted.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("format") != FORMAT or told.get("manifest") != manifest:
        return None
    said = told.get("status")
    return Receipt(said) if isinstance(said, str) and said in set(Receipt) else None
