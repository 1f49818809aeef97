# SPDX-License-Identifier: EUPL-1.2
"""The look: `color`, `font`, `px` and `height` in the theme in use; `apply` switches it."""

from spreekuur.ui.theme.icons import draw as draw_icon
from spreekuur.ui.theme.icons import pixmap
from spreekuur.ui.theme.state import (
    brush,
    client_scale,
    color,
    font,
    height,
    ink,
    is_dark,
    mixed,
    pen,
    percent,
    px,
)
from spreekuur.ui.theme.switch import apply
from spreekuur.ui.theme.tokens import topic_look

__all__ = [
    "apply",
    "brush",
    "client_scale",
    "color",
    "draw_icon",
    "font",
    "height",
    "ink",
    "is_dark",
    "mixed",
    "pen",
    "percent",
    "pixmap",
    "px",
    "topic_look",
]
