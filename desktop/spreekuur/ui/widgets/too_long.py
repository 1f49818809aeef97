# SPDX-License-Identifier: EUPL-1.2
"""A text that is too long for its field: what fits is kept, and how much did not fit is said, with the way back.

The nearest part around the field that can say it does: a `Field` below itself, else the window in its band.
"""

from typing import Any

from PySide6.QtWidgets import QWidget

from spreekuur.language import _, ngettext
from spreekuur.ui.widgets.say import announce


def left_out(before_cursor: str, coming: str) -> int:
    """How many signs of what came found no room: what fitted stands before the cursor."""
    fitted = min(len(coming), len(before_cursor))
    while fitted and not before_cursor.endswith(coming[:fitted]):
        fitted -= 1
    return len(coming) - fitted


def sentence(count: int, most: int) -> str:
    """How much did not fit, and what that means."""
    return ngettext(
        "{n} sign did not fit: this field takes {most}. What fits is kept.",
        "{n} signs did not fit: this field takes {most}. What fits is kept.",
        count,
    ).format(
        n=f"{count:,}".replace(",", "\N{NO-BREAK SPACE}"), most=f"{most:,}".replace(",", "\N{NO-BREAK SPACE}")
    )


def tell(editor: Any, count: int, most: int) -> None:
    """Say beside an editor that so many signs found no room; its `undo` gives it back as it was."""
    if count <= 0:
        return
    part: QWidget | None = editor
    while (part := part.parentWidget() if part is not None else None) is not None:
        if hasattr(part, "tell_too_long"):
            part.tell_too_long(editor, count, most)
            break
        if hasattr(part, "notices"):
            part.notices.say("warn", sentence(count, most), _("Undo"), editor.undo)
            break
    announce(editor, sentence(count, most), assertive=True)
