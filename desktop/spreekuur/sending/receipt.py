# SPDX-License-Identifier: EUPL-1.2
"""The receipt that the municipality may lay beside a package: data from outside, of which a word and a day are taken.

Where the key of the municipality is known, only what it signed counts. Pure.
"""

import codecs
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from spreekuur.outside import read_json
from spreekuur.security import sshsig
from spreekuur.sending import outbox
from spreekuur.sending.outbox import Note, Receipt, Stage

FORMAT = "spreekuur-receipt/1"
SUFFIX, SIGNED = ".receipt.json", ".sig"
MOST_BYTES, MOST_SIGNED = 64 * 1024, 4096
WITHDRAWN = "withdrawn"
"""What the receipt of a notice says where that of a package says `taken`."""


@dataclass(frozen=True, slots=True)
class Said:
    """What lies beside a package as its receipt and as the signature under that; nobody looked into it yet."""

    content: bytes = field(default=b"", repr=False)
    signature: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class About:
    """What a receipt has to be about: a manifest by its SHA-256, a package or its notice, and whose word counts."""

    manifest: str
    is_notice: bool = False
    key: bytes | None = None
    """The public key of the municipality; None where anybody's word counts."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The word of a receipt that counts, and its day; or why one that lies there does not count."""

    word: Receipt | None = None
    day: date | None = None
    why: str = ""


def judge(untrusted: Said, about: About) -> Heard:
    """What a receipt says. One of another package, or none, says nothing; a signature without a receipt is none."""
    told = _told(untrusted.content, about)
    if told is None or about.key is None:
        return told or Heard()
    if not untrusted.signature:
        return Heard(why=outbox.UNSIGNED)
    text = untrusted.signature.decode("ascii", "replace").replace("\r\n", "\n")
    if len(text) > MOST_SIGNED or not sshsig.is_signed(about.key, untrusted.content, text, sshsig.RECEIPTS):
        return Heard(why=outbox.NOT_THEIRS)
    return told


def after(note: Note, heard: Heard, now: datetime) -> Note:
    """How far a package is once that was heard; what counts not changes nothing but what is told."""
    if heard.word is not None:
        return outbox.answered(replace(note, why="") if note.stage is Stage.SENT else note, heard.word, now)
    return replace(note, why=heard.why) if note.stage is Stage.SENT and note.why != heard.why else note


def _told(untrusted: bytes, about: About) -> Heard | None:
    if not 0 < len(untrusted) <= MOST_BYTES:
        return None
    try:
        told = read_json(untrusted.removeprefix(codecs.BOM_UTF8))
        if (
            not isinstance(told, dict)
            or told.get("format") != FORMAT
            or told.get("manifest") != about.manifest
        ):
            return None
        day = date.fromisoformat(told["date"]) if "date" in told else None
    except (ValueError, TypeError):
        return None
    word = _word(told.get("status"), about.is_notice)
    return Heard(word, day) if word else None


def _word(said: object, is_notice: bool) -> Receipt | None:
    done = WITHDRAWN if is_notice else Receipt.TAKEN.value
    words = {done: Receipt.TAKEN, "refused": Receipt.REFUSED, "held": Receipt.HELD}
    return words.get(said) if isinstance(said, str) else None
