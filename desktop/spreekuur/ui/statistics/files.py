# SPDX-License-Identifier: EUPL-1.2
"""What would leave, file by file, in the words of somebody who never saw one."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spreekuur.language import _, ngettext
from spreekuur.statistics.safe import SafeRelease, SafeTable
from spreekuur.ui.statistics.cells import narrowest
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.widgets import FoundRow

_ABOUT: Mapping[str, Callable[[], tuple[str, str, str]]] = {
    "report.pdf": lambda: ("file-text", _("The report"), _("Four pages to read, with the same numbers.")),
    "tables.xlsx": lambda: ("table", _("The tables for a spreadsheet"), _("The same numbers once more.")),
    "data.csv": lambda: ("table", _("All tables in one file"), _("The same numbers once more.")),
    "codes.csv": lambda: ("book-open", _("The code lists"), _("What each code means. No numbers.")),
    "manifest.json": lambda: (
        "clipboard-list",
        _("The list of everything"),
        _("Period, rules, proof, and the fingerprint of every file. This is what is signed."),
    ),
    "datapackage.json": lambda: (
        "clipboard-list",
        _("The description of the tables"),
        _("Which columns there are, for programs. No numbers."),
    ),
    "VERIFY.txt": lambda: (
        "shield-check",
        _("How to check the signature"),
        _("Three lines for whoever receives it."),
    ),
    "allowed_signers": lambda: (
        "key-round",
        _("The key of this desk"),
        _("With it the signature is checked."),
    ),
    "manifest.json.sig": lambda: ("pencil", _("The signature"), _("Made when you sign.")),
}

_MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """One period of what leaves: its proved figures, and every file byte for byte."""

    release: SafeRelease
    files: Mapping[str, bytes] = field(repr=False)

    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file."""
        return {path: hashlib.sha256(content).hexdigest() for path, content in self.files.items()}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: what it is, its fingerprint, and its table or its text if it has one."""

    path: str
    icon: str
    title: str
    about: str
    digest: str = ""
    table: SafeTable | None = None
    text: str = field(default="", repr=False)

    def row(self) -> FoundRow:
        """Its row in the list."""
        about = f"{self.path} · {self.about}" if self.digest else self.about
        return FoundRow(self.path, self.icon, self.title, about)


def sheets(parts: Sequence[Part], names: Names) -> list[Sheet]:
    """All files that leave, the tables of a period first."""
    return [sheet for part in parts for sheet in _of_part(part, names, several=len(parts) > 1)]


def _of_part(part: Part, names: Names, *, several: bool) -> list[Sheet]:
    tables = {f"{name}.csv": table for name, table in part.release.tables.items()}
    digests, found = part.digests(), []
    for path, content in part.files.items():
        where = f"{part.release.period}/{path}" if several else path
        table = tables.get(path.rpartition("/")[2])
        if table is not None:
            rows = len(table.rows)
            about = ngettext("{n} number", "{n} numbers", rows).format(n=rows)
            found.append(Sheet(where, "table", names.table(table.name), about, digests[path], table))
        else:
            said = _ABOUT.get(path)
            icon, title, about = said() if said is not None else ("file-text", path, "")
            found.append(Sheet(where, icon, title, about, digests[path], text=_text(path, content)))
    return sorted(found, key=lambda one: (one.table is None, one.path))


def _text(path: str, content: bytes) -> str:
    """What stands in a file that people can read; its beginning when it is long."""
    if path.endswith((".pdf", ".xlsx")):
        return ""
    return content[:_MOST_TEXT].decode("utf-8", "replace")


def proof_sheet(parts: Sequence[Part], names: Names) -> Sheet:
    """The proof as the first row of the list, where there is no room to say it above."""
    title = _("Proved: nobody can be traced")
    about = _("What was tried, and how it ended.")
    return Sheet("", "shield-check", title, about, text="\n\n".join(proof_lines(parts, names)))


def proof_lines(parts: Sequence[Part], names: Names) -> tuple[str, str]:
    """The proof as one tells it to somebody: what was tried, and about which number one learns most."""
    proofs = [part.release.proof for part in parts]
    tried = _(
        "This laptop attacked these figures itself, with everything that was ever published. "
        "For each of the {n} numbers at least {k} different true counts stay possible."
    ).format(n=sum(proof.cells for proof in proofs), k=min(proof.k for proof in proofs))
    nearest = min(
        parts, key=lambda part: part.release.proof.narrowest.high - part.release.proof.narrowest.low
    )
    near = nearest.release.proof.narrowest
    table = nearest.release.tables.get(near.table)
    where = narrowest(table, near.codes, names.code) if table is not None else near.table
    closest = _(
        "One learns most about “{cell}” in “{table}”: the true count may be anything from {low} to {high}."
    )
    return tried, closest.format(cell=where, table=names.table(near.table), low=near.low, high=near.high)
