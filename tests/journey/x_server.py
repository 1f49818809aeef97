# SPDX-License-Identifier: EUPL-1.2
"""An X server of the test's own: what stands on its screen and how its windows are called, without other tools."""

import ctypes
import ctypes.util
import os
import struct
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 30
_VIEWABLE = 2


class XServer:
    """Started on the first free display; `colours` are those on its screen, `titles` those of its windows."""

    def __init__(self, folder: Path) -> None:
        told, tell = os.pipe()
        command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        command += ["-fbdir", str(folder)]
        self._process = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
        os.close(tell)
        with os.fdopen(told) as pipe:
            self.display = ":" + pipe.readline().strip()
        self._screen = folder / "Xvfb_screen0"

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(PATIENCE)

    def colours(self) -> set[str]:
        """Every colour that is seen now, such as `#0b6b5b`."""
        data = self._screen.read_bytes()
        head = struct.unpack(">20I", data[:80])
        size, line, count = head[0], head[12], head[19]
        pixels = data[size + 12 * count :][: line * 768]
        found = {pixels[at : at + 4] for at in range(0, len(pixels), 4)}
        order = slice(2, None, -1) if head[7] == 0 else slice(1, 4)
        return {"#" + pixel[order].hex() for pixel in found}

    def titles(self) -> list[str]:
        """The names of the windows that are seen."""
        x11 = _library()
        display = x11.XOpenDisplay(self.display.encode())
        windows, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        top = x11.XDefaultRootWindow(display)
        refs = map(ctypes.byref, (root, parent, windows, count))
        x11.XQueryTree(display, top, *refs)
        found = [_title(x11, display, windows[at]) for at in range(count.value)]
        x11.XCloseDisplay(display)
        return [title for title in found if title]


def _library() -> ctypes.CDLL:
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x11.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 4]
    x11.XFetchName.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
    x11.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    return x11


def _title(x11: ctypes.CDLL, display: object, window: int) -> str:
    attributes = (ctypes.c_long * 32)()  # the map state is its 24th int on 64 bits
    x11.XGetWindowAttributes(display, window, attributes)
    if ctypes.cast(attributes, ctypes.POINTER(ctypes.c_int))[23] != _VIEWABLE:
        return ""
    name = ctypes.c_char_p()
    x11.XFetchName(display, window, ctypes.byref(name))
    return (name.value or b"?").decode()


def wait(until: Callable[[], bool]) -> None:
    """Wait for another process."""
    given_up = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < given_up, "it never came"
        time.sleep(0.05)
