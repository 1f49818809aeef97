# SPDX-License-Identifier: EUPL-1.2
"""No test hears what another one left: each of these leaves all it can, and finds nothing of what the other left."""

import gc
import os
import signal
from pathlib import Path

import pytest

from spreekuur import language
from spreekuur.content.directory import Overlay
from spreekuur.content.pack import Content
from spreekuur.ui import names

LEFT = "SPREEKUUR_LEFT_BY_A_TEST"
HOUR = "Somebody's hour"


@pytest.mark.parametrize("turn", ("one", "the other"))
def test_what_a_test_leaves_is_gone_for_the_next(turn: str, tmp_path: Path, content: Content):
    assert language.current() == "en" and language._("Save") == "Save"
    assert LEFT not in os.environ and "PATH" in os.environ
    assert not gc.isenabled()
    assert signal.getsignal(signal.SIGTERM) is not _note
    assert Path.cwd().name != "left"
    assert HOUR not in names._in_use
    assert len(content.rulebook) > 0 and not content.directory.texts
    mask = os.umask(0o77)
    assert mask != 0o77

    language.use("nl")
    os.environ[LEFT] = turn
    del os.environ["PATH"]
    gc.enable()
    signal.signal(signal.SIGTERM, _note)
    (tmp_path / "left").mkdir()
    os.chdir(tmp_path / "left")
    names.use_hour(HOUR)
    content.rulebook.lay((), {})
    content.directory.lay(Overlay({}, {"org.x.name": {"nl": "x"}}))


def _note(*_signal: object) -> None:
    """Would keep the process from ending when it is asked to."""
