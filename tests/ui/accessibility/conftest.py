# SPDX-License-Identifier: EUPL-1.2
"""Every scene once, in Dutch at its usual size; all checks of one scene run before the next is built."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from screenshots.run import throw_away
from screenshots.scenes import SCENES
from spreekuur import language
from spreekuur.language import LANGUAGES
from ui.accessibility.seen import Seen, show


@pytest.fixture(autouse=True)
def theme_on() -> None:
    """The looks stay as the last check left them; each scene puts them right when it is built."""


@pytest.fixture(scope="session", params=SCENES)
def built(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Seen]:
    """One scene, built once."""
    seen = show(qapp, request.param)
    yield seen
    throw_away(qapp, seen.shell)
    seen.look(False)
    language.use("en")


@pytest.fixture(scope="session", params=["light", "dark"])
def light(request: pytest.FixtureRequest, built: Seen) -> str:
    """The scene in the light and in the dark, without building it twice; the next one puts the light on again."""
    built.look(request.param == "dark")
    return request.param


@pytest.fixture
def scene(built: Seen) -> Seen:
    """One scene as a person finds it: in Dutch, the focus where work begins."""
    built.say("nl")
    return built


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, built: Seen) -> Seen:
    """One scene in each language."""
    built.say(request.param)
    return built
