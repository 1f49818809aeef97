# SPDX-License-Identifier: EUPL-1.2
"""The register of sources (`sources.yaml`): of each source that a rule names what the desk may see of it."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from spreekuur.content.building.faults import Entry, Faults

FILE = "sources.yaml"


def register_of(
    rules: Iterable[Mapping[str, Any]], register: Mapping[str, Any], faults: Faults
) -> dict[str, dict[str, str]]:
    """Title, site and date of every source that these rules name; one that the register lacks is left out."""
    named = sorted({source for rule in rules for source in rule["sources"]} & register.keys())
    return {name: _source(Entry(faults, FILE, name, _fields(register[name]))) for name in named}


def _fields(untrusted: object) -> Mapping[str, Any]:
    return untrusted if isinstance(untrusted, dict) else {}


def _source(entry: Entry) -> dict[str, str]:
    url = urlsplit(entry.text("url"))
    host = (url.hostname or "").removeprefix("www.") if url.scheme in ("http", "https") else ""
    return {"title": entry.text("title", required=True), "host": host, "date": entry.text("date")}
