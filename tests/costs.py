# SPDX-License-Identifier: EUPL-1.2
"""What each file of tests takes of the processor, its child processes included: `--costs` prints it at the end.

Processor time and not the clock: it says the same on a busy machine, or nearly.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

_MOST = 40
_COST = "processor seconds"
_BEGUN = pytest.StashKey[float]()


def _spent() -> float:
    """Processor time of this process and of its children that ended; Windows does not say what those took."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    item.stash[_BEGUN] = _spent()
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: "pytest.CallInfo[Any]") -> None:
    if call.when == "teardown":
        item.user_properties.append((_COST, _spent() - item.stash[_BEGUN]))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if not config.getoption("costs"):
        return
    files: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "teardown":
                files[report.nodeid.partition("::")[0]] += dict(report.user_properties).get(_COST, 0.0)
    terminalreporter.section(f"{sum(files.values()):.0f} {_COST}, of which")
    for name, seconds in files.most_common(_MOST):
        terminalreporter.line(f"{seconds:8.1f}  {name}")
