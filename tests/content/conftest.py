# SPDX-License-Identifier: EUPL-1.2
import shutil

import pytest

from spreekuur.resources import resource


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
