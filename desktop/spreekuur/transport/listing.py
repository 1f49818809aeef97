# SPDX-License-Identifier: EUPL-1.2
"""What a server says is in a folder: XML from outside, of which only names and sizes are taken. Pure."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from spreekuur.transport.address import Address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

QUESTION = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/>'
    b"</prop></propfind>"
)
MOST_FILES = 5000
_NAME = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]{1,200}")
_DAV = "{DAV:}"


class NoListing(ValueError):
    """The answer is not what a WebDAV server says of a folder."""


@dataclass(frozen=True, slots=True)
class File:
    """A file by its name, with its size if the server told it."""

    name: str
    size: int | None


def read(untrusted: bytes, address: Address) -> list[File]:
    """The files right in the folder, by name; everything else that is named is left out.

    Raises: NoListing.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        tree = fromstring(untrusted, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise NoListing from error
    told = tree.findall(f"{_DAV}response")
    if tree.tag != f"{_DAV}multistatus" or len(told) > MOST_FILES:
        raise NoListing
    found = {file.name: file for each in told if (file := _file(each, address)) is not None}
    return [found[name] for name in sorted(found)]


def _file(told: "Element", address: Address) -> File | None:
    try:
        path = unquote(urlsplit((told.findtext(f"{_DAV}href") or "").strip()).path, errors="strict")
    except ValueError:
        return None
    folder, _slash, name = path.rpartition("/")
    if folder + "/" != unquote(address.path) or not _NAME.fullmatch(name) or name in (".", ".."):
        return None
    if told.find(f".//{_DAV}collection") is not None:
        return None
    size = (told.findtext(f".//{_DAV}getcontentlength") or "").strip()
    return File(name, int(size) if re.fullmatch(r"[0-9]{1,15}", size) else None)
