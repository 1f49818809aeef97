# SPDX-License-Identifier: EUPL-1.2
"""Writes the trees of the scenes anew: python tests/ui/accessibility/write.py [SCENE ...]

Look at what changed (git diff) before it is kept: that is what a blind volunteer will hear.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Write the named scenes, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(HERE.parents[1])]
    from PySide6.QtWidgets import QApplication

    from screenshots.run import throw_away
    from screenshots.scenes import SCENES
    from ui.accessibility import tree
    from ui.accessibility.seen import show

    app = QApplication([])
    folder = HERE / "trees"
    folder.mkdir(exist_ok=True)
    for name in sys.argv[1:] or SCENES:
        seen = show(app, name)
        seen.say("nl")
        (folder / f"{name}.txt").write_text("\n".join(tree.lines(tree.read(seen.shell))) + "\n", "utf-8")
        throw_away(app, seen.shell)
    return 0


if __name__ == "__main__":
    sys.exit(main())
