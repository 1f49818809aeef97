# SPDX-License-Identifier: EUPL-1.2
"""Measures the program beside its baselines: `python3 dev.py bench [--only NAME] [--quick] [--json FILE]`.

Prints one line for each measure: name, ours, baseline, ratio, goal, and whether the goal is met. A goal that is
missed is no failure: the exit status is 0. docs/performance.md says what the names mean.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # `bench` is found beside the other tests

from bench import (
    counting,
    exchanging,
    finding,
    knowledge,
    papers,
    plot,
    protecting,
    receiving,
    screens,
    starting,
    stores,
    ten_years,
)
from bench.machine import about
from bench.measure import Figures, Plan

Bench = Callable[[Plan], Iterable[Figures]]
IN_PROCESS: dict[str, Bench] = {**knowledge.BENCHES, **stores.BENCHES, **finding.BENCHES, **papers.BENCHES}
IN_PROCESS |= exchanging.BENCHES | protecting.BENCHES | counting.BENCHES | receiving.BENCHES
BENCHES: dict[str, Bench] = {**starting.BENCHES, **IN_PROCESS, **screens.BENCHES, **ten_years.BENCHES}
# Measures that another one brings along.
MEASURED_BY = {
    "key_to_paint": "screens",
    "panel": "screens",
    "key_to_list": "screens",
    "hide": "screens",
    "merge_again": "merge",
    "merge_whole": "merge",
    "switch_language": "screens",
    "letter_prepared": "letter_first",
    "figures_quarter": "figures",
    "figures_year": "figures",
    "figures_year_10k": "figures",
    "figures_opened": "figures_counted",
    "figures_corrected": "figures_counted",
    "figures_recounted": "figures_counted",
    "receive_50": "receive",
    "receive_250": "receive",
    "receive_growth": "receive",
}


def main() -> int:
    """Run what is asked for and print it line by line."""
    arguments = _arguments()
    only = {MEASURED_BY.get(name, name) for name in arguments.only or BENCHES}
    wanted = {name: bench for name, bench in BENCHES.items() if name in only}
    found = []
    for figures in measured(wanted, Plan(arguments.quick)):
        print(line(figures), flush=True)
        found.append(figures)
    if arguments.json:
        document = {"machine": about(), "measures": [figures.as_json() for figures in found]}
        arguments.json.write_text(json.dumps(document, indent=1) + "\n", "utf-8")
    if arguments.plot:
        arguments.plot.write_text(plot.drawn(found), "utf-8")
    return 0


def measured(benches: dict[str, Bench], plan: Plan) -> Iterator[Figures]:
    """Every measure of these benches, one after the other."""
    for bench in benches.values():
        yield from bench(plan)


def line(figures: Figures) -> str:
    """`name ours baseline ratio goal ok|MISS`, in columns."""
    goal = "-" if figures.goal is None else f"{figures.goal:.3g}"
    return (
        f"{figures.name:<20} {_short(figures.ours)}{figures.unit} {_short(figures.baseline)}{figures.unit}"
        f" {figures.ratio:>8.3f} {goal:>7} {figures.verdict:<4} {figures.note}"
    ).rstrip()


def _short(value: float) -> str:
    return f"{value:>9.3f}" if value < 100 else f"{value:>9.0f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--only", metavar="NAME", action="append", choices=sorted(BENCHES | MEASURED_BY))
    parser.add_argument("--quick", action="store_true", help="little of everything, in less than a minute")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every round there")
    parser.add_argument(
        "--plot", metavar="FILE", type=Path, help="draw what was measured at several sizes (SVG)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
