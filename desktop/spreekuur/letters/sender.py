# SPDX-License-Identifier: EUPL-1.2
"""Who papers come from: read from a JSON file, or an invented example for trying out."""

from pathlib import Path

from spreekuur.errors.letters import CaseUnreadable
from spreekuur.letters.fields import Fields
from spreekuur.letters.model import Sender
from spreekuur.outside import read_json, read_plain
from spreekuur.resources import resource

_MOST_BYTES = 1 << 20


def read_sender(path: Path) -> Sender:
    """The sender in a JSON file `{name, street, postcode, city, phone, email, contact}`.

    Raises: a LetterError that names the member, or CaseUnreadable.
    """
    try:
        return sender_of(read_json(read_plain(path, _MOST_BYTES)))
    except (OSError, ValueError) as error:
        raise CaseUnreadable(name=path.name) from error


def sender_of(untrusted: object) -> Sender:
    """The sender in such an object; only e-mail and contact may be left out.

    Raises: a LetterError that names the member.
    """
    fields = Fields(untrusted, "sender")
    needed = {key: fields.text(key) for key in ("name", "street", "postcode", "city", "phone")}
    for key, value in needed.items():
        if not value:
            raise fields.wrong(key, "text")
    sender = Sender(**needed, email=fields.text("email"), contact=fields.text("contact"))
    fields.nothing_else()
    return sender


def example() -> Sender:
    """An invented sender, for letters without a vault."""
    return read_sender(resource("papers", "sender.json"))
