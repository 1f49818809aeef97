# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader finds: every scene as it was looked over, and in six languages nothing without a name.

A scene that changed on purpose is written anew: python tests/ui/accessibility/write.py [SCENE ...]
"""

from collections import Counter
from pathlib import Path

from screenshots.scenes import SCENES
from ui.accessibility import tree

HELD = Path(__file__).parent / "trees"


def test_the_tree_is_the_one_that_was_looked_over(scene):
    held = (HELD / f"{scene.name}.txt").read_text("utf-8").splitlines()
    assert tree.lines(tree.read(scene.shell)) == held, "run: python tests/ui/accessibility/write.py"


def test_no_tree_is_held_of_a_scene_that_is_gone():
    assert {file.stem for file in HELD.iterdir()} <= set(SCENES)


def test_every_control_has_a_name_a_role_and_no_double(spoken):
    controls = tree.read(spoken.shell).controls()
    nameless = [f"{node.role} {type(node.thing).__name__}" for node in controls if not node.name.strip()]
    roleless = [f"{node.role} {node.name}" for node in controls if node.role in tree.CONTAINERS]
    said = Counter((node.role, node.name, node.description) for node in controls if node.role != "ListItem")
    assert (nameless, roleless, [who for who, count in said.items() if count > 1]) == ([], [], [])
