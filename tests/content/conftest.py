# SPDX-License-Identifier: EUPL-1.2
import marshal
import shutil

import pytest

from spreekuur.content.building.reading import Sources
from spreekuur.resources import resource


@pytest.fixture(scope="session", autouse=True)
def what_did_not_change_is_parsed_once():
    """A test damages one file of seventeen: to parse the others anew was two thirds of the time. Each gets a copy."""
    parsed, kept = Sources._parsed, {}

    def once(sources, path):
        key = path.read_bytes(), path.parent.resolve() == sources._shipped.resolve()
        if key not in kept:
            kept[key] = marshal.dumps(parsed(sources, path))
        return marshal.loads(kept[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sources, "_parsed", once)
        yield


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """A copy of the shipped content, to be treated as the shipped content."""
    folder = tmp_path_factory.mktemp("content") / "content"
    shutil.copytree(resource("content"), folder)
    return folder


@pytest.fixture
def folder(tmp_path, pristine):
    """A copy to be damaged; checked as strictly as the shipped content."""
    for path in pristine.rglob("*.yaml"):
        place = tmp_path / path.relative_to(pristine)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(path.read_bytes())
    return tmp_path
