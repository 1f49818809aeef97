# SPDX-License-Identifier: EUPL-1.2
"""Puts every text of a file into every field of the real window and says where it was not shown as typed.

Given: the file (JSON) and into how many of the sinks each text goes: 1 means all, 5 a fifth, in turn. What it finds
goes to stdout as JSON; a tracer outside sees what it opens and whom it calls.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QLabel

from leak.sinks import Found, gallery, papers, screens
from spreekuur.ui import theme

CONTROL, FOLDERS = "control", "folders"


def main() -> None:
    """Every text, every sink."""
    texts, share = json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2]
    app = QApplication(["-style", "fusion"])
    if share == CONTROL:
        for text in texts:  # as labels are when nobody thinks of it
            QLabel(text).grab()
        return
    theme.apply(app, theme="light", percent=100)
    found = Found()
    sys.excepthook = lambda _kind, error, _trace: found.crashed(error)
    house = screens.House(app)
    for turn, text in enumerate(texts):
        found.begin(text)
        if share == FOLDERS:
            found.into(screens.folders, house, text)
            continue
        for sink in gallery.SINKS:
            found.into(sink, text)
        for place, sink in enumerate((*papers.SINKS, *screens.SINKS)):
            if (place + turn) % int(share) == 0:
                found.into(sink, *((text,) if sink in papers.SINKS else (house, text)))
    house.close()
    sys.stdout.write(json.dumps({"faults": found.faults, "shown": found.shown, "took": found.took}))


main()
