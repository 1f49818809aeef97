# SPDX-License-Identifier: EUPL-1.2
"""Real keys on a real screen: the X server turns a place on the keyboard into what Qt says it is, for each layout."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 30
CHILD = Path(__file__).with_name("heard.py")
CONTROL, ALT, SHIFT, ALTGR = 37, 64, 50, 108
# The place of a key, as X numbers it: the letters are what is printed on a Latin keyboard.
PLACES = {"1": 10, "K": 45, "L": 46, "N": 57, "S": 39, "Z": 52, "F": 41, "H": 43, "/": 61, "0": 19}
PRESSED = (
    ((CONTROL, "S"), "save"),
    ((CONTROL, "Z"), "undo"),
    ((CONTROL, "N"), "new_talk"),
    ((CONTROL, SHIFT, "N"), "late_talk"),
    ((CONTROL, "L"), "lock"),
    ((CONTROL, "H"), "hide"),
    ((CONTROL, "/"), "all_keys"),
    ((CONTROL, "1"), "go_1"),
    ((CONTROL, "0"), "normal_size"),
    ((ALT, "1"), "Alt+1"),
)
LAYOUTS = {
    "us": ("us", ""),
    "polish": ("pl", ""),
    "bds": ("bg", ""),
    "phonetic": ("bg", "phonetic"),
    "new phonetic": ("bg", "bas_phonetic"),
}
# Alt and the place of K, as it is typed there; a label with that letter hears it.
TYPED = {"us": "K", "polish": "K", "bds": "Н", "phonetic": "К", "new phonetic": "К"}


class Keyboard:
    """Presses keys on a screen of its own, and hears what the child says."""

    def __init__(self, display: str, child: "subprocess.Popen[bytes]") -> None:
        self._here = os.environ | {"DISPLAY": display}
        self._child = child
        window = self.said().split()[1]
        self._run("xdotool", "windowfocus", "--sync", window)

    def use(self, layout: str, variant: str) -> None:
        """Type with another layout from now on."""
        self._run("setxkbmap", "-layout", layout, "-variant", variant)

    def press(self, *keys: int | str) -> None:
        """Hold all but the last, and press that."""
        codes = [str(PLACES[key] if isinstance(key, str) else key) for key in keys]
        held = [part for code in codes[:-1] for part in ("keydown", code)]
        released = [part for code in reversed(codes[:-1]) for part in ("keyup", code)]
        self._run("xdotool", *held, "key", codes[-1], *released)

    def said(self) -> str:
        """The next thing the child says."""
        heard, _, _ = select.select([self._child.stdout], [], [], PATIENCE)
        assert heard, "nothing was heard"
        return self._child.stdout.readline().decode().strip()  # type: ignore[union-attr]

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self._here, check=True, capture_output=True, timeout=PATIENCE)


@pytest.fixture(scope="module")
def keyboard() -> Iterator[Keyboard]:
    """A keyboard on a screen of its own, before a window with one field."""
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    display = f":{screen.stdout.readline().strip()}"  # type: ignore[union-attr]
    child = subprocess.Popen(
        [sys.executable, str(CHILD)],
        env=os.environ
        | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
    yield Keyboard(display, child)
    child.stdin.close()  # type: ignore[union-attr]
    child.wait(PATIENCE)
    child.stdout.close()  # type: ignore[union-attr]
    screen.terminate()
    screen.wait(PATIENCE)
    screen.stdout.close()  # type: ignore[union-attr]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_places_do_the_same_under_every_layout(keyboard, name):
    keyboard.use(*LAYOUTS[name])
    heard = {}
    for keys, meant in PRESSED:
        keyboard.press(*keys)
        heard[meant] = keyboard.said()
    keyboard.press(ALT, "K")
    heard["typed"] = keyboard.said()
    expected = {meant: f"key {meant}" for _keys, meant in PRESSED}
    assert heard == expected | {"typed": f"key Alt+{TYPED[name]}"}


def test_altgr_types_a_polish_letter(keyboard):
    keyboard.use("pl", "")
    keyboard.press(ALTGR, "L")
    assert keyboard.said() == "text ł"
