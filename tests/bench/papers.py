# SPDX-License-Identifier: EUPL-1.2
"""Letters: one more, the first of an evening, and a whole evening of them."""

from collections.abc import Iterator
from io import BytesIO

from bench import baselines
from bench.measure import Figures, Plan, cpu, paired, run_child
from bench.one_letter import letter
from spreekuur.content import pack


def _plain() -> object:
    from reportlab.pdfgen.canvas import Canvas

    return baselines.plain_letter(Canvas, BytesIO())


def letter_warm(plan: Plan) -> Iterator[Figures]:
    """One more letter, beside two pages of 40 plain lines."""
    content = pack.load()
    rounds = paired(lambda: cpu(lambda: letter(content, 1)), lambda: cpu(_plain), plan.times(40, 4))
    yield Figures("letter_warm", rounds, 6.0)


def letter_first(plan: Plan) -> Iterator[Figures]:
    """The first letter of a process, beside importing reportlab's canvas; and after preparing, beside a warm one."""
    ours: list[dict[str, float]] = []

    def first() -> float:
        ours.append(_figures(run_child("our_letter").said))
        return ours[-1]["first"]

    times = plan.times(7, 1)
    rounds = paired(first, lambda: _figures(run_child("bare_canvas").said)["import"], times)
    yield Figures("letter_first", rounds, 1.6)
    prepared = [_figures(run_child("our_letter", ["prepared"]).said) for _ in range(times)]
    both = ([each["first"] for each in prepared], [each["warm"] for each in prepared])
    yield Figures("letter_prepared", both, 1.3, note="the first one after preparing, beside a warm one")


def _figures(said: str) -> dict[str, float]:
    return {name: float(value) for name, value in (line.split() for line in said.splitlines())}


def letter_120(plan: Plan) -> Iterator[Figures]:
    """An evening of letters, beside as many times the mean of ten of them: nothing may pile up.

    Ten from all over the evening: the number of the first has fewer different digits, and so takes 1 to 2 % less.
    """
    content, evening = pack.load(), plan.times(120, 12)
    some = range(1, evening + 1, evening // 10)[:10]
    letter(content, 1)

    def all_of_them() -> float:
        return cpu(lambda: [letter(content, number) for number in range(1, evening + 1)])

    rounds = paired(
        all_of_them,
        lambda: evening * cpu(lambda: [letter(content, number) for number in some]) / 10,
        plan.times(5, 1),
    )
    yield Figures("letter_120", rounds, 1.02)


BENCHES = {"letter_warm": letter_warm, "letter_first": letter_first, "letter_120": letter_120}
