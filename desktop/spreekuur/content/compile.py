# SPDX-License-Identifier: EUPL-1.2
"""Checks the content that people edit and writes one pack: `python -m spreekuur.content.compile [OUT]`."""

import json
import sys
from pathlib import Path
from typing import Any

from spreekuur.content.building import (
    cases,
    clock,
    directory,
    hours,
    job_loss,
    municipality,
    papers,
    rules,
    states,
    synonyms,
)
from spreekuur.content.building.conditions import Vocabulary
from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.building.reading import Sources
from spreekuur.content.building.register import register_of
from spreekuur.content.building.report_words import compile_report
from spreekuur.content.building.statistics import compile_statistics
from spreekuur.content.building.texts import Texts
from spreekuur.content.format import FORMAT
from spreekuur.errors.content import ContentError
from spreekuur.messages.content import say_fault
from spreekuur.resources import compiled, resource

FILES = (
    "rules.yaml",
    "organisations.yaml",
    "topics.yaml",
    "signals.yaml",
    "sources.yaml",
    "phrases.yaml",
    "letter_kinds.yaml",
    "clock.yaml",
    "hours.yaml",
    "cases.yaml",
    "job_loss.yaml",
    municipality.FILE,
)


FIGURES = "statistics.json"
"""Beside the shipped pack: the tables and code lists of the figures, which no pack changes."""
REPORT = "report.json"
"""Beside the shipped pack: the words of the report about the figures."""
HOUR = "hour.txt"
"""Beside the shipped pack: the name of the hour, for the first picture of the window, which reads no pack."""


def compile_folder(folder: Path, shipped: Path | None = None) -> dict[str, Any]:
    """The pack of a content folder; a file that it lacks comes from the shipped content.

    The shipped content itself must be complete: every text in six languages with its state, enough words to find
    each topic by, and no text that nothing uses.
    A folder of somebody else may lack translations; the reader then sees Dutch.

    Raises: ContentError with every mistake found.
    """
    shipped = shipped or resource("content")
    faults = Faults()
    sources = Sources(folder, shipped, faults)
    data = {name: sources.read(name) for name in FILES}
    faults.raise_if_any()
    complete = folder.resolve() == shipped.resolve()
    texts = Texts(sources, faults, complete)
    # Who brings rules or organisations of their own need not bring sources and kinds of letter along.
    checked = {name for name in FILES if complete or sources.is_own(name)}
    pack = {"format": FORMAT, **_versions(data, faults), **_parts(data, texts, checked, faults)}
    pack["texts"] = texts.finish()
    pack["states"] = {"texts": texts.states(), **states.of_lists(data, faults, complete)}
    if complete:
        synonyms.check(data[synonyms.FILE], pack["topics"], faults)
    faults.raise_if_any()
    return pack


def _versions(data: dict[str, dict[str, Any]], faults: Faults) -> dict[str, Any]:
    """The version of the rules stands for the pack; its date is the newest of all files."""
    metas = {
        name: Entry(faults, name, "meta", Entry(faults, name, "meta", data[name]).mapping("meta"))
        for name in FILES
    }
    dates = [meta.text("as_of") for meta in metas.values()]
    return {"version": metas["rules.yaml"].text("version", required=True), "as_of": max(dates)}


def _parts(
    data: dict[str, dict[str, Any]], texts: Texts, checked: set[str], faults: Faults
) -> dict[str, Any]:
    places = directory.organisations(data["organisations.yaml"], texts, faults)
    days = hours.day_words(data["hours.yaml"], faults)
    hours.put_hours(data["hours.yaml"], places, days, faults, own="hours.yaml" in checked)
    topics = directory.topics(data["topics.yaml"], texts, faults)
    signals = directory.signals(data["signals.yaml"], places, texts, faults)
    grammar = rules.grammar(faults, data["rules.yaml"])
    words = Vocabulary({"topics": topics, "signals": signals}, grammar["choices"])
    register = Entry(faults, "sources.yaml", "sources", data["sources.yaml"]).mapping("sources")
    known = rules.Known(places, register if "sources.yaml" in checked else None)
    categories = {place["category"] for place in places.values()} if "letter_kinds.yaml" in checked else set()
    guards, ranks = rules.guards(data["rules.yaml"], words, known, texts, faults)
    made = rules.rules(data["rules.yaml"], words, known, texts, faults)
    by_id = {rule["id"]: rule for rule in made} if checked >= {"rules.yaml", job_loss.FILE} else None
    named = register if checked >= {"sources.yaml", job_loss.FILE} else None
    of_loss = job_loss.Known(topics, grammar["choices"], by_id, named)
    lost = job_loss.job_loss(data[job_loss.FILE], of_loss, faults)
    phrases, slots = papers.phrases(data["phrases.yaml"], words, faults)
    kinds, by_signal = papers.letter_kinds(data["letter_kinds.yaml"], categories, signals, faults)
    return {
        "municipality": municipality.municipality(data[municipality.FILE], grammar["choices"], faults),
        "grammar": {**grammar, "class_rank": ranks},
        "guards": guards,
        "rules": made,
        "sources": register_of(made, register, faults),
        "topics": topics,
        "signals": signals,
        "organisations": places,
        "programme": directory.programme_lines(data["organisations.yaml"], faults),
        "letter_kinds": kinds,
        "letter_kinds_by_signal": by_signal,
        "days": days,
        "cases": cases.cases(data["cases.yaml"], words, faults, strict="cases.yaml" in checked),
        "clock": clock.clock(data[clock.FILE], faults),
        "job_loss": lost,
        "phrases": phrases,
        "phrase_slots": slots,
    }


def as_bytes(pack: dict[str, Any]) -> bytes:
    """The pack as it is stored: the same content gives the same bytes."""
    return json.dumps(pack, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def write_pack(pack: dict[str, Any], out: Path) -> None:
    """Write the pack, whole or not at all."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(out.name + ".new")
    beside.write_bytes(as_bytes(pack))
    beside.replace(out)


def main(arguments: list[str]) -> int:
    """Compile the shipped content; every mistake on a line of its own."""
    out = Path(arguments[0]) if arguments else compiled("content.json")
    try:
        pack = compile_folder(resource("content"))
        figures = compile_statistics(resource("statistics"))
        words = compile_report(resource("statistics", "report.yaml"))
        write_pack(pack, out)
        write_pack(figures, out.with_name(FIGURES))
        write_pack(words, out.with_name(REPORT))
        out.with_name(HOUR).write_text(pack["municipality"]["hour"] + "\n", "utf-8")
    except ContentError as error:
        for fault in error.faults:
            sys.stderr.write(say_fault(fault) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
