# SPDX-License-Identifier: EUPL-1.2
"""Every scene once, in Dutch at its usual size; all checks of one scene run before the next is built."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from screenshots.mixed import is_built_with_marks
from screenshots.run import let_stay, throw_away
from screenshots.scenes import SCENES
from spreekuur.language import LANGUAGES
from ui.accessibility.seen import Seen, show

# Who looks at a scene as it was built comes first: another language closes some layers, and Tab moves the focus. Who
# has every word marked comes after all who read, and who makes the text large and leaves it so comes last.
_EARLY = {"test_tree": 0, "test_pixels": 1}
_LATE = {"test_words": 1, "test_fits_large": 2}
_LIGHTS = ("light", "dark")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Scene by scene, and within a scene language by language."""
    elsewhere = [item for item in items if _is_asked_elsewhere(item)]
    items[:] = [item for item in items if item not in elsewhere]
    config.hook.pytest_deselected(items=elsewhere)
    places = [at for at, item in enumerate(items) if "built" in getattr(item, "fixturenames", ())]
    for at, item in zip(places, sorted((items[at] for at in places), key=_when), strict=True):
        items[at] = item


def _when(item: pytest.Item) -> tuple[int, int, int, int]:
    asked = item.callspec.params  # type: ignore[attr-defined]
    spoken = LANGUAGES.index(asked["spoken"]) if "spoken" in asked else -1
    light = _LIGHTS.index(asked["light"]) if "light" in asked else -1
    if late := _LATE.get(item.path.stem):
        spoken = len(LANGUAGES) + late
    return list(SCENES).index(asked["built"]), spoken, _EARLY.get(item.path.stem, len(_EARLY)), light


def _is_asked_elsewhere(item: pytest.Item) -> bool:
    """Whether the scene is built with marks instead (tests/screenshots/test_no_mixed_layer.py)."""
    is_ours = item.path == Path(__file__).with_name("test_words.py")
    return is_ours and is_built_with_marks(item.callspec.params["built"])  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def theme_on() -> None:
    """The looks stay as the last check left them; each scene puts them right when it is built."""


@pytest.fixture(autouse=True)
def english() -> None:
    """The language too: a scene that stands is asked to speak another one."""


@pytest.fixture(scope="session", params=SCENES)
def built(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Seen]:
    """One scene, built once."""
    seen = show(qapp, request.param)
    let_stay(qapp, stays=True)  # others may come and go while it stands
    yield seen
    let_stay(qapp, stays=False)
    throw_away(qapp, seen.shell)
    seen.look(False)


@pytest.fixture(scope="session", params=_LIGHTS)
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
