# SPDX-License-Identifier: EUPL-1.2
"""Every scene once, in Dutch at its usual size; all checks of one scene run before the next is built."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from screenshots.scenes import SCENES
from spreekuur import language
from ui.accessibility.seen import Seen, show


@pytest.fixture(scope="session", params=SCENES)
def built(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Seen]:
    """One scene, built once."""
    seen = show(qapp, request.param)
    yield seen
    seen.shell.close()
    seen.shell.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def scene(built: Seen) -> Seen:
    """One scene as a person finds it: in Dutch, the focus where work begins."""
    language.use("nl")
    built.say_anew()
    return built


@pytest.fixture
def saying(scene: Seen) -> Callable[[str], Seen]:
    """The scene in another language."""

    def say(code: str) -> Seen:
        language.use(code)
        scene.say_anew()
        return scene

    return say
