# SPDX-License-Identifier: EUPL-1.2
"""Message catalogues: one .po per area and language becomes one .mo per language, once it is found sound.

python tools/catalogues.py compile [--partial]   write compiled/locale; --partial: gaps show English
python tools/catalogues.py check                 say what is wrong, by file and message
python tools/catalogues.py missing LANGUAGE      what the code says and that language does not, as .po entries
"""

import argparse
import ast
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from catalogue_rules import PLURALS, Message, faults

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("nl", "pl", "bg", "ro", "es")
MARKERS = {"_": 1, "N_": 1, "ngettext": 2}


@dataclass(frozen=True)
class Source:
    """One .po file and what was read from it."""

    path: Path
    catalogue: Catalog

    @property
    def name(self) -> str:
        """Where it is, for people."""
        return "/".join(self.path.parts[-3::2])


def sources(language: str, folder: Path = ROOT / "translations") -> list[Source]:
    """The .po files of one language, one per area."""
    found = []
    for path in sorted((folder / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as stream:
            found.append(Source(path, read_po(stream, locale=language, abort_invalid=True)))
    return found


def messages_of(source: Source) -> Iterator[Message]:
    """Its entries without the header."""
    for entry in source.catalogue:
        if entry.id:
            singular, *plural = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
            strings = entry.string if isinstance(entry.string, tuple | list) else (entry.string or "",)
            texts = tuple(text or "" for text in strings)
            yield Message(
                source.name, singular, plural[0] if plural else "", texts, entry.fuzzy, entry.context or ""
            )


def messages_in_code(folder: Path = ROOT / "desktop" / "spreekuur") -> dict[str, str]:
    """Each msgid that the code says, with its plural or an empty string.

    Raises ValueError when a message is put together from parts, because no translator could find it.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if any(marker + "(" in text for marker in MARKERS):
            for node in ast.walk(ast.parse(text)):
                for singular, plural in _said(node, path):
                    found[singular] = plural or found.get(singular, "")
    return found


def _said(node: ast.AST, path: Path) -> Iterator[tuple[str, str]]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS):
        return
    words = node.args[: MARKERS[node.func.id]]
    if any(isinstance(word, ast.JoinedStr | ast.BinOp) for word in words):
        raise ValueError(
            f"{path.name}:{node.lineno}: a message is one literal text, filled in with format() afterwards"
        )
    texts = [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
    if texts and len(texts) == len(words):
        yield texts[0], texts[1] if len(texts) == 2 else ""


def check(code: Mapping[str, str], folder: Path = ROOT / "translations") -> list[str]:
    """Everything that is wrong with the catalogues, one line each; empty when they are sound and complete."""
    found: list[str] = []
    for language in (*LANGUAGES, "en"):
        read = sources(language, folder)
        for source in read:
            found += _header_faults(source, language)
        entries = [message for source in read for message in messages_of(source)]
        found += faults(language, entries, code)
    return found


def _header_faults(source: Source, language: str) -> Iterator[str]:
    text = source.path.read_text(encoding="utf-8")
    if f'"Language: {language}\\n"' not in text or "charset=UTF-8" not in text:
        yield f"{source.name}: the header says another language or no UTF-8"
    count, rule = PLURALS[language]
    ours, theirs = c2py(rule), c2py(source.catalogue.plural_expr)
    same = all(ours(n) == theirs(n) for n in range(201))
    if not same or count != source.catalogue.num_plurals or "Plural-Forms" not in text:
        yield f"{source.name}: Plural-Forms must say nplurals={count}; plural=({rule});"


def compile_all(out: Path = ROOT / "compiled" / "locale", folder: Path = ROOT / "translations") -> int:
    """Write one .mo per language and return how many messages they hold together."""
    count = 0
    for language in (*LANGUAGES, "en"):
        merged = Catalog(locale=language, charset="utf-8")
        for source in sources(language, folder):
            for entry in source.catalogue:
                if entry.id and not entry.fuzzy and _filled(entry):
                    merged.add(entry.id, entry.string)
        count += len(merged)
        stream = BytesIO()
        write_mo(stream, merged)
        _replace(out / language / "LC_MESSAGES" / "spreekuur.mo", stream.getvalue())
    _replace(out / "stamp", b"")
    return count


def _filled(entry: PoMessage) -> bool:
    return all(entry.string) if isinstance(entry.string, tuple | list) else bool(entry.string)


def _replace(path: Path, content: bytes) -> None:
    """Write beside and rename, so that a program that starts meanwhile never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)


def missing(language: str, code: Mapping[str, str]) -> str:
    """The messages that language lacks, as entries to fill in."""
    known = {message.singular for source in sources(language) for message in messages_of(source)}
    catalogue = Catalog(locale=language)
    entries = []
    for singular, plural in code.items():
        if singular not in known:
            forms = "".join(f'msgstr[{n}] ""\n' for n in range(catalogue.num_plurals))
            second = f"msgid_plural {_quoted(plural)}\n{forms}" if plural else 'msgstr ""\n'
            entries.append(f"msgid {_quoted(singular)}\n{second}")
    return "\n".join(entries)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main(arguments: list[str]) -> int:
    """Run one of the verbs of the docstring above."""
    parser = argparse.ArgumentParser(description="Message catalogues")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("compile").add_argument("--partial", action="store_true")
    verbs.add_parser("check")
    verbs.add_parser("missing").add_argument("language", choices=LANGUAGES)
    options = parser.parse_args(arguments)
    if options.verb == "missing":
        print(missing(options.language, messages_in_code()))
        return 0
    wrong = [] if options.verb == "compile" and options.partial else check(messages_in_code())
    for line in wrong:
        print(line, file=sys.stderr)
    if not wrong and options.verb == "compile":
        print(f"{compile_all()} messages in compiled/locale", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
