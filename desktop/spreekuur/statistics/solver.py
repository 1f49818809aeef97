# SPDX-License-Identifier: EUPL-1.2
"""The worker: reads one problem a line, answers with one line, until its input ends.

What it reads are bounds on true counts: it keeps them to itself, as the program does.
"""

import json
import os
import sys
from typing import Any

from spreekuur.security.process import protect
from spreekuur.statistics.model import Answer

_SEED = 1


def main() -> int:
    """Answer until nobody asks any more."""
    protect()
    given, out = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    # HiGHS writes a banner to file descriptor 1, where our answers go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in given:
        answer, values = solve(json.loads(line))
        out.write(json.dumps({"answer": answer.value, "values": values}).encode() + b"\n")
        out.flush()
    return 0


def solve(told: dict[str, Any]) -> tuple[Answer, list[int]]:
    """One problem; the same one has the same answer, on every machine, unless time runs out."""
    import highspy
    import numpy

    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {"output_flag": False, "threads": 1, "random_seed": _SEED}
    options |= {"time_limit": told["seconds"], "mip_rel_gap": told["gap"]}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    open_end = highspy.kHighsInf
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(told["low"]), len(told["least"])
    model.col_cost_ = numpy.array(told["cost"], dtype=float)
    model.col_lower_ = numpy.array(told["low"], dtype=float)
    model.col_upper_ = numpy.array(told["high"], dtype=float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
    model.row_lower_ = numpy.array(
        [-open_end if each is None else each for each in told["least"]], dtype=float
    )
    model.row_upper_ = numpy.array([open_end if each is None else each for each in told["most"]], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = numpy.array(told["starts"])
    model.a_matrix_.index_ = numpy.array(told["columns"])
    model.a_matrix_.value_ = numpy.array(told["factors"], dtype=float)
    highs.passModel(model)
    highs.run()
    return _answer(highs, highspy.HighsModelStatus)


def _answer(highs: Any, status: Any) -> tuple[Answer, list[int]]:
    found = highs.getModelStatus()
    if found == status.kOptimal:
        return Answer.SOLVED, [round(value) for value in highs.getSolution().col_value]
    if found in (status.kInfeasible, status.kUnboundedOrInfeasible):
        return Answer.IMPOSSIBLE, []
    return (Answer.TIME if found == status.kTimeLimit else Answer.STOPPED), []


if __name__ == "__main__":
    sys.exit(main())
