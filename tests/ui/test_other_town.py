# SPDX-License-Identifier: EUPL-1.2
"""A second municipality in the window: every word on its screens is looked at, and none is of the first one."""

import re
from dataclasses import replace

import pytest

import builders
import pack_making
from screenshots import stage
from screenshots.run import throw_away
from spreekuur.ui import names
from ui.accessibility import tree
from ui.accessibility.seen import show

FIRST_ONE = re.compile(
    "aalsmeer|kudelstaart|uithoorn|amstel|amsterdam|haarlemmer|алсмер|амстердам", re.IGNORECASE
)
SCREENS = (
    "unlock",
    "wizard-4",
    "today",
    "consultation",
    "client-view",
    "letter",
    "closing",
    "find",
    "settings",
)


@pytest.fixture
def town(monkeypatch):
    """The desk of every scene has the invented content; its talks were sent to a place of it."""
    before = names.hour()

    def a_talk(*given, **more):
        talk = builders.a_talk(*given, **more)
        routes = tuple(replace(one, route="vb_stadsloket", rules=("V005",)) for one in talk.routes[:1])
        return replace(talk, routes=routes, answers=talk.answers | {"municipality": "voorbeeldstad"})

    monkeypatch.setattr(stage, "a_talk", a_talk)
    monkeypatch.setattr(stage.pack, "load", lambda: pack_making.content())
    names.use_hour(pack_making.content().municipality.hour)
    yield
    names.use_hour(before)


@pytest.mark.parametrize("name", SCREENS)
def test_no_screen_names_the_first_municipality(qapp, town, name):
    seen = show(qapp, name)
    for language in ("nl", "bg"):
        seen.say(language)
        said = tree.lines(tree.read(seen.shell))
        assert [line for line in said if FIRST_ONE.search(line)] == []
        if name == "unlock":
            assert any("Inloopspreekuur Voorbeeldstad" in line for line in said)
    throw_away(qapp, seen.shell)
