# SPDX-License-Identifier: EUPL-1.2
"""Turns light, dark and text size on for the whole program, at the start and live."""

from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.ui.theme import fonts, state
from spreekuur.ui.theme.palette import palette
from spreekuur.ui.theme.sheet import sheet


def wants_dark(app: QApplication, theme: str) -> bool:
    """Whether a setting (`light`, `dark` or `system`) means dark on this computer now."""
    if theme != "system":
        return theme == "dark"
    # Asking for Qt's colour scheme by name would build all of its enums before the first paint.
    return app.style().standardPalette().window().color().lightness() < 128


def apply(app: QApplication, *, theme: str, percent: int) -> None:
    """Show the program in this theme and text size from now on; open windows change at once."""
    state.choose(dark=wants_dark(app, theme), percent=percent, family=fonts.family())
    # Taken off first: to change a sheet in place Qt takes four times as long as to take it off and put it on.
    app.setStyleSheet("")
    app.setPalette(palette(state.tokens()))
    app.setFont(state.font("body"))
    app.setStyleSheet(sheet(state.tokens()))
    for widget in QApplication.allWidgets():
        _restyle(widget)


def _restyle(widget: QWidget) -> None:
    # A part that keeps something of the theme, such as its font or size, has a `restyle` to take it anew.
    restyle = getattr(widget, "restyle", None)
    if restyle is not None:
        restyle()
    widget.update()
