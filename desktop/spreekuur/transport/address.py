# SPDX-License-Identifier: EUPL-1.2
"""The address of a folder on a server: https and nothing else, without a password in it. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from spreekuur.errors.transport import AddressFault, AddressRefused

_LONGEST = 1000
_UNWANTED = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_HTTPS = 443


@dataclass(frozen=True, slots=True)
class Address:
    """Where a folder is; `path` begins and ends with a slash and is written as it goes over the line."""

    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """The server, as a browser writes it."""
        return f"https://{self.host}" + (f":{self.port}" if self.port != _HTTPS else "")

    def __str__(self) -> str:
        return self.origin + self.path

    def of(self, name: str) -> str:
        """The path of a file in the folder."""
        return self.path + quote(name, safe="")


def parse(typed: str) -> Address:
    """Read what somebody typed or pasted.

    Raises: AddressRefused.
    """
    text = typed.strip()
    if not text or len(text) > _LONGEST or _UNWANTED.search(text):
        raise AddressRefused(AddressFault.NOT_AN_ADDRESS)
    try:
        parts = urlsplit(text)
        port, host = parts.port or _HTTPS, (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:
        raise AddressRefused(AddressFault.NOT_AN_ADDRESS) from error
    if parts.scheme != "https":
        plain = parts.scheme == "http"
        raise AddressRefused(AddressFault.NOT_HTTPS if plain else AddressFault.NOT_AN_ADDRESS)
    if "@" in parts.netloc:
        raise AddressRefused(AddressFault.WITH_PASSWORD)
    if parts.query or parts.fragment or not _HOST.fullmatch(host):
        raise AddressRefused(AddressFault.NOT_AN_ADDRESS)
    return Address(host, port, _path(parts.path))


def is_address(text: str) -> bool:
    """Whether this means a server, and no folder of this computer."""
    return "://" in text


def _path(untrusted: str) -> str:
    steps = [unquote(step) for step in untrusted.split("/") if step]
    if any(step in (".", "..") or "/" in step or _UNWANTED.search(step.replace(" ", "")) for step in steps):
        raise AddressRefused(AddressFault.NOT_AN_ADDRESS)
    return "/" + "".join(quote(step, safe="") + "/" for step in steps)
